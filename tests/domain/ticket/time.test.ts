import { HOUR, instantAt, MINUTE } from '../../../domain/kernel/instant'
import { entriesOfTime } from '../../../domain/ticket/tick'
import { ownerFrom, report } from '../../support/ticket-story'
import { given, small, type Play } from './play'

/** Wednesday 11 March 2026, 10:00 in Shanghai. */
const AT = instantAt('2026-03-11', 600)
const { chen } = small.people
const accepted = (): Play =>
  given(report(small, { id: 't1', at: AT }).dispatched(chen).ticket).when('chen', { do: 'accept' }, 5)
const done = () => accepted().when('chen', { do: 'arrive' }, 20).when('chen', { do: 'finish' }, 60)

describe('time', () => {
  it('dispatches what was held when the working period began, dated then however late the timer is', () => {
    const start = AT + HOUR
    const night = given(report(small, { id: 't1', at: AT }).held(chen, 'member', start).ticket)
    expect(night.tick(59).ticket).toBe(night.ticket)
    const late = night.tick(150, { to: 'liu' })
    expect(late.now()).toMatchObject({ state: 'dispatched', owner: 'liu' })
    expect(late.ticket.timeline.at(-2)).toMatchObject({
      at: start,
      fact: { type: 'dispatched', why: 'working_time_began' },
    })
    expect(late.ticket.clocks.find((clock) => clock.name === 'assigned')?.metAt).toBe(start)
    expect(late.ticket.dispatchAt).toBeUndefined()
  })

  it('takes silence as consent 72 h after done, dated then, once', () => {
    const silence = done().tick(60 + 72 * 60 + 500)
    expect(silence.facts).toEqual([{ type: 'confirmed', auto: true }])
    expect(silence.ticket.confirmedAt).toBe(AT + 60 * MINUTE + 72 * HOUR)
    expect(silence.tick(9999).ticket).toBe(silence.ticket)
  })

  it('confirms once when the resident and the timer do it in the same second (domain.md §9)', () => {
    const at = 60 + 72 * 60
    const byPerson = done().when('wang', { do: 'confirm' }, at)
    expect(byPerson.tick(at).ticket).toBe(byPerson.ticket)
    const byTimer = done().tick(at)
    const after = byTimer.when('wang', { do: 'confirm' }, at)
    expect(after.refused).toBeUndefined()
    expect(after.ticket).toBe(byTimer.ticket)
  })

  it('marks each missed target once, in the order in which they passed', () => {
    const missed = accepted().tick(30 * 60)
    expect(missed.facts).toMatchObject([
      { type: 'overdue', clock: 'firstReply', dueAt: AT + 2 * HOUR },
      { type: 'overdue', clock: 'solved', dueAt: AT + 24 * HOUR },
    ])
    expect(missed.tick(40 * 60).ticket).toBe(missed.ticket)
    expect(missed.ticket.facts).toMatchObject({ late: true, lateFirstReply: true, lateSolved: true })
  })

  it('finds a message that the ticket was never told of before it calls the reply overdue', () => {
    const by = { kind: 'staff' as const, personId: chen._id, name: chen.name }
    const messages = [{ _id: 'm1', at: AT + HOUR, by }]
    const found = accepted().tick(130, { messages })
    expect(found.facts).toEqual([{ type: 'replied', messageId: 'm1' }])
    expect(found.ticket.facts.lateFirstReply).toBe(false)
    expect(found.tick(131, { messages }).ticket).toBe(found.ticket)
  })

  it('gives a ticket that nobody can take to nobody, visibly, and asks no more', () => {
    const night = given(report(small, { id: 't1', at: AT }).held(chen, 'member', AT + HOUR).ticket)
    const morning = night.tick(60, { to: 'nobody' })
    expect(morning.ticket.owner).toEqual(ownerFrom({ ...chen, _id: '', name: '', phone: '' }, 'nobody'))
    expect(morning.heard).toContain('job_offered → nobody')
    expect(morning.ticket.nextDueAt).toBeGreaterThan(AT + HOUR)
  })
})

describe('a calendar that changed while a ticket was held', () => {
  it('holds it again, and dispatches it once the new start has come, however late the timer is', () => {
    const ticket = report(small, { id: 't1', at: AT }).held(chen, 'member', AT + HOUR).ticket
    const moved = AT + 3 * HOUR
    const tick = (now: number) =>
      entriesOfTime(ticket, {
        now,
        handler: (at) => ({
          kind: 'member',
          personId: chen._id,
          name: chen.name,
          phone: chen.phone,
          reason: 'least_open_work',
          startsAt: Math.max(at, moved),
        }),
        lead: undefined,
        messages: [],
      }).map(({ at, fact }) => [fact.type, (at - AT) / HOUR])
    expect(tick(AT + HOUR)).toEqual([['held', 1]])
    expect(tick(AT + 4 * HOUR).filter(([type]) => type !== 'overdue')).toEqual([
      ['held', 1],
      ['dispatched', 3],
    ])
  })
})

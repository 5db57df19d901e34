import { HOUR, instantAt, MINUTE } from '../../../domain/kernel/instant'
import { REPLACED_CAP } from '../../../domain/sla/clock-changes'
import { latestVisit } from '../../../domain/ticket/visit'
import { report } from '../../support/ticket-story'
import { given, small, type Play } from './play'

/** Wednesday 11 March 2026, 10:00 in Shanghai. */
const AT = instantAt('2026-03-11', 600)
const leak = (more: object = {}): Play =>
  given(report(small, { id: 't1', at: AT, ...more }).dispatched(small.people.chen).ticket)
const accepted = (more: object = {}): Play => leak(more).when('chen', { do: 'accept' }, 5)
const appoint = (minutes: number) => ({ do: 'appoint' as const, visitAt: AT + minutes * MINUTE })
const due = (play: Play) => ['firstReply', 'onSite', 'solved'].map((name) => play.dueIn(name))
const TOMORROW = 24 * 60

describe('a time agreed after accepting (domain.md §3.3, decisions/0019)', () => {
  it('is a first reply, the promise to be there, and replaces the solved target', () => {
    const before = accepted()
    expect(due(before)).toEqual([120, undefined, TOMORROW])
    const agreed = before.when('chen', appoint(300), 10)
    expect(agreed.facts).toEqual([
      {
        type: 'appointed',
        visitAt: AT + 300 * MINUTE,
        promised: { onSite: AT + 300 * MINUTE, solved: AT + 420 * MINUTE },
      },
    ])
    expect(due(agreed)).toEqual([undefined, 300, 420])
    expect(agreed.ticket.clocks.find(({ name }) => name === 'solved')?.replaced).toHaveLength(1)
    expect(agreed.ticket.brief.next).toEqual({ what: 'visit', by: AT + 300 * MINUTE })
  })

  it('takes back that somebody is on the way: they have not set out for that one', () => {
    const moved = accepted().when('chen', { do: 'set_out' }, 6).when('chen', appoint(300), 10)
    expect(moved.now()).toMatchObject({ state: 'accepted', owner: 'chen' })
    expect(moved.when('chen', { do: 'set_out' }, 280).now().state).toBe('on_the_way')
  })

  it('named again changes nothing; an earlier one is a visit within what is promised', () => {
    const agreed = accepted().when('chen', appoint(300), 10)
    const again = agreed.when('chen', appoint(300), 11)
    expect(again.ticket).toBe(agreed.ticket)
    const earlier = agreed.when('chen', appoint(200), 12)
    expect(due(earlier)).toEqual([undefined, 200, 420])
  })

  it.each(['chen', 'dispatcher'] as const)('a later one is not for %s to agree', (who) => {
    const agreed = accepted().when('chen', appoint(300), 10)
    const later = agreed.when(who, appoint(TOMORROW), 20)
    expect(later.refused).toEqual({ code: 'SECOND_APPOINTMENT', solveBy: AT + 420 * MINUTE })
    expect(later.ticket).toBe(agreed.ticket)
  })

  it.each(['engineeringLead', 'supervisor'] as const)('but %s moves it, and all targets are kept', (who) => {
    const moved = accepted().when('chen', appoint(300), 10).when(who, appoint(TOMORROW), 20)
    expect(due(moved)).toEqual([undefined, TOMORROW, TOMORROW + 120])
    const solved = moved.ticket.clocks.find(({ name }) => name === 'solved')
    expect(solved?.replaced?.map(({ dueAt }) => (dueAt - AT) / MINUTE)).toEqual([TOMORROW, 420])
    expect(moved.now().owner).toBe('chen')
  })

  it('that was missed stays missed, whatever is agreed afterwards', () => {
    const missed = accepted().when('chen', appoint(60), 10).tick(61)
    expect(missed.facts).toMatchObject([{ type: 'overdue', clock: 'onSite' }])
    const moved = missed.when('engineeringLead', appoint(300), 70).when('chen', { do: 'arrive' }, 290)
    expect(moved.ticket.facts).toMatchObject({ lateOnSite: true })
  })

  it('in a slot is promised by its end, and both ends are told', () => {
    const slot = { do: 'appoint' as const, visitFrom: AT + 300 * MINUTE, visitAt: AT + 420 * MINUTE }
    const agreed = accepted().when('chen', slot, 10)
    expect(due(agreed)).toEqual([undefined, 420, 540])
    const aim = { what: 'visit', from: AT + 300 * MINUTE, by: AT + 420 * MINUTE }
    expect(agreed.ticket.brief.next).toEqual(aim)
    expect(agreed.when('chen', slot, 11).ticket).toBe(agreed.ticket)
    const told = agreed.ticket.pending.find(({ kind }) => kind === 'visit_agreed')
    expect(told?.words).toMatchObject({ from: aim.from, by: aim.by })
    expect(told?.words).not.toHaveProperty('was')
    // A time without a beginning takes the place of the slot, whole.
    const moved = agreed.when('engineeringLead', appoint(360), 20)
    expect(moved.ticket.brief.next).toEqual({ what: 'visit', by: AT + 360 * MINUTE })
    expect(moved.facts).toMatchObject([{ type: 'appointed', was: { from: aim.from, by: aim.by } }])
    expect(moved.ticket.pending.at(-2)?.words).toMatchObject({ was: { from: aim.from, by: aim.by } })
  })

  it.each([
    ['ends when it begins', 300, 300],
    ['ends before it begins', 301, 300],
    ['lasts longer than anybody waits', 300, 300 + 12 * 60 + 1],
  ])('is no slot when it %s', (_name, from, by) => {
    const slot = { visitFrom: AT + from * MINUTE, visitAt: AT + by * MINUTE }
    expect(accepted().when('chen', { do: 'appoint', ...slot }, 10).refused).toEqual({ code: 'VISIT_NO_SLOT' })
    expect(leak().when('chen', { do: 'accept', ...slot }, 10).refused).toEqual({ code: 'VISIT_NO_SLOT' })
  })

  it('is offered no later than it would be accepted', () => {
    const agreed = accepted().when('chen', appoint(300), 10)
    expect(latestVisit(accepted().ticket, ['handler'])).toBeUndefined()
    expect(latestVisit(agreed.ticket, ['lead'])).toBeUndefined()
    const latest = ((latestVisit(agreed.ticket, ['handler']) ?? 0) - AT) / MINUTE
    expect(agreed.when('chen', appoint(latest), 20).refused).toBeUndefined()
    expect(agreed.when('chen', appoint(latest + 1), 20).refused).toMatchObject({ code: 'SECOND_APPOINTMENT' })
  })

  it('moved again and again keeps a bounded record: the first, the first missed and the newest', () => {
    let play = accepted().when('chen', appoint(300), 10)
    const missed = 320
    for (let turn = 0; turn < 40; turn += 1)
      play = play.when('engineeringLead', appoint(1000 + turn), missed + turn)
    for (const clock of play.ticket.clocks) {
      const kept = clock.replaced ?? []
      expect(kept.length).toBeLessThanOrEqual(REPLACED_CAP)
      if (clock.name === 'onSite') expect(kept[0]?.dueAt).toBe(AT + 300 * MINUTE)
    }
    expect(play.ticket.facts).toMatchObject({ lateOnSite: true })
  })

  it('never softens the 30 minutes of an emergency', () => {
    const trapped = accepted({ category: 'elevator_trapped' })
    const agreed = trapped.when('engineeringLead', appoint(300), 10)
    expect(agreed.dueIn('onSite')).toBe(15)
  })

  it.each<[string, () => Play, Parameters<Play['when']>[0], object]>([
    ['before anybody has accepted', leak, 'chen', { code: 'WRONG_STATE', state: 'dispatched' }],
    [
      'when somebody is there',
      () => accepted().when('chen', { do: 'arrive' }, 6),
      'engineeringLead',
      { code: 'WRONG_STATE', state: 'on_site' },
    ],
    ['by a colleague', accepted, 'liu', { code: 'NOT_ALLOWED' }],
    ['by the lead of another department', accepted, 'securityLead', { code: 'NOT_ALLOWED' }],
    ['by the resident', accepted, 'wang', { code: 'OWN_MATTER' }],
  ])('is refused %s', (_name, play, who, refused) => {
    expect(play().when(who, appoint(300), 10).refused).toEqual(refused)
  })

  it('cannot be in the past', () => {
    expect(accepted().when('chen', appoint(9), 10).refused).toEqual({ code: 'VISIT_IN_PAST' })
  })

  it('for what needs no visit is when it will be dealt with', () => {
    const noise = given(
      report(small, { id: 't2', at: AT, category: 'noise' }).dispatched(small.people.guard).ticket,
    ).when('guard', { do: 'accept' }, 5)
    const agreed = noise.when('guard', { do: 'appoint', visitAt: AT + 3 * HOUR }, 10)
    expect(agreed.refused).toBeUndefined()
    expect([agreed.dueIn('onSite'), agreed.dueIn('solved')]).toEqual([undefined, 300])
  })
})

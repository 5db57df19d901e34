import { HOUR, instantAt, MINUTE } from '../../../domain/kernel/instant'
import { promiseOf } from '../../../domain/ticket/promise'
import { smallCommunity } from '../../support/small-community'
import { report } from '../../support/ticket-story'

const small = smallCommunity()
const { chen, manager } = small.people
/** A Wednesday at 10:00, an ordinary working day. */
const AT = instantAt('2026-03-11', 600)
const after = (minutes: number) => AT + minutes * MINUTE

const repair = report(small, { id: 't1', at: AT })
const emergency = report(small, { id: 't2', at: AT, category: 'elevator_trapped' })

describe('the promise on a ticket', () => {
  it.each([
    ['held until the next working period', repair.held(chen, 'member', after(60)), 5, 'dispatch', 60],
    ['in triage with nobody on duty', repair.held(manager, 'manager'), 5, 'dispatch', 120],
    ['dispatched', repair.dispatched(chen), 5, 'reply', 120],
    ['accepted without a visit', repair.dispatched(chen).accepted(chen, 10), 15, 'reply', 120],
    ['accepted and replied', repair.dispatched(chen).accepted(chen, 10).replied(12), 15, 'solved', 24 * 60],
    ['visit agreed', repair.dispatched(chen).accepted(chen, 10, after(300)), 15, 'visit', 300],
    [
      'visit agreed, on the way',
      repair.dispatched(chen).accepted(chen, 10, after(300)).setOut(290),
      291,
      'visit',
      300,
    ],
    [
      'on site',
      repair.dispatched(chen).accepted(chen, 10, after(300)).arrived(299),
      299,
      'solved',
      300 + 120,
    ],
    [
      'done',
      repair.dispatched(chen).accepted(chen, 10).arrived(20).finished(40),
      50,
      'confirm',
      40 + 72 * 60,
    ],
    ['an emergency', emergency.dispatched(chen), 1, 'reply', 5],
    ['an emergency replied to', emergency.dispatched(chen).replied(2), 3, 'visit', 15],
    [
      'an emergency with a later visit agreed',
      emergency.dispatched(chen).accepted(chen, 2, after(60)),
      3,
      'visit',
      15,
    ],
    ['an emergency on site', emergency.dispatched(chen).replied(2).arrived(9), 10, 'reply', 9 + 120],
  ] as const)('%s', (_name, story, now, what, by) => {
    expect(promiseOf(story.ticket, after(now), 'resident')).toMatchObject({
      what,
      by: after(by),
      late: false,
    })
  })

  it('is late one millisecond after its target and not before', () => {
    const { ticket } = repair.dispatched(chen)
    expect(promiseOf(ticket, AT + 2 * HOUR, 'staff').late).toBe(false)
    expect(promiseOf(ticket, AT + 2 * HOUR + 1, 'staff').late).toBe(true)
  })

  it('does not hide a target that was missed while it was held', () => {
    const { ticket } = repair.held(chen, 'member', after(60 * 48))
    const [, reply] = ticket.clocks
    expect(promiseOf(ticket, (reply?.dueAt ?? 0) + 1, 'staff')).toMatchObject({ late: true })
    expect(promiseOf(ticket, AT, 'staff')).toMatchObject({ what: 'dispatch', late: false })
  })

  it('turns from dispatch to the running target when the held time has come', () => {
    const { ticket } = repair.held(chen, 'member', after(60))
    expect(promiseOf(ticket, after(61), 'staff')).toMatchObject({ what: 'dispatch', by: after(120) })
  })

  it('forgets the visit of the first time when the work is reopened', () => {
    const done = repair.dispatched(chen).accepted(chen, 10, after(300)).arrived(299).finished(310)
    expect(promiseOf(done.reopened(400).ticket, after(410), 'resident')).toMatchObject({
      what: 'solved',
      by: after(300 + 120 + 90),
      late: false,
    })
  })

  it.each([
    ['confirmed', repair.dispatched(chen).accepted(chen, 1).arrived(2).finished(3).confirmed(4)],
    ['cancelled', repair.dispatched(chen).cancelled(4)],
  ])('promises nothing any more once %s', (_state, story) => {
    const promise = promiseOf(story.ticket, after(9_000), 'resident')
    expect(promise).toMatchObject({ what: 'none', late: false })
    expect(promise.by).toBeUndefined()
  })

  it('names the owner in full to staff, by courtesy to residents, and nobody where there is nobody', () => {
    const { ticket } = repair.dispatched(chen)
    expect(promiseOf(ticket, AT, 'staff').who).toBe('陈建国')
    expect(promiseOf(ticket, AT, 'resident').who).toBe('陈师傅')
    expect(promiseOf(repair.ticket, AT, 'resident').who).toBeUndefined()
  })
})

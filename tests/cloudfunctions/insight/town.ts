import { DAY, HOUR, MINUTE, type Instant } from '../../../domain/kernel/instant'
import type { Ticket } from '../../../domain/ticket/ticket'
import { OTHER_COMMUNITY_ID, type SmallCommunity } from '../../support/small-community'
import { report, type Story } from '../../support/ticket-story'

/** How a ticket can have gone by now, from a report `at`. */
const LIVES: ((small: SmallCommunity, id: string, at: Instant) => Story)[] = [
  (small, id, at) => report(small, { id, at }).held(small.people.manager, 'manager'),
  (small, id, at) => report(small, { id, at }).dispatched(small.people.chen),
  (small, id, at) => report(small, { id, at }).dispatched(small.people.dutyOfficer, 1, 'duty_officer'),
  (small, id, at) =>
    report(small, { id, at }).dispatched(small.people.liu).accepted(small.people.liu, 4).replied(5),
  (small, id, at) =>
    report(small, { id, at, category: 'noise' })
      .dispatched(small.people.guard)
      .accepted(small.people.guard, 20),
  (small, id, at) =>
    report(small, { id, at, category: 'elevator_trapped' }).dispatched(small.people.chen).replied(1),
  (small, id, at) =>
    report(small, { id, at, category: 'elevator_trapped' })
      .dispatched(small.people.chen)
      .accepted(small.people.chen, 1)
      .setOut(2)
      .arrived(25)
      .finished(29),
  (small, id, at) =>
    report(small, { id, at })
      .dispatched(small.people.chen)
      .accepted(small.people.chen, 3)
      .arrived(9)
      .finished(20)
      .confirmed(25)
      .rated(26, 5),
  (small, id, at) =>
    report(small, { id, at })
      .dispatched(small.people.liu)
      .accepted(small.people.liu, 3)
      .arrived(9)
      .finished(20)
      .reopened(28),
  (small, id, at) => report(small, { id, at, category: 'cleaning' }).cancelled(2),
  (small, id, at) =>
    report(small, { id, at, category: 'elevator_trapped' })
      .dispatched(small.people.chen)
      .accepted(small.people.chen, 1)
      .arrived(10),
  (small, id, at) =>
    report(small, { id, at, category: 'elevator_trapped' })
      .dispatched(small.people.chen)
      .overdue(6)
      .cancelled(10),
]

/** A closed life that kept nothing: replied, solved and rated far too late. */
const lateLife = (small: SmallCommunity, id: string, at: Instant): Story =>
  report(small, { id, at })
    .dispatched(small.people.chen)
    .accepted(small.people.chen, 200)
    .arrived(1500)
    .finished(1510)
    .rated(1520, 2)

/** Reports of the last four days in every state, some of them next door, none after `now`. */
export const townOf = (small: SmallCommunity, now: Instant): Ticket[] => {
  const ages = [30 * MINUTE, 95 * MINUTE, 3 * HOUR, 23.6 * HOUR, 25 * HOUR, 2 * DAY, 3 * DAY]
  const lives = ages.flatMap((age, a) =>
    LIVES.map((life, l) => life(small, `t${String(a)}x${String(l)}`, now - age).ticket),
  )
  const late = [2 * DAY, 3 * DAY].map(
    (age, index) => lateLife(small, `late${String(index)}`, now - age).ticket,
  )
  const nextDoor = lives.slice(0, 12).map((ticket) => ({
    ...ticket,
    _id: `n-${ticket._id}`,
    number: `N${ticket.number}`,
    communityId: OTHER_COMMUNITY_ID,
  }))
  return [...lives, ...late, ...nextDoor]
}

import { meetClock, replaceSolvedByAppointment } from '../../../domain/sla/clock-changes'
import { type Clock, clocksFor, type ClockName, nextDue } from '../../../domain/sla/clocks'
import { type Pause, withPauses } from '../../../domain/sla/pauses'
import { DEFAULT_POLICY, inForce } from '../../../domain/sla/policy'
import { PUBLIC_DAYS } from '../../../domain/sla/public-holidays'
import { at, said } from '../when'

const policy = inForce(DEFAULT_POLICY, PUBLIC_DAYS)
const office = policy.calendars.customer_service
const always = policy.calendars.engineering
const repair = clocksFor({ kind: 'normal-repair' }, at('2025-09-10 10:00'), policy, 'engineering')
const minor = clocksFor({ kind: 'complaint', class: 'minor' }, at('2025-09-10 10:00'), policy, 'cleaning')

const pause = (from: string, to?: string): Pause => ({
  from: at(from),
  ...(to === undefined ? {} : { to: at(to) }),
})
const one = (clocks: readonly Clock[], name: ClockName): Clock => clocks.find((clock) => clock.name === name)!
const solvedDue = (clocks: readonly Clock[], pauses: Pause[], now: string, calendar = always): string =>
  said(one(withPauses(clocks, pauses, at(now), calendar), 'solved').dueAt)

test('the time that stood still is added to the solved target', () => {
  expect(solvedDue(repair, [pause('2025-09-10 12:00', '2025-09-10 15:00')], '2025-09-10 16:00')).toBe(
    '2025-09-11 13:00',
  )
})

test('a limit in working time loses working time only', () => {
  const evening = [pause('2025-09-10 17:00', '2025-09-11 09:00')]
  expect(solvedDue(minor, evening, '2025-09-11 09:30', office)).toBe('2025-09-11 11:00')
})

test('pauses that overlap count once', () => {
  const both = [pause('2025-09-10 13:00', '2025-09-10 16:00'), pause('2025-09-10 12:00', '2025-09-10 15:00')]
  expect(solvedDue(repair, both, '2025-09-10 18:00')).toBe('2025-09-11 14:00')
})

test('while it lasts the clock stands still and is not due', () => {
  const open = [pause('2025-09-10 12:00')]
  const standing = withPauses(repair, open, at('2025-09-15 12:00'), always)
  expect(one(standing, 'solved')).toMatchObject({ paused: true, dueAt: at('2025-09-16 10:00') })
  const answered = meetClock(meetClock(standing, 'assigned', 1), 'firstReply', 1)
  expect(nextDue(answered)).toBeUndefined()
  const over = withPauses(
    repair,
    [pause('2025-09-10 12:00', '2025-09-15 12:00')],
    at('2025-09-15 12:00'),
    always,
  )
  expect(one(over, 'solved').paused).toBeUndefined()
})

test('naming somebody and answering are never paused', () => {
  const standing = withPauses(repair, [pause('2025-09-10 10:30')], at('2025-09-10 11:00'), always)
  expect(one(standing, 'assigned')).toEqual(one(repair, 'assigned'))
  expect(one(standing, 'firstReply')).toEqual(one(repair, 'firstReply'))
})

test('a pause that began after the target excuses nothing', () => {
  const late = [pause('2025-09-11 10:00')]
  const clock = one(withPauses(repair, late, at('2025-09-12 10:00'), always), 'solved')
  expect(clock).toEqual(one(repair, 'solved'))
})

test('a pause after the work was solved moves nothing', () => {
  const met = meetClock(repair, 'solved', at('2025-09-10 14:00'))
  const pauses = [pause('2025-09-10 13:00', '2025-09-10 15:00')]
  expect(solvedDue(met, pauses, '2025-09-10 18:00')).toBe('2025-09-11 11:00')
})

test('an appointment is not moved by what stood still before it was agreed', () => {
  const agreed = replaceSolvedByAppointment(repair, {
    solveBy: at('2025-09-13 09:00'),
    agreedAt: at('2025-09-10 14:00'),
  })
  const pauses = [
    pause('2025-09-10 12:00', '2025-09-10 14:00'),
    pause('2025-09-12 09:00', '2025-09-12 10:00'),
  ]
  expect(solvedDue(agreed, pauses, '2025-09-12 12:00')).toBe('2025-09-13 10:00')
})

test('without pauses the clocks are as promised', () => {
  expect(withPauses(repair, [], at('2025-09-12 12:00'), always)).toEqual(repair)
})

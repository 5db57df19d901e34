import fc from 'fast-check'
import { HOUR, MINUTE } from '../../../domain/kernel/instant'
import { meetClock, replaceSolvedByAppointment, tellPlan } from '../../../domain/sla/clock-changes'
import { type Clock, clocksFor, type ClockName, type ServiceCase } from '../../../domain/sla/clocks'
import { COMPLAINT_CLASSES, DEFAULT_POLICY, inForce } from '../../../domain/sla/policy'
import { instantOfShare, progressOf, stepsOf } from '../../../domain/sla/progress'
import { PUBLIC_DAYS } from '../../../domain/sla/public-holidays'
import { at, said } from '../when'

const policy = inForce(DEFAULT_POLICY, PUBLIC_DAYS)
const office = policy.calendars.customer_service
const always = policy.calendars.engineering
const clockOf = (serviceCase: ServiceCase, name: ClockName, submitted = '2025-09-12 16:00'): Clock =>
  clocksFor(serviceCase, at(submitted), policy, 'customer_service').find((clock) => clock.name === name)!

const reply = clockOf({ kind: 'complaint', class: 'minor' }, 'assigned', '2025-09-12 17:20')
const emergency = clockOf({ kind: 'emergency-repair', trapped: false }, 'onSite')

describe('the share of a limit that is used', () => {
  test.each([
    ['at submission', '2025-09-12 16:00', 0],
    ['half', '2025-09-12 16:15', 0.5],
    ['due', '2025-09-12 16:30', 1],
    ['twice', '2025-09-12 17:00', 2],
  ])('calendar time, 30 min: %s', (_what, now, expected) => {
    expect(progressOf(emergency, at(now), always)).toBeCloseTo(expected, 9)
  })

  test.each([
    ['ten minutes before closing', '2025-09-12 17:20', 0],
    ['at closing', '2025-09-12 17:30', 1 / 3],
    ['all weekend', '2025-09-14 12:00', 1 / 3],
    ['on Monday', '2025-09-15 08:50', 1],
    ['later', '2025-09-15 09:20', 2],
  ])('working time, 30 min: %s', (_what, now, expected) => {
    expect(progressOf(reply, at(now), office)).toBeCloseTo(expected, 9)
  })

  test('it stops when met', () => {
    const [met] = meetClock([emergency], 'onSite', at('2025-09-12 16:15'))
    expect(progressOf(met!, at('2025-09-13 16:15'), always)).toBeCloseTo(0.5, 9)
  })

  test('a working day is as long as the department works on it', () => {
    const clock = clockOf({ kind: 'complaint', class: 'minor' }, 'solved', '2025-09-10 10:00')
    expect(progressOf(clock, at('2025-09-10 13:30') + 105 * MINUTE, office)).toBeCloseTo(0.5, 9)
  })

  test('"at once" is measured in minutes', () => {
    const atOnce = clockOf({ kind: 'emergency-repair', trapped: false }, 'assigned')
    expect(progressOf(atOnce, atOnce.dueAt, always)).toBe(1)
    expect(progressOf(atOnce, atOnce.dueAt + MINUTE, always)).toBe(2)
  })

  test('an appointment keeps the length of the limit as the measure', () => {
    const repair = clocksFor({ kind: 'normal-repair' }, at('2025-09-10 10:00'), policy, 'engineering')
    const [solved] = replaceSolvedByAppointment(repair, {
      solveBy: at('2025-09-13 09:00'),
      agreedAt: at('2025-09-10 11:00'),
    }).filter((clock) => clock.name === 'solved')
    expect(progressOf(solved!, at('2025-09-11 10:00'), always)).toBe(0)
    expect(progressOf(solved!, at('2025-09-12 21:00'), always)).toBeCloseTo(0.5, 9)
    expect(progressOf(solved!, at('2025-09-13 09:00') + 24 * HOUR, always)).toBeCloseTo(2, 9)
  })
})

test('80 % warns the owner, 100 % tells the lead, 150 % the supervisor, 200 % the manager', () => {
  const told = (clock: Clock, calendar: typeof office): [string, string][] =>
    stepsOf(clock, policy, calendar).map((step) => [step.tell, said(step.at)])
  expect(told(emergency, always)).toEqual([
    ['owner', '2025-09-12 16:24'],
    ['lead', '2025-09-12 16:30'],
    ['supervisor', '2025-09-12 16:45'],
    ['manager', '2025-09-12 17:00'],
  ])
  expect(told(reply, office)).toEqual([
    ['owner', '2025-09-15 08:44'],
    ['lead', '2025-09-15 08:50'],
    ['supervisor', '2025-09-15 09:05'],
    ['manager', '2025-09-15 09:20'],
  ])
})

test('no step comes before submission', () => {
  const atOnce = clockOf({ kind: 'emergency-repair', trapped: false }, 'assigned')
  expect(instantOfShare(atOnce, 80, always)).toBe(atOnce.from)
  const major = clocksFor({ kind: 'complaint', class: 'major' }, at('2025-09-10 10:00'), policy, 'finance')
  const told = { plannedFor: at('2025-09-11 10:00'), toldAt: at('2025-09-10 11:00') }
  const [solved] = tellPlan(major, told).filter((clock) => clock.name === 'solved')
  expect(instantOfShare(solved!, 10, office)).toBe(at('2025-09-10 10:00'))
  expect(said(instantOfShare(solved!, 80, office))).toBe('2025-09-10 14:30')
})

const anyCase = fc.oneof(
  fc.constantFrom<ServiceCase>({ kind: 'inquiry' }, { kind: 'normal-repair' }, { kind: 'invalid-complaint' }),
  fc.boolean().map((trapped): ServiceCase => ({ kind: 'emergency-repair', trapped })),
  fc.record({ kind: fc.constant('complaint' as const), class: fc.constantFrom(...COMPLAINT_CLASSES) }),
)

test('the instant of a share is where that share is reached, for every clock, and shares never fall', () => {
  fc.assert(
    fc.property(
      anyCase,
      fc.integer({ min: at('2025-01-01 00:00'), max: at('2026-12-01 00:00') }),
      fc.integer({ min: 1, max: 300 }),
      (serviceCase, submitted, percent) => {
        for (const clock of clocksFor(serviceCase, submitted, policy, 'customer_service')) {
          const instant = instantOfShare(clock, percent, office)
          const share = progressOf(clock, instant, office)
          // "At once" has no time before it is due.
          if (clock.limit > 0) expect(share).toBeCloseTo(percent / 100, 4)
          expect(progressOf(clock, instant + HOUR, office)).toBeGreaterThanOrEqual(share)
          expect(progressOf(clock, clock.dueAt, office)).toBeCloseTo(1, 9)
        }
      },
    ),
  )
})

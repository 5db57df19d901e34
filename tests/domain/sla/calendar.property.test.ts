import fc from 'fast-check'
import { HOUR, MINUTE } from '../../../domain/kernel/instant'
import {
  addWorkingDays,
  addWorkingTime,
  isWorkingTime,
  nextWorkingInstant,
  subtractWorkingTime,
  type WorkCalendar,
  workingTimeBetween,
} from '../../../domain/sla/calendar'
import { calendarProblems } from '../../../domain/sla/calendar-problems'
import { PUBLIC_DAYS } from '../../../domain/sla/public-holidays'
import { at, daysFrom } from '../when'

const anyStart = fc.integer({ min: at('2025-01-01 00:00'), max: at('2026-12-31 00:00') })
const anyTime = fc.integer({ min: 0, max: 200 * HOUR })

/** Up to three periods a day in order; the last may end after midnight, before any period begins. */
const anyPeriods = fc
  .uniqueArray(fc.integer({ min: 180, max: 1439 }), { minLength: 2, maxLength: 6 })
  .map((minutes) => {
    const cuts = minutes.sort((a, b) => a - b).slice(0, 2 * Math.floor(minutes.length / 2))
    return cuts.flatMap((from, i) => (i % 2 === 0 ? [{ from, to: cuts[i + 1]! }] : []))
  })
  .chain((periods) =>
    fc.integer({ min: 0, max: 180 }).map((past) => {
      const last = periods[periods.length - 1]!
      return past % 2 === 0 ? periods : [...periods.slice(0, -1), { from: last.from, to: past }]
    }),
  )

const anyCalendar: fc.Arbitrary<WorkCalendar> = fc.record({
  workday: anyPeriods,
  saturday: fc.oneof(fc.constant([]), anyPeriods),
  sunday: fc.oneof(fc.constant([]), anyPeriods),
  publicHolidays: fc.boolean(),
  overrides: fc.dictionary(
    fc.constantFrom(...daysFrom('2025-01-01', 700)),
    fc.constantFrom('work' as const, 'off' as const),
    { maxKeys: 12 },
  ),
  roundTheClock: fc.oneof(
    { weight: 4, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  ),
  publicDays: fc.constant(PUBLIC_DAYS),
})

/** At the end of a period or within it: where a promise may fall. */
const inOrAtTheEnd = (instant: number, cal: WorkCalendar): boolean =>
  isWorkingTime(instant, cal) || isWorkingTime(instant - 1, cal)

const law = (name: string, check: (cal: WorkCalendar, start: number, a: number, b: number) => void): void => {
  test(name, () => {
    fc.assert(fc.property(anyCalendar, anyStart, anyTime, anyTime, check), { numRuns: 300 })
  })
}

law('the calendars tried here are ones that an administrator may save', (cal) => {
  expect(calendarProblems(cal)).toEqual([])
})

law('the sum never lands outside working time', (cal, start, a) => {
  expect(inOrAtTheEnd(addWorkingTime(start, a, cal), cal)).toBe(true)
})

law('it never lands before its start, nor goes back when there is more to add', (cal, start, a, b) => {
  const [less, more] = a < b ? [a, b] : [b, a]
  expect(addWorkingTime(start, less, cal)).toBeGreaterThanOrEqual(start)
  expect(addWorkingTime(start, more, cal)).toBeGreaterThanOrEqual(addWorkingTime(start, less, cal))
})

law('a later start is never due earlier', (cal, start, a, b) => {
  expect(addWorkingTime(start + b, a, cal)).toBeGreaterThanOrEqual(addWorkingTime(start, a, cal))
})

law('adding twice is adding the sum', (cal, start, a, b) => {
  expect(addWorkingTime(addWorkingTime(start, a, cal), b, cal)).toBe(addWorkingTime(start, a + b, cal))
})

law('the time between start and sum is what was added', (cal, start, a) => {
  expect(workingTimeBetween(start, addWorkingTime(start, a, cal), cal)).toBe(a)
})

law('subtracting leaves the same time to the end', (cal, start, a) => {
  const begin = subtractWorkingTime(start, a, cal)
  expect(begin).toBeLessThanOrEqual(start)
  expect(workingTimeBetween(begin, start, cal)).toBe(a)
})

law('time between is additive and changes its sign with its direction', (cal, start, a, b) => {
  const [x, y, z] = [start, start + a, start + a + b]
  expect(workingTimeBetween(x, z, cal)).toBe(workingTimeBetween(x, y, cal) + workingTimeBetween(y, z, cal))
  expect(workingTimeBetween(z, x, cal) + workingTimeBetween(x, z, cal)).toBe(0)
})

law('the next working instant is the first one from then on', (cal, start) => {
  const next = nextWorkingInstant(start, cal)
  expect(isWorkingTime(next, cal)).toBe(true)
  expect(next === start || !isWorkingTime(next - 1, cal) || isWorkingTime(start, cal)).toBe(true)
  expect(workingTimeBetween(start, next, cal)).toBe(0)
})

law('working days land in working time, one after the other', (cal, start, a) => {
  const days = a % 8
  const due = addWorkingDays(start, days, cal)
  expect(isWorkingTime(due, cal)).toBe(true)
  expect(addWorkingDays(start, days + 1, cal)).toBeGreaterThanOrEqual(due)
})

law('working time counted minute by minute gives the same', (cal, start, a) => {
  const from = start - (start % MINUTE)
  const minutes = Math.floor(a / MINUTE) % 3000
  let counted = 0
  for (let i = 0; i < minutes; i += 1) if (isWorkingTime(from + i * MINUTE, cal)) counted += 1
  expect(workingTimeBetween(from, from + minutes * MINUTE, cal)).toBe(counted * MINUTE)
})

import fc from 'fast-check'
import {
  addDays,
  DAY,
  dayOf,
  HOUR,
  instantAt,
  minuteOfDay,
  numberOfDay,
  weekdayOf,
  weekdayOfDay,
} from '../../../domain/kernel/instant'

const anyInstant = fc.integer({ min: Date.UTC(1980, 0), max: Date.UTC(2100, 0) })

test('a day begins at 00:00 in Shanghai, eight hours before it begins in Greenwich', () => {
  expect(instantAt('2025-10-01', 0)).toBe(Date.UTC(2025, 8, 30, 16))
  expect(dayOf(Date.UTC(2025, 8, 30, 16))).toBe('2025-10-01')
  expect(dayOf(Date.UTC(2025, 8, 30, 16) - 1)).toBe('2025-09-30')
})

test.each([
  ['2025-12-31', 1, '2026-01-01'],
  ['2024-02-28', 1, '2024-02-29'],
  ['2026-03-01', -1, '2026-02-28'],
  ['2026-03-01', 0, '2026-03-01'],
])('%s plus %i days is %s', (day, days, expected) => {
  expect(addDays(day, days)).toBe(expected)
})

test.each([
  ['2025-09-28', 7],
  ['2025-10-01', 3],
  ['2026-02-14', 6],
  ['1969-12-29', 1],
])('%s is ISO weekday %i', (day, weekday) => {
  expect(weekdayOfDay(day)).toBe(weekday)
  expect(weekdayOf(instantAt(day, 0))).toBe(weekday)
  expect(weekdayOf(instantAt(day, 1439))).toBe(weekday)
})

test.each(['2025-02-29', '2025-13-01', '2025-1-1', 'today', ''])('%j is not a day', (text) => {
  expect(() => numberOfDay(text)).toThrow(RangeError)
})

test('day and minute name the instant to the minute, everywhere', () => {
  fc.assert(
    fc.property(anyInstant, (instant) => {
      const again = instantAt(dayOf(instant), minuteOfDay(instant))
      expect(instant - again).toBeGreaterThanOrEqual(0)
      expect(instant - again).toBeLessThan(60_000)
    }),
  )
})

test('the calendar agrees with the platform in Asia/Shanghai', () => {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })
  fc.assert(
    // From 1992 on: there was daylight saving time in China until 1991.
    fc.property(fc.integer({ min: Date.UTC(1992, 0), max: Date.UTC(2100, 0) }), (instant) => {
      expect(dayOf(instant)).toBe(format.format(instant))
    }),
  )
})

test('minutes beyond midnight fall on the next day', () => {
  expect(instantAt('2025-12-31', 1440 + 90)).toBe(instantAt('2026-01-01', 90))
  expect(instantAt('2026-01-01', 90) - instantAt('2025-12-31', 90)).toBe(DAY)
  expect(24 * HOUR).toBe(DAY)
})

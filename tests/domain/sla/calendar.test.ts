import { DAY, HOUR, MINUTE } from '../../../domain/kernel/instant'
import {
  addWorkingDays,
  addWorkingTime,
  type CalendarRules,
  isWorkingTime,
  nextWorkingInstant,
  subtractWorkingTime,
  type WorkCalendar,
  workingTimeBetween,
} from '../../../domain/sla/calendar'
import { OFFICE_HOURS, ROUND_THE_CLOCK } from '../../../domain/sla/policy'
import { PUBLIC_DAYS } from '../../../domain/sla/public-holidays'
import { at, said } from '../when'

const calendar = (rules: Partial<CalendarRules> = {}): WorkCalendar => ({
  ...OFFICE_HOURS,
  ...rules,
  publicDays: PUBLIC_DAYS,
})
const office = calendar()
const night = calendar({ workday: [{ from: 18 * 60, to: 2 * 60 }] })

describe('working time', () => {
  test.each([
    ['Wednesday morning', '2025-09-10 10:00', true],
    ['first minute', '2025-09-10 08:30', true],
    ['the end of a period is no longer in it', '2025-09-10 12:00', false],
    ['lunch', '2025-09-10 12:30', false],
    ['after lunch', '2025-09-10 13:30', true],
    ['evening', '2025-09-10 17:30', false],
    ['ordinary Saturday', '2025-09-13 10:00', false],
    ['make-up Sunday before National Day', '2025-09-28 10:00', true],
    ['National Day, a Wednesday', '2025-10-01 10:00', false],
    ['last day of the holiday', '2025-10-08 10:00', false],
    ['make-up Saturday after National Day', '2025-10-11 10:00', true],
    ['make-up Sunday after New Year 2026', '2026-01-04 10:00', true],
    ['make-up Saturday before Spring Festival 2026', '2026-02-14 10:00', true],
    ['Spring Festival 2026, a Monday', '2026-02-23 10:00', false],
    ['make-up Saturday after Spring Festival 2026', '2026-02-28 10:00', true],
    ['a Friday of a year not yet announced', '2027-10-01 10:00', true],
  ])('%s (%s): %s', (_what, instant, expected) => {
    expect(isWorkingTime(at(instant), office)).toBe(expected)
  })

  test.each([
    ['2025-09-10 10:00', '2025-09-10 10:00'],
    ['2025-09-10 12:00', '2025-09-10 13:30'],
    ['2025-09-12 17:30', '2025-09-15 08:30'],
    ['2025-09-30 17:30', '2025-10-09 08:30'],
    ['2026-02-14 18:00', '2026-02-24 08:30'],
  ])('after %s work goes on at %s', (instant, expected) => {
    expect(said(nextWorkingInstant(at(instant), office))).toBe(expected)
  })
})

describe('a sum of working time', () => {
  test.each([
    ['2025-09-10 10:00', 120, '2025-09-10 12:00'],
    ['2025-09-10 10:00', 121, '2025-09-10 13:31'],
    ['2025-09-10 12:00', 0, '2025-09-10 12:00'],
    ['2025-09-10 12:30', 0, '2025-09-10 13:30'],
    ['2025-09-12 17:00', 60, '2025-09-15 09:00'],
    ['2025-09-26 17:00', 60, '2025-09-28 09:00'],
    ['2025-09-30 17:00', 60, '2025-10-09 09:00'],
    ['2025-10-10 17:00', 60, '2025-10-11 09:00'],
    ['2026-02-13 17:00', 8 * 60, '2026-02-14 17:30'],
  ])('%s and %i minutes is %s', (start, minutes, expected) => {
    expect(said(addWorkingTime(at(start), minutes * MINUTE, office))).toBe(expected)
  })

  test.each([
    ['2025-09-15 09:00', 60, '2025-09-12 17:00'],
    ['2025-10-09 09:00', 60, '2025-09-30 17:00'],
    ['2025-09-10 13:30', 0, '2025-09-10 13:30'],
    ['2025-09-10 13:00', 30, '2025-09-10 11:30'],
  ])('%s less %i minutes is %s', (end, minutes, expected) => {
    expect(said(subtractWorkingTime(at(end), minutes * MINUTE, office))).toBe(expected)
  })

  test('between two instants: a full week is five days of seven and a half hours', () => {
    expect(workingTimeBetween(at('2025-09-08 00:00'), at('2025-09-15 00:00'), office)).toBe(5 * 7.5 * HOUR)
    expect(workingTimeBetween(at('2025-10-01 00:00'), at('2025-10-09 00:00'), office)).toBe(0)
    expect(workingTimeBetween(at('2025-09-10 12:00'), at('2025-09-10 10:00'), office)).toBe(-2 * HOUR)
  })
})

describe('n working days are the same working instant n working days later', () => {
  test.each([
    ['within a week', '2025-09-10 10:00', 1, '2025-09-11 10:00'],
    ['over a weekend', '2025-09-12 10:00', 1, '2025-09-15 10:00'],
    ['none', '2025-09-12 10:00', 0, '2025-09-12 10:00'],
    ['a start at lunch counts from 13:30', '2025-09-10 12:30', 1, '2025-09-11 13:30'],
    ['a start in the evening counts from the next morning', '2025-09-10 20:00', 1, '2025-09-12 08:30'],
    ['a start at the closing minute too', '2025-09-12 17:30', 1, '2025-09-16 08:30'],
    ['over a make-up Sunday', '2025-09-26 10:00', 1, '2025-09-28 10:00'],
    ['over National Day', '2025-09-30 10:00', 1, '2025-10-09 10:00'],
    ['over National Day and its make-up Saturday', '2025-09-30 10:00', 3, '2025-10-11 10:00'],
    ['a start on National Day', '2025-10-01 10:00', 1, '2025-10-10 08:30'],
    ['over Spring Festival 2026', '2026-02-14 15:00', 1, '2026-02-24 15:00'],
    ['and its make-up Saturday', '2026-02-14 15:00', 5, '2026-02-28 15:00'],
    ['into the new year', '2025-12-31 15:00', 1, '2026-01-04 15:00'],
  ])('%s: %s + %i = %s', (_what, start, days, expected) => {
    expect(said(addWorkingDays(at(start), days, office))).toBe(expected)
  })

  test('a round-the-clock department has a working day every day', () => {
    const always: WorkCalendar = { ...ROUND_THE_CLOCK, publicDays: PUBLIC_DAYS }
    expect(said(addWorkingDays(at('2025-09-30 03:17'), 3, always))).toBe('2025-10-03 03:17')
    expect(addWorkingTime(at('2025-09-30 03:17'), 50 * HOUR, always)).toBe(at('2025-09-30 03:17') + 50 * HOUR)
    expect(workingTimeBetween(at('2025-09-30 03:17'), at('2025-10-07 03:17'), always)).toBe(7 * DAY)
  })

  test('a half-day Saturday has no 15:00, so the next working instant stands for it', () => {
    const halfSaturday = calendar({ saturday: [{ from: 9 * 60, to: 12 * 60 }] })
    expect(said(addWorkingDays(at('2025-09-12 11:00'), 1, halfSaturday))).toBe('2025-09-13 11:00')
    expect(said(addWorkingDays(at('2025-09-12 15:00'), 1, halfSaturday))).toBe('2025-09-15 08:30')
  })
})

describe('the word of the community on a day wins', () => {
  const own = calendar({
    overrides: { '2025-10-01': 'work', '2025-09-28': 'off', '2025-09-13': 'work', '2025-09-15': 'off' },
  })

  test.each([
    ['over a public holiday', '2025-10-01 10:00', true],
    ['over a make-up day', '2025-09-28 10:00', false],
    ['over a Saturday', '2025-09-13 10:00', true],
    ['over a Monday', '2025-09-15 10:00', false],
  ])('%s', (_what, instant, expected) => {
    expect(isWorkingTime(at(instant), own)).toBe(expected)
  })

  test('even for a department that works round the clock', () => {
    const always: WorkCalendar = {
      ...ROUND_THE_CLOCK,
      overrides: { '2025-10-01': 'off' },
      publicDays: PUBLIC_DAYS,
    }
    expect(said(nextWorkingInstant(at('2025-10-01 10:00'), always))).toBe('2025-10-02 00:00')
  })

  test('a community may work through public holidays', () => {
    const through = calendar({ publicHolidays: false })
    expect(isWorkingTime(at('2025-10-01 10:00'), through)).toBe(true)
    expect(isWorkingTime(at('2025-09-28 10:00'), through)).toBe(false)
  })
})

describe('a period across midnight belongs to the day on which it begins', () => {
  test.each([
    ['2025-09-10 17:59', false],
    ['2025-09-10 18:00', true],
    ['2025-09-11 01:59', true],
    ['2025-09-11 02:00', false],
    ['2025-09-13 01:00', true],
    ['2025-09-14 01:00', false],
  ])('%s: %s', (instant, expected) => {
    expect(isWorkingTime(at(instant), night)).toBe(expected)
  })

  test('sums and days', () => {
    expect(said(addWorkingTime(at('2025-09-12 23:00'), 4 * HOUR, night))).toBe('2025-09-15 19:00')
    expect(said(addWorkingDays(at('2025-09-13 01:00'), 1, night))).toBe('2025-09-16 01:00')
    expect(said(subtractWorkingTime(at('2025-09-15 19:00'), 4 * HOUR, night))).toBe('2025-09-12 23:00')
    expect(workingTimeBetween(at('2025-09-12 00:00'), at('2025-09-15 00:00'), night)).toBe(10 * HOUR)
  })
})

test('a calendar without working time is an error, not an endless search', () => {
  const never = calendar({ workday: [] })
  expect(() => nextWorkingInstant(at('2025-09-10 10:00'), never)).toThrow(RangeError)
  expect(() => addWorkingTime(at('2025-09-10 10:00'), HOUR, never)).toThrow(RangeError)
  expect(() => addWorkingDays(at('2025-09-10 10:00'), 1, never)).toThrow(RangeError)
  expect(() => subtractWorkingTime(at('2025-09-10 10:00'), HOUR, never)).toThrow(RangeError)
})

test('seven working days are summed in 50 µs or less', () => {
  const start = at('2025-09-30 17:00')
  const sum = (): void => {
    addWorkingDays(start, 7, office)
    addWorkingTime(start, 7 * 7.5 * HOUR, office)
  }
  for (let i = 0; i < 2000; i += 1) sum()
  const rounds = Array.from({ length: 15 }, () => {
    const begin = performance.now()
    for (let i = 0; i < 200; i += 1) sum()
    return ((performance.now() - begin) / 400) * 1000
  }).sort((a, b) => a - b)
  expect(rounds[7]).toBeLessThan(50)
})

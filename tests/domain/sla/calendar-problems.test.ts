import type { CalendarRules, Period } from '../../../domain/sla/calendar'
import { calendarProblems } from '../../../domain/sla/calendar-problems'
import { DEFAULT_POLICY, OFFICE_HOURS, ROUND_THE_CLOCK } from '../../../domain/sla/policy'

const period = (from: number, to: number): Period => ({ from, to })
const rules = (more: Partial<CalendarRules>): CalendarRules => ({ ...OFFICE_HOURS, ...more })

test('every calendar of the default policy is fit for use', () => {
  for (const calendar of Object.values(DEFAULT_POLICY.calendars))
    expect(calendarProblems(calendar)).toEqual([])
})

test.each([
  ['night shifts', { workday: [period(1080, 120)] }],
  ['night shifts that end when the next day begins', { workday: [period(120, 600), period(1080, 120)] }],
  ['periods that meet', { workday: [period(540, 720), period(720, 800)] }],
  ['a whole day', { workday: [period(0, 1440)] }],
  ['weekends only', { workday: [], saturday: [period(540, 720)] }],
  ['an override', { overrides: { '2025-10-01': 'work' } }],
  ['round the clock without periods', ROUND_THE_CLOCK],
] as [string, Partial<CalendarRules>][])('%s: fine', (_what, more) => {
  expect(calendarProblems(rules(more))).toEqual([])
})

test.each([
  ['no period at all', { workday: [] }, 'no_working_time'],
  ['a minute past midnight', { workday: [period(540, 1441)] }, 'bad_minute'],
  ['half a minute', { workday: [period(540.5, 600)] }, 'bad_minute'],
  ['periods that overlap', { workday: [period(540, 720), period(700, 800)] }, 'overlap'],
  ['periods out of order', { workday: [period(800, 900), period(540, 720)] }, 'overlap'],
  ['a night that runs into the next morning', { workday: [period(60, 600), period(1080, 120)] }, 'overlap'],
  [
    'a night that runs into Saturday',
    { workday: [period(1080, 120)], saturday: [period(60, 600)] },
    'overlap',
  ],
  ['an override of no day', { overrides: { '2025-02-30': 'off' } }, 'bad_day'],
] as [string, Partial<CalendarRules>, string][])('%s: refused', (_what, more, problem) => {
  expect(calendarProblems(rules(more))).toEqual([problem])
})

import type { Department } from '../../../domain/kernel/department'
import { CLOCK_NAMES, DEFAULT_POLICY, inForce } from '../../../domain/sla/policy'
import { PUBLIC_DAYS } from '../../../domain/sla/public-holidays'
import { clocksFor, type ServiceCase } from '../../../domain/sla/clocks'
import { at, said } from '../when'

/**
 * The table of domain.md §3.3 at six moments. Columns: case, then by when (month-day hour:minute):
 * assigned | first reply | on site | update | solved | solved once a plan is told | the furthest date of that plan.
 * Repairs are engineering's (round the clock), everything else is customer service's (office hours).
 */
const MOMENTS: Record<string, string> = {
  // An ordinary Wednesday morning.
  '2025-09-10 10:00': `
    suggestion, praise … | –           | 09-11 10:00 | –           | –           | 09-12 10:00 | –           | –
    inquiry              | –           | 09-10 10:15 | –           | –           | 09-10 10:15 | –           | –
    emergency            | 09-10 10:00 | 09-10 10:05 | 09-10 10:30 | 09-10 12:00 | 09-12 10:00 | –           | –
    trapped              | 09-10 10:00 | 09-10 10:05 | 09-10 10:15 | 09-10 12:00 | 09-12 10:00 | –           | –
    normal repair        | 09-10 12:00 | 09-10 12:00 | –           | –           | 09-11 10:00 | –           | –
    complaint, minor     | 09-10 10:30 | 09-10 12:00 | –           | –           | 09-11 10:00 | –           | –
    complaint, important | 09-10 10:30 | 09-11 10:00 | –           | –           | 09-12 10:00 | –           | –
    complaint, general   | 09-10 10:30 | 09-10 12:00 | –           | –           | 09-11 10:00 | –           | 09-15 10:00
    complaint, major     | 09-10 10:00 | 09-10 12:00 | –           | –           | 09-12 10:00 | 09-15 10:00 | –
    complaint, complex   | 09-10 10:30 | 09-10 12:00 | –           | –           | 09-12 10:00 | 09-17 10:00 | 09-19 10:00
    complaint, not valid | –           | 09-11 10:00 | –           | –           | 09-11 10:00 | –           | –`,

  // Its lunch hour: working time goes on at 13:30.
  '2025-09-10 12:30': `
    suggestion, praise … | –           | 09-11 12:30 | –           | –           | 09-12 12:30 | –           | –
    inquiry              | –           | 09-10 13:45 | –           | –           | 09-10 13:45 | –           | –
    emergency            | 09-10 12:30 | 09-10 12:35 | 09-10 13:00 | 09-10 14:30 | 09-12 12:30 | –           | –
    trapped              | 09-10 12:30 | 09-10 12:35 | 09-10 12:45 | 09-10 14:30 | 09-12 12:30 | –           | –
    normal repair        | 09-10 14:30 | 09-10 14:30 | –           | –           | 09-11 12:30 | –           | –
    complaint, minor     | 09-10 14:00 | 09-10 15:30 | –           | –           | 09-11 13:30 | –           | –
    complaint, important | 09-10 14:00 | 09-11 12:30 | –           | –           | 09-12 12:30 | 09-12 13:30 | –
    complaint, general   | 09-10 14:00 | 09-10 15:30 | –           | –           | 09-11 13:30 | –           | 09-15 13:30
    complaint, major     | 09-10 12:30 | 09-10 14:30 | –           | –           | 09-12 12:30 | 09-15 13:30 | –
    complaint, complex   | 09-10 14:00 | 09-10 15:30 | –           | –           | 09-12 12:30 | 09-17 13:30 | 09-19 13:30
    complaint, not valid | –           | 09-11 12:30 | –           | –           | 09-11 13:30 | –           | –`,

  // A Friday evening: working time goes on on Monday 09-15 at 08:30, the ceiling does not wait.
  '2025-09-12 19:00': `
    suggestion, praise … | –           | 09-13 19:00 | –           | –           | 09-14 19:00 | –           | –
    inquiry              | –           | 09-13 19:00 | –           | –           | 09-14 19:00 | 09-15 08:45 | –
    emergency            | 09-12 19:00 | 09-12 19:05 | 09-12 19:30 | 09-12 21:00 | 09-14 19:00 | –           | –
    trapped              | 09-12 19:00 | 09-12 19:05 | 09-12 19:15 | 09-12 21:00 | 09-14 19:00 | –           | –
    normal repair        | 09-12 21:00 | 09-12 21:00 | –           | –           | 09-13 19:00 | –           | –
    complaint, minor     | 09-15 09:00 | 09-13 19:00 | –           | –           | 09-14 19:00 | 09-16 08:30 | –
    complaint, important | 09-15 09:00 | 09-13 19:00 | –           | –           | 09-14 19:00 | 09-17 08:30 | –
    complaint, general   | 09-15 09:00 | 09-13 19:00 | –           | –           | 09-14 19:00 | 09-16 08:30 | 09-18 08:30
    complaint, major     | 09-12 19:00 | 09-12 21:00 | –           | –           | 09-14 19:00 | 09-18 08:30 | –
    complaint, complex   | 09-15 09:00 | 09-13 19:00 | –           | –           | 09-14 19:00 | 09-22 08:30 | 09-24 08:30
    complaint, not valid | –           | 09-13 19:00 | –           | –           | 09-14 19:00 | 09-16 08:30 | –`,

  // The make-up Sunday itself. Working days after it: 09-29, 09-30, then 10-09, 10-10, 10-11 (Saturday), 10-13.
  '2025-09-28 16:30': `
    suggestion, praise … | –           | 09-29 16:30 | –           | –           | 09-30 16:30 | –           | –
    inquiry              | –           | 09-28 16:45 | –           | –           | 09-28 16:45 | –           | –
    emergency            | 09-28 16:30 | 09-28 16:35 | 09-28 17:00 | 09-28 18:30 | 09-30 16:30 | –           | –
    trapped              | 09-28 16:30 | 09-28 16:35 | 09-28 16:45 | 09-28 18:30 | 09-30 16:30 | –           | –
    normal repair        | 09-28 18:30 | 09-28 18:30 | –           | –           | 09-29 16:30 | –           | –
    complaint, minor     | 09-28 17:00 | 09-29 09:30 | –           | –           | 09-29 16:30 | –           | –
    complaint, important | 09-28 17:00 | 09-29 16:30 | –           | –           | 09-30 16:30 | –           | –
    complaint, general   | 09-28 17:00 | 09-29 09:30 | –           | –           | 09-29 16:30 | –           | 10-09 16:30
    complaint, major     | 09-28 16:30 | 09-28 18:30 | –           | –           | 09-30 16:30 | 10-09 16:30 | –
    complaint, complex   | 09-28 17:00 | 09-29 09:30 | –           | –           | 09-30 16:30 | 10-11 16:30 | 10-14 16:30
    complaint, not valid | –           | 09-29 16:30 | –           | –           | 09-29 16:30 | –           | –`,

  // The last half hour before National Day. Working days after it: 10-09, 10-10, 10-11 (Saturday), 10-13, 10-14, …
  '2025-09-30 17:00': `
    suggestion, praise … | –           | 10-01 17:00 | –           | –           | 10-02 17:00 | –           | –
    inquiry              | –           | 09-30 17:15 | –           | –           | 09-30 17:15 | –           | –
    emergency            | 09-30 17:00 | 09-30 17:05 | 09-30 17:30 | 09-30 19:00 | 10-02 17:00 | –           | –
    trapped              | 09-30 17:00 | 09-30 17:05 | 09-30 17:15 | 09-30 19:00 | 10-02 17:00 | –           | –
    normal repair        | 09-30 19:00 | 09-30 19:00 | –           | –           | 10-01 17:00 | –           | –
    complaint, minor     | 09-30 17:30 | 10-01 17:00 | –           | –           | 10-02 17:00 | 10-09 17:00 | –
    complaint, important | 09-30 17:30 | 10-01 17:00 | –           | –           | 10-02 17:00 | 10-10 17:00 | –
    complaint, general   | 09-30 17:30 | 10-01 17:00 | –           | –           | 10-02 17:00 | 10-09 17:00 | 10-11 17:00
    complaint, major     | 09-30 17:00 | 09-30 19:00 | –           | –           | 10-02 17:00 | 10-11 17:00 | –
    complaint, complex   | 09-30 17:30 | 10-01 17:00 | –           | –           | 10-02 17:00 | 10-14 17:00 | 10-16 17:00
    complaint, not valid | –           | 10-01 17:00 | –           | –           | 10-02 17:00 | 10-09 17:00 | –`,

  // Make-up Saturday before Spring Festival. Working days after it: 02-24 … 02-27, 02-28 (Saturday), 03-02, 03-03.
  '2026-02-14 17:00': `
    suggestion, praise … | –           | 02-15 17:00 | –           | –           | 02-16 17:00 | –           | –
    inquiry              | –           | 02-14 17:15 | –           | –           | 02-14 17:15 | –           | –
    emergency            | 02-14 17:00 | 02-14 17:05 | 02-14 17:30 | 02-14 19:00 | 02-16 17:00 | –           | –
    trapped              | 02-14 17:00 | 02-14 17:05 | 02-14 17:15 | 02-14 19:00 | 02-16 17:00 | –           | –
    normal repair        | 02-14 19:00 | 02-14 19:00 | –           | –           | 02-15 17:00 | –           | –
    complaint, minor     | 02-14 17:30 | 02-15 17:00 | –           | –           | 02-16 17:00 | 02-24 17:00 | –
    complaint, important | 02-14 17:30 | 02-15 17:00 | –           | –           | 02-16 17:00 | 02-25 17:00 | –
    complaint, general   | 02-14 17:30 | 02-15 17:00 | –           | –           | 02-16 17:00 | 02-24 17:00 | 02-26 17:00
    complaint, major     | 02-14 17:00 | 02-14 19:00 | –           | –           | 02-16 17:00 | 02-26 17:00 | –
    complaint, complex   | 02-14 17:30 | 02-15 17:00 | –           | –           | 02-16 17:00 | 02-28 17:00 | 03-03 17:00
    complaint, not valid | –           | 02-15 17:00 | –           | –           | 02-16 17:00 | 02-24 17:00 | –`,
}

const CASES: Record<string, [ServiceCase, Department]> = {
  'suggestion, praise …': [{ kind: 'other' }, 'customer_service'],
  inquiry: [{ kind: 'inquiry' }, 'customer_service'],
  emergency: [{ kind: 'emergency-repair', trapped: false }, 'engineering'],
  trapped: [{ kind: 'emergency-repair', trapped: true }, 'engineering'],
  'normal repair': [{ kind: 'normal-repair' }, 'engineering'],
  'complaint, minor': [{ kind: 'complaint', class: 'minor' }, 'customer_service'],
  'complaint, important': [{ kind: 'complaint', class: 'important' }, 'customer_service'],
  'complaint, general': [{ kind: 'complaint', class: 'general' }, 'customer_service'],
  'complaint, major': [{ kind: 'complaint', class: 'major' }, 'customer_service'],
  'complaint, complex': [{ kind: 'complaint', class: 'minor', complex: true }, 'customer_service'],
  'complaint, not valid': [{ kind: 'invalid-complaint' }, 'customer_service'],
}

const policy = inForce(DEFAULT_POLICY, PUBLIC_DAYS)

const rowsOf = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))

const ROWS = Object.entries(MOMENTS).flatMap(([moment, table]) =>
  rowsOf(table).map(([name = '', ...cells]) => ({ moment, name, cells })),
)

const shown = (instant: number | undefined): string => (instant === undefined ? '–' : said(instant).slice(5))

test.each(ROWS)('$name, submitted $moment', ({ moment, name, cells }) => {
  const [serviceCase, department] = CASES[name]!
  const clocks = clocksFor(serviceCase, at(moment), policy, department)
  const solved = clocks.find((clock) => clock.name === 'solved')
  expect([
    ...CLOCK_NAMES.map((column) => shown(clocks.find((clock) => clock.name === column)?.dueAt)),
    shown(solved?.afterPlan?.dueAt),
    shown(solved?.latestAt ?? solved?.afterPlan?.latestAt),
  ]).toEqual(cells)
})

test('every moment has every case', () => {
  for (const table of Object.values(MOMENTS)) {
    expect(rowsOf(table).map(([name]) => name)).toEqual(Object.keys(CASES))
  }
})

test('a repair of a department with office hours waits for them, up to the ceiling', () => {
  const clocks = clocksFor({ kind: 'normal-repair' }, at('2025-09-12 17:00'), policy, 'cleaning')
  expect(clocks.map((clock) => [clock.name, said(clock.dueAt), clock.source])).toEqual([
    ['assigned', '2025-09-15 10:00', 'case'],
    ['firstReply', '2025-09-13 17:00', 'ceiling'],
    ['solved', '2025-09-13 17:00', 'case'],
  ])
})

test('every number can be edited: another policy makes other promises', () => {
  const strict = inForce(
    {
      ...DEFAULT_POLICY,
      limits: { ...DEFAULT_POLICY.limits, normalRepair: { onSite: { limit: 90, unit: 'min', basis: 'C' } } },
    },
    PUBLIC_DAYS,
  )
  const clocks = clocksFor({ kind: 'normal-repair' }, at('2025-09-10 10:00'), strict, 'engineering')
  expect(clocks.map((clock) => [clock.name, said(clock.dueAt), clock.limit, clock.unit])).toEqual([
    ['firstReply', '2025-09-11 10:00', 24, 'hour'],
    ['onSite', '2025-09-10 11:30', 90, 'min'],
    ['solved', '2025-09-12 10:00', 48, 'hour'],
  ])
})

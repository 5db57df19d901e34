import year2025 from 'chinese-days/dist/years/2025.json'
import year2026 from 'chinese-days/dist/years/2026.json'
import type { DayKinds } from './calendar'

/**
 * China's public holidays and make-up working days (调休) as the State Council announces them each November.
 * The only file that loads them: contract and app must not, the functions pass them in (see inForce in policy.ts).
 * The JSON of each year is 2 kB; the package's own code would be 30 kB and brings a lunar calendar.
 */
const YEARS = [year2025, year2026]

const kinds = (days: object, kind: 'work' | 'off'): DayKinds =>
  Object.fromEntries(Object.keys(days).map((day) => [day, kind]))

export const PUBLIC_DAYS: DayKinds = Object.assign(
  {},
  ...YEARS.map((year) => ({ ...kinds(year.holidays, 'off'), ...kinds(year.workdays, 'work') })),
) as DayKinds

/** The last year whose holidays are known; after it weekends alone decide until the package is updated. */
export const LAST_KNOWN_YEAR = 2026

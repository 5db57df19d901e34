import { DAY, dayOf, instantAt, type Day, type Instant } from './instant'

const lastDayOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

const dayMonthsAfter = (day: Day, months: number): Day => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const count = year * 12 + month - 1 + months
  const [y, m] = [Math.floor(count / 12), (count % 12) + 1]
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${String(y)}-${two(m)}-${two(Math.min(date, lastDayOf(y, m)))}`
}

/** The same time of day some months later, on the month's last day where it has no such one; negative goes back. */
export const monthsAfter = (at: Instant, months: number): Instant =>
  instantAt(dayMonthsAfter(dayOf(at), months), 0) + (at - instantAt(dayOf(at), 0))

/**
 * How long is kept what the law lets nobody shorten and the privacy notice promises not to exceed (domain.md §8): the
 * tickets' three years are also the limitation of claims (民法典 188; 电子商务法 31), the logs' six months those of
 * 网络安全法 21. Photos are a number of the service policy.
 */
export const KEPT_MONTHS = { tickets: 36, logs: 6 } as const

/** What was uploaded and nobody claimed goes after a day; what was claimed has been copied by then (design.md D7). */
export const UPLOAD_KEPT = DAY

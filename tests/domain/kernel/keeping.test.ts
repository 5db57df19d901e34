import { instantAt } from '../../../domain/kernel/instant'
import { monthsAfter } from '../../../domain/kernel/keeping'

it.each([
  ['2026-11-25', 1, '2026-12-25'],
  ['2026-11-25', 36, '2029-11-25'],
  ['2026-12-31', 2, '2027-02-28'],
  ['2027-12-31', 2, '2028-02-29'],
  ['2028-02-29', 12, '2029-02-28'],
  ['2026-05-31', -6, '2025-11-30'],
  ['2026-01-15', -1, '2025-12-15'],
])('from %s %d months are %s, at the same time of day', (from, months, to) => {
  expect(monthsAfter(instantAt(from, 10 * 60 + 5) + 1234, months)).toBe(instantAt(to, 10 * 60 + 5) + 1234)
})

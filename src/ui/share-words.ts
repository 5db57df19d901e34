/** domain.md §6: 95 % of what is promised is kept. */
export const TARGET = 95

/** Promises that counted, and those of them that were kept. */
export type Share = { of: number; met: number }

/** `96.5` · `100`: a rounded number without a zero behind the point. */
export const oneDecimal = (n: number): string => n.toFixed(1).replace(/\.0$/, '')

/**
 * Rounded to what is shown, but never over a line that was not reached: 100 % is all, 0 % is none, and nobody reads
 * `95 %` beside `差 0 %`.
 */
export function percentOf({ of, met }: Share): number {
  const exact = (met / of) * 100
  const rounded = Math.round(exact * 10) / 10
  const missed = [TARGET, 100].find((line) => exact < line && rounded >= line)
  if (missed !== undefined) return (missed * 10 - 1) / 10
  return met > 0 ? Math.max(0.1, rounded) : 0
}

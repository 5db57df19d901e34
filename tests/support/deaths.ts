/** Full sizes (`npm run test:long`). */
export const LONG = process.env['ANLIN_LONG'] === '1'

/** Between how many database calls a short run lets a function die: every second one; a long run takes each. */
export const STRIDE = LONG ? 1 : 2

/** The database calls, counted from 1, after which a function dies in turn. */
export const deathsUpTo = (calls: number): number[] =>
  Array.from({ length: Math.ceil(calls / STRIDE) }, (_none, n) => 1 + n * STRIDE)

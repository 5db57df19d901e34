/** Repeatable chance: the same seed tells the same community (mulberry32, public domain). */
export type Chance = {
  /** 0 ≤ x < 1 */
  next(): number
  below(limit: number): number
  between(from: number, to: number): number
  pick<T>(items: readonly T[]): T
  happens(share: number): boolean
}

export const chanceFrom = (seed: number): Chance => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    next,
    below,
    between: (from, to) => from + below(to - from + 1),
    pick: (items) => items[below(items.length)]!,
    happens: (share) => next() < share,
  }
}

/** Milliseconds, sorted by nobody yet. */
export type Times = number[]

/** The value below which `share` of the times lie; 0 of none. */
export const quantile = (times: Times, share: number): number => {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export const median = (times: Times): number => quantile(times, 0.5)
export const p95 = (times: Times): number => quantile(times, 0.95)

/** How long `work` takes, in milliseconds. */
export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

type Work = (round: number) => Promise<unknown>

/**
 * The works done by turns, each round beginning with another one, so that a busy machine slows all of them alike. The
 * first `warm` rounds are not counted; `between` runs before each work, outside its time.
 */
export const byTurns = async <Name extends string>(
  works: Record<Name, Work>,
  o: { rounds: number; warm?: number; between?: () => Promise<void> },
): Promise<Record<Name, Times>> => {
  const { rounds, warm = 3 } = o
  const names = Object.keys(works) as Name[]
  const times = Object.fromEntries(names.map((name) => [name, [] as Times])) as Record<Name, Times>
  for (let round = 0; round < rounds + warm; round += 1) {
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(round + turn) % names.length]!
      await o.between?.()
      const took = await timed(() => works[name](round))
      if (round >= warm) times[name].push(took)
    }
  }
  return times
}

/** Milliseconds of one call of a function that is too fast to be timed alone. */
export const perCall = (work: () => unknown, calls: number): number => {
  for (let n = 0; n < calls / 10; n += 1) work()
  const start = performance.now()
  for (let n = 0; n < calls; n += 1) work()
  return (performance.now() - start) / calls
}

/**
 * Carries out `work` on each item, at most `width` at once, beginning none after `stop` says so.
 * @returns how many were begun; `work` answers for its own failures
 */
export const inParallel = async <T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
  stop: () => boolean = () => false,
): Promise<number> => {
  let begun = 0
  const lane = async (): Promise<void> => {
    for (let item = items[begun]; item !== undefined && !stop(); item = items[begun]) {
      begun += 1
      await work(item)
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane))
  return begun
}

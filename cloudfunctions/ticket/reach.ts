type Timed = { at: number }
/** The end of a list in the order it happened, and whether more lies before it. */
export type Stretch<T> = { items: readonly T[]; more: boolean }

const floorOf = ({ items, more }: Stretch<Timed>): number =>
  more ? Math.min(...items.map(({ at }) => at)) : -Infinity

/** The items at the end that are not before `floor`; what was noted late stays with its neighbours. */
const endOf = <T extends Timed>(items: readonly T[], floor: number): T[] => {
  let from = items.length
  for (let at = items[from - 1]?.at; at !== undefined && at >= floor; at = items[from - 1]?.at) from -= 1
  return items.slice(from)
}

/**
 * Steps and messages are kept apart and shown as one story. Of the two ends that were read, as much as is known whole:
 * nothing is shown before an instant from which on one of the two has not been read. One of them is shown completely, so
 * every page goes on. `floor` is that instant; -Infinity when the beginning is reached.
 */
export const reach = <S extends Timed, M extends Timed>(
  steps: Stretch<S>,
  messages: Stretch<M>,
): { steps: S[]; messages: M[]; floor: number } => {
  const floor = Math.max(floorOf(steps), floorOf(messages))
  return { steps: endOf(steps.items, floor), messages: endOf(messages.items, floor), floor }
}

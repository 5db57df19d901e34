/** One JSON line per event. Names, phones, addresses and texts never enter (domain.md §8): ids, codes and counts only. */
export const log = (
  event: string,
  facts: Record<string, string | number | boolean | undefined> = {},
): void => {
  console.log(JSON.stringify({ event, ...facts }))
}

/** The full cause of something unexpected, beside the trace id that the person can quote. */
export const logFailure = (
  event: string,
  failure: unknown,
  facts: Record<string, string | undefined> = {},
): void => {
  const cause =
    failure instanceof Error
      ? { message: failure.message, stack: failure.stack }
      : { message: String(failure) }
  console.error(JSON.stringify({ event, ...facts, ...cause }))
}

import { redact } from './redact'

/** One JSON line per event. Names, phones, addresses and texts never enter (domain.md §8): ids, codes and counts only. */
export const log = (
  event: string,
  facts: Record<string, string | number | boolean | undefined> = {},
): void => {
  console.log(JSON.stringify({ event, ...facts }))
}

/** The full cause of something unexpected, beside the trace id that the person can quote; what a library echoes is cut. */
export const logFailure = (
  event: string,
  failure: unknown,
  facts: Record<string, string | undefined> = {},
): void => {
  const cause =
    failure instanceof Error
      ? { message: redact(failure.message), stack: redact(failure.stack ?? '') }
      : { message: redact(String(failure)) }
  console.error(JSON.stringify({ event, ...facts, ...cause }))
}

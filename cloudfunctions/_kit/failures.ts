type Coded = { code?: unknown; message?: unknown }
const asCoded = (failure: unknown): Coded => (typeof failure === 'object' && failure !== null ? failure : {})

/** A unique index or _id says no. The SDK's code is not certain, so the text counts too (cloudbase.md §1.5). */
export const isDuplicate = (failure: unknown): boolean => {
  const { code, message } = asCoded(failure)
  return code === 'DATABASE_DUPLICATE_WRITE' || /E11000/.test(String(message))
}

/** The service asks to come back later. */
export const isBusy = (failure: unknown): boolean => {
  const { code } = asCoded(failure)
  return code === 'EXCEED_REQUEST_LIMIT' || code === 'EXCEED_CONCURRENT_REQUEST_LIMIT'
}

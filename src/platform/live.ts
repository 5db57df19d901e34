/** The app's only clock and only source of randomness (design.md D5). */
let ahead = 0

/** Epoch milliseconds as the server counts them, as near as the last answer told. */
export const now = (): number => Date.now() + ahead

/** Milliseconds of the phone's own clock, for lengths only: corrections by the server do not make it jump. */
export const ticks = (): number => Date.now()

/** A screen need not be drawn again for less. */
const NOTICEABLE_MS = 5000
const listeners = new Set<() => void>()

/** Takes over the server's clock from an answer: phones are often minutes off, and promises are counted in minutes. */
export function adjustClock(serverNow: number): void {
  const before = ahead
  ahead = serverNow - Date.now()
  if (Math.abs(ahead - before) > NOTICEABLE_MS) listeners.forEach((listener) => listener())
}

/** Tells when the clock was put right by more than a moment. Returns how to stop. */
export function watchClock(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function randomBytes(count: number): Uint8Array {
  const bytes = new Uint8Array(count)
  // WeChat has no synchronous crypto. Ids are keys against repetition, not secrets, so Math.random will do there.
  if (typeof crypto === 'undefined') return bytes.map(() => Math.floor(Math.random() * 256))
  return crypto.getRandomValues(bytes)
}

/** 0 ≤ n < 1, to spread what many would do in the same instant. */
export const random = (): number => (randomBytes(1)[0] ?? 0) / 256

/** A random 128-bit id, 32 hexadecimal digits. */
export const newId = (): string =>
  Array.from(randomBytes(16), (byte) => byte.toString(16).padStart(2, '0')).join('')

import { ticks } from '../platform/live'

/** When the person last did something here (`ticks`), and how many screens show what cannot wait (an open offer). */
let last = 0
let eager = 0
const listeners = new Set<() => void>()

const tell = (): void => listeners.forEach((listener) => listener())

/** The person sent a command or opened a page: news is worth asking for soon (design.md D10). */
export function markActivity(): void {
  last = ticks()
  tell()
}

/** News is worth asking for soon until the returned function is called: an open offer is on the screen. */
export function stayEager(): () => void {
  eager += 1
  tell()
  return () => {
    eager -= 1
  }
}

let lookouts = 0

/** The list of open offers is in sight until the returned function is called: what a colleague takes or gets is news. */
export function lookForOffers(): () => void {
  const rest = stayEager()
  lookouts += 1
  return () => {
    rest()
    lookouts -= 1
  }
}

export const looksForOffers = (): boolean => lookouts > 0

export const activity = (): { last: number; eager: boolean } => ({ last, eager: eager > 0 })

/** Tells when the person becomes active. Returns how to stop. */
export function watchActivity(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

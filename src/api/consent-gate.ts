import { useSyncExternalStore } from 'react'
import { ticks } from '../platform/live'

/**
 * The server uses nobody's data before they agreed to the privacy notice in force (CONSENT_NEEDED). Whatever was refused
 * for that waits here while the person is asked once, and goes on when they agree (api.ts).
 */
type Asking = { version: number; answer: Promise<boolean>; settle: (agreed: boolean) => void }

let asking: Asking | undefined
/** One "not now" answers for everything that the same screen asks. */
const RESPITE_MS = 5000
let declinedAt = -RESPITE_MS
/** Nobody can be asked while nothing on the screen would show it. */
let askers = 0
const listeners = new Set<() => void>()
const tell = (): void => listeners.forEach((listener) => listener())

/** Asks for the agreement to a version of the notice; resolves with whether it was given. */
export function askConsent(version: number): Promise<boolean> {
  if (asking) return asking.answer
  if (askers === 0 || ticks() - declinedAt < RESPITE_MS) return Promise.resolve(false)
  let settle: Asking['settle'] = () => undefined
  const answer = new Promise<boolean>((resolve) => {
    settle = resolve
  })
  asking = { version, answer, settle }
  tell()
  return answer
}

/** The person's answer: what waits goes on, or hears the refusal. */
export function answerConsent(agreed: boolean): void {
  const answered = asking
  asking = undefined
  declinedAt = agreed ? -RESPITE_MS : ticks()
  answered?.settle(agreed)
  tell()
}

/** Something is there that shows the question, until the returned function is called. */
export function canAskConsent(): () => void {
  askers += 1
  return () => {
    askers -= 1
    if (askers === 0 && asking) answerConsent(false)
  }
}

/** Pages in sight that ask by themselves, before what needs it: nothing is laid over their question. */
let pages = 0

/** The page in front asks by itself, until the returned function is called. */
export function pageAsksConsent(): () => void {
  pages += 1
  tell()
  return () => {
    pages -= 1
    tell()
  }
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The version to lay the question for over the page in front; undefined when nothing waits or the page itself asks. */
export const useAskedConsent = (): number | undefined =>
  useSyncExternalStore(subscribe, () => (pages === 0 ? asking?.version : undefined))

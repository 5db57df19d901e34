import type { Clock } from '../clock'

/** When a person last used the mini-program: content checks want it to be less than two hours ago (wechat.md §5). */
export type Visits = { note(openid: string): void; lately(openid: string): boolean }

const LATELY_MS = 2 * 3_600_000

export function createVisits(clock: Clock): Visits {
  const last = new Map<string, number>()
  return {
    note: (openid) => void last.set(openid, clock.now()),
    lately: (openid) => clock.now() - (last.get(openid) ?? -Infinity) < LATELY_MS,
  }
}

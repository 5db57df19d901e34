import type { Clock } from '../clock'

const LIFE_SECONDS = 7200
/** A new token is made this early; the old one stays valid until its end (wechat.md §3.2). */
const RENEW_MS = 5 * 60_000
const FORCED_PER_DAY = 20
const FORCED_GAP_MS = 30_000

type Token = { value: string; until: number }

export type AccessTokens = {
  /** Undefined = too many forced refreshes (45009). */
  issue(force: boolean): { access_token: string; expires_in: number } | undefined
  check(token: string): 'ok' | 'expired' | 'invalid'
}

/** `stable_token`: the same token until shortly before its end; a forced refresh ends the old one at once. */
export function createAccessTokens(clock: Clock): AccessTokens {
  let current: Token | undefined
  let former: Token[] = []
  let forced: number[] = []
  const mayForce = (now: number): boolean => {
    forced = forced.filter((at) => now - at < 86_400_000)
    return forced.length < FORCED_PER_DAY && now - (forced.at(-1) ?? -Infinity) >= FORCED_GAP_MS
  }
  return {
    issue: (force) => {
      const now = clock.now()
      if (force && !mayForce(now)) return undefined
      if (force) {
        forced.push(now)
        former = []
        current = undefined
      }
      if (!current || current.until - now <= RENEW_MS) {
        if (current) former.push(current)
        current = { value: `LOCAL_${clock.randomHex(32)}`, until: now + LIFE_SECONDS * 1000 }
      }
      return { access_token: current.value, expires_in: Math.floor((current.until - now) / 1000) }
    },
    check: (token) => {
      const known = [current, ...former].find((one) => one?.value === token)
      if (!known) return 'invalid'
      return known.until > clock.now() ? 'ok' : 'expired'
    },
  }
}

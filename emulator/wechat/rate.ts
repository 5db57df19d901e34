import type { Clock } from '../clock'

/** Counts requests of a name within the last minute of the cloud's clock. */
export type MinuteRate = { exceeds(name: string, most: number): boolean }

const MINUTE = 60_000

/** `exceeds` counts the request itself unless it is beyond `most`: WeChat does not count what it refuses (45009). */
export function createMinuteRate(clock: Clock): MinuteRate {
  const seen = new Map<string, number[]>()
  return {
    exceeds: (name, most) => {
      const now = clock.now()
      const recent = (seen.get(name) ?? []).filter((at) => at > now - MINUTE && at <= now)
      const over = recent.length >= most
      seen.set(name, over ? recent : [...recent, now])
      return over
    },
  }
}

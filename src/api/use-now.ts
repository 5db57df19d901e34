import { useEffect, useState } from 'react'
import { now, watchClock } from '../platform/live'

/** Often enough that a minute in words is never wrong for long. */
const TICK_MS = 15_000

/** The server's time, renewed so that `还剩 18 分钟` becomes 17 by itself. */
export function useNow(): number {
  const [at, setAt] = useState(now)
  useEffect(() => {
    const look = (): void => setAt(now())
    const timer = setInterval(look, TICK_MS)
    const unwatch = watchClock(look)
    // The clock may have been put right between drawing and listening.
    look()
    return () => {
      clearInterval(timer)
      unwatch()
    }
  }, [])
  return at
}

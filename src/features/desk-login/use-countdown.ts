import { useEffect, useState } from 'react'
import { now } from '../../platform/live'

const SECOND = 1000

/** Whole seconds until an instant, counted down by itself; never below 0. */
export function useCountdown(until: number | undefined): number {
  const [at, setAt] = useState(now)
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), SECOND)
    return () => clearInterval(timer)
  }, [])
  return until === undefined ? 0 : Math.max(0, Math.ceil((until - at) / SECOND))
}

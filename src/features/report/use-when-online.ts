import { useEffect, useRef } from 'react'
import { watchNetwork } from '../../platform/network'

/** Runs `back` whenever a network is there again after there was none. */
export function useWhenOnline(back: () => void): void {
  const latest = useRef(back)
  useEffect(() => {
    latest.current = back
  })
  useEffect(() => {
    let before = true
    return watchNetwork((online) => {
      if (online && !before) latest.current()
      before = online
    })
  }, [])
}

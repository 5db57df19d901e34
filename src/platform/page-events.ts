import { usePullDownRefresh, useDidHide, useDidShow, stopPullDownRefresh } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { query } from './navigate'

/** Runs whenever this page comes to the front: also when coming back to it. */
export const useShown = (listener: () => void): void => useDidShow(listener)

/** Pulling the page down asks again; the page's config must say `enablePullDownRefresh`. */
export function usePullDown(refresh: () => Promise<unknown>): void {
  usePullDownRefresh(() => {
    void refresh().finally(() => stopPullDownRefresh())
  })
}

/** What this page was opened with; a page that lies under another keeps its own. */
export function useOpenedWith(): Partial<Record<string, string>> {
  const [opened] = useState(query)
  return opened
}

const sightOf = (begin: () => () => void) => {
  let end: (() => void) | undefined
  return {
    come: (): void => {
      end ??= begin()
    },
    leave: (): void => {
      end?.()
      end = undefined
    },
  }
}

/** Whether this page is in sight: not covered by another one. */
export function useIsInSight(): boolean {
  const [inSight, setInSight] = useState(false)
  useInSight(() => {
    setInSight(true)
    return () => setInSight(false)
  })
  return inSight
}

/** Runs `begin` while this page is in sight, and what it returned when another page covers it or it is closed. */
export function useInSight(begin: () => () => void): void {
  const [sight] = useState(() => sightOf(begin))
  useDidShow(sight.come)
  useDidHide(sight.leave)
  useEffect(() => {
    sight.come()
    return sight.leave
  }, [sight])
}

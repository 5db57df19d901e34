import { usePullDownRefresh, useDidShow, stopPullDownRefresh } from '@tarojs/taro'
import { useState } from 'react'
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

import { useEffect } from 'react'
import { useShown } from '../platform/page-events'
import { showUnread } from '../platform/tab-badge'
import { useUnread } from './use-pulse'

/** Every tab page calls it: WeChat takes the badge only while a tab is in front. */
export function useTabBadge(): void {
  const unread = useUnread()
  useEffect(() => showUnread(unread), [unread])
  useShown(() => showUnread(unread))
}

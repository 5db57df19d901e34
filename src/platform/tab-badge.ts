import Taro from '@tarojs/taro'

/** Place of the inbox among the tabs (app.config.ts). */
const INBOX = 2

/** The number of unread messages on the tab; nothing at 0. WeChat takes it only while a tab page is in front. */
export function showUnread(count: number): void {
  const done =
    count > 0
      ? Taro.setTabBarBadge({ index: INBOX, text: count > 99 ? '99+' : String(count) })
      : Taro.removeTabBarBadge({ index: INBOX })
  void done.catch(() => undefined)
}

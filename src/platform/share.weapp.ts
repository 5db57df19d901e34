import { useShareAppMessage } from '@tarojs/taro'
import { ROUTES } from './routes'
import type { ShareCard } from './share.types'

/** What a share from this page sends to the chat; without a card the home page. */
export function useShare(card: () => ShareCard | undefined): void {
  useShareAppMessage(() => {
    const { title, page, code } = card() ?? { title: '安邻', page: 'home' as const, code: '' }
    return { title, path: ROUTES[page].path + (code === '' ? '' : `?code=${code}`) }
  })
}

/** WeChat sends cards, not addresses. */
export const linkTo = (_card: ShareCard): string | undefined => undefined

import Taro, { usePageNotFound } from '@tarojs/taro'
import { ROUTES } from './routes'

/** Whoever opens an address that leads nowhere (an old link, a typing error) sees so, with a way home. */
export const useLostPage = (): void =>
  usePageNotFound(() => void Taro.reLaunch({ url: ROUTES.lost.path }).catch(() => undefined))

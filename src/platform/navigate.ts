import Taro from '@tarojs/taro'
import { ROUTES, type RouteName, type Routes } from './routes'

function address(name: RouteName, query: object): string {
  const pairs = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`)
  return ROUTES[name].path + (pairs.length > 0 ? `?${pairs.join('&')}` : '')
}

/** Opens a page; a tab is switched to and takes no query. */
export async function open<Name extends RouteName>(name: Name, query: Routes[Name]): Promise<void> {
  if (ROUTES[name].tab) await Taro.switchTab({ url: ROUTES[name].path })
  else await Taro.navigateTo({ url: address(name, query) })
}

/** Puts a page in the place of this one: after a form is sent, going back must not open it again. */
export async function replace<Name extends RouteName>(name: Name, query: Routes[Name]): Promise<void> {
  if (ROUTES[name].tab) await Taro.switchTab({ url: ROUTES[name].path })
  else await Taro.redirectTo({ url: address(name, query) })
}

/** One page back; the home page when this one was opened from outside (a message, a code). */
export async function back(): Promise<void> {
  if (Taro.getCurrentPages().length > 1) await Taro.navigateBack()
  else await open('home', {})
}

/** What the page was opened with. */
export const query = (): Partial<Record<string, string>> => Taro.getCurrentInstance().router?.params ?? {}

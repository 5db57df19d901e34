/** Taro's API for tests on jsdom: what the app keeps and where it goes can be looked at, nothing else happens. */
const kept = new Map<string, unknown>()
const visited: string[] = []
let openedWith: Record<string, string> = {}

const go = ({ url }: { url: string }): Promise<void> => {
  visited.push(url)
  return Promise.resolve()
}

const taro = {
  getStorageSync: (key: string): unknown => kept.get(key) ?? '',
  setStorageSync: (key: string, value: unknown): void => void kept.set(key, value),
  removeStorageSync: (key: string): void => void kept.delete(key),
  navigateTo: go,
  redirectTo: go,
  switchTab: go,
  navigateBack: (): Promise<void> => Promise.resolve(),
  getCurrentPages: (): unknown[] => [],
  getCurrentInstance: (): object => ({ router: { params: openedWith } }),
  showToast: (): Promise<void> => Promise.resolve(),
  makePhoneCall: (): Promise<void> => Promise.resolve(),
  setTabBarBadge: (): Promise<void> => Promise.resolve(),
  removeTabBarBadge: (): Promise<void> => Promise.resolve(),
  previewImage: (): Promise<void> => Promise.resolve(),
  setClipboardData: (): Promise<void> => Promise.resolve(),
}

/** Where the app went since the start of the test file. */
export const visitedPages = (): readonly string[] => visited

/** What the page under test is opened with. */
export const openWith = (params: Record<string, string>): void => {
  openedWith = params
}

const nothing = (): void => undefined
export const useDidShow = nothing
export const useDidHide = nothing
export const useReady = nothing
export const usePullDownRefresh = nothing
export const useReachBottom = nothing

export default taro

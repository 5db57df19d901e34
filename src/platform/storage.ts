import Taro from '@tarojs/taro'
import { owner } from './session'

const keyOf = (name: string): string => `anlin.${owner()}.${name}`

/** What this person keeps on this phone: drafts, choices, the last answer of a list. JSON values only. */
export const storage = {
  /** `is` refuses what an older version of the app kept in another shape. */
  read<Value>(name: string, is?: (value: unknown) => value is Value): Value | undefined {
    const kept = Taro.getStorageSync<string>(keyOf(name))
    if (typeof kept !== 'string' || kept === '') return undefined
    try {
      const value = JSON.parse(kept) as Value
      return is && !is(value) ? undefined : value
    } catch {
      return undefined
    }
  },
  write(name: string, value: unknown): void {
    Taro.setStorageSync(keyOf(name), JSON.stringify(value))
  },
  remove(name: string): void {
    Taro.removeStorageSync(keyOf(name))
  },
}

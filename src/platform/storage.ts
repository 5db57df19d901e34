import Taro from '@tarojs/taro'
import { owner } from './session'

const keyOf = (name: string): string => `anlin.${owner()}.${name}`

/** What this person keeps on this phone: drafts, choices, the last answer of a list. JSON values only. */
export const storage = {
  read<Value>(name: string): Value | undefined {
    const kept = Taro.getStorageSync<string>(keyOf(name))
    if (typeof kept !== 'string' || kept === '') return undefined
    try {
      return JSON.parse(kept) as Value
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

import { owner } from './session'

const keyOf = (name: string): string => `anlin.window.${owner()}.${name}`

/** What a page shows again after it was loaded anew in the same window; gone with the window. JSON values only. */
export const thisWindow = {
  read<Value>(name: string): Value | undefined {
    try {
      return (JSON.parse(sessionStorage.getItem(keyOf(name)) ?? 'null') as Value | null) ?? undefined
    } catch {
      return undefined
    }
  },
  write: (name: string, value: unknown): void => sessionStorage.setItem(keyOf(name), JSON.stringify(value)),
  remove: (name: string): void => sessionStorage.removeItem(keyOf(name)),
}

import { owner } from './session'

const keyOf = (name: string): string => `anlin.window.${owner()}.${name}`

/** Where in this window's past we are: the same after loading anew, another one after opening the same page again. */
const place = (): string => `${location.hash} ${JSON.stringify(history.state)}`

/** What a page shows again after it was loaded anew; gone with the window. JSON values only. */
export const thisWindow = {
  read(name: string): unknown {
    try {
      const kept = JSON.parse(sessionStorage.getItem(keyOf(name)) ?? '{}') as { at?: string; value?: unknown }
      return kept.at === place() ? kept.value : undefined
    } catch {
      return undefined
    }
  },
  write: (name: string, value: unknown): void =>
    sessionStorage.setItem(keyOf(name), JSON.stringify({ at: place(), value })),
}

import { useSyncExternalStore } from 'react'
import { storage } from '../platform/storage'

const KEY = 'home'
const listeners = new Set<() => void>()
const chosen = (): string => storage.read<string>(KEY) ?? ''

/** Of several homes the one this phone reports for; kept until another is chosen. */
export function chooseHome(householdId: string): void {
  storage.write(KEY, householdId)
  listeners.forEach((listener) => listener())
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The household id chosen on this phone; empty when none was. */
export const useChosenHome = (): string => useSyncExternalStore(subscribe, chosen)

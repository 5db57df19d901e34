import { phoneScale } from './phone-scale'
import { storage } from './storage'

/** The four type sizes (ui.md). */
export const TYPE_SIZES = [1, 1.2, 1.4, 1.6] as const
export type TypeSize = (typeof TYPE_SIZES)[number]

const KEY = 'type-size'
const listeners = new Set<(size: TypeSize) => void>()

/** The smallest of our sizes that is not below what is wished. */
const nearest = (wished: number): TypeSize => TYPE_SIZES.find((size) => size >= wished - 0.05) ?? 1.6

/** What the person chose here, else what the phone says. */
export const chosenScale = (): TypeSize => nearest(storage.read<number>(KEY) ?? phoneScale())

export function chooseScale(size: TypeSize): void {
  storage.write(KEY, size)
  listeners.forEach((listener) => listener(size))
}

/** Tells of every later choice. Returns how to stop. */
export function watchScale(listener: (size: TypeSize) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

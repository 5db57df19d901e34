import { say } from './words'

/** Characters beyond `max`, counted as the server counts them (contract/kit.ts: trimmed, UTF-16 units). */
export const overBy = (text: string, max: number): number => Math.max(0, text.trim().length - max)

/** What is wrong with a text that is too long; undefined when it fits. Nothing is cut: the person decides what goes. */
export function tooLong(text: string, max: number): string | undefined {
  const n = overBy(text, max)
  return n > 0 ? say('field.tooLong', { n }) : undefined
}

/** The first of several texts that is too long, in words. */
export const firstTooLong = (texts: readonly [text: string, max: number][]): string | undefined =>
  texts.map(([text, max]) => tooLong(text, max)).find((problem) => problem !== undefined)

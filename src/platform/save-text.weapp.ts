import { copy } from './phone'

/** A mini-program has no folder that people can open, so the text goes to the clipboard. */
export async function saveText(_name: string, text: string): Promise<'saved' | 'copied'> {
  await copy(text)
  return 'copied'
}

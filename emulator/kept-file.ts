import { readFileSync } from 'node:fs'

/** A JSON file of the data folder. One that is damaged is named and stays as it is: nothing begins anew in silence. */
export function readKept(file: string): unknown {
  return parseKept(readFileSync(file, 'utf8'), file)
}

/** `text` is the file's, or a part that `where` names. */
export function parseKept(text: string, where: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw damaged(where)
  }
}

export function damaged(where: string): Error {
  return new Error(
    `${where} is damaged. Restore a backup, or move the file away to start without what it held.`,
  )
}

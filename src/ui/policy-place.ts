import { DEPARTMENTS, type Department } from '../../domain/kernel/department'
import { say, words, type WordKey } from './words'

/** The word of a key that may not be one. */
export const wordIf = (key: string): string | undefined => (key in words ? say(key as WordKey) : undefined)

const isDepartment = (name: string): name is Department => (DEPARTMENTS as readonly string[]).includes(name)

/** `普通报修 · 办结` for `limits.normalRepair.solved`. */
export const placeWord = (place: string): string => {
  const [part = '', row = '', column] = place.split('.')
  const rowWord = isDepartment(row) ? say(`department.${row}`) : wordIf(`caseRow.${row}`)
  const columnWord = column && (part === 'limits' ? wordIf(`clock.${column}`) : wordIf(`policy.${column}`))
  if (rowWord === undefined) return wordIf(`policy.${place}`) ?? place
  return columnWord ? say('policy.place', { row: rowWord, column: columnWord }) : rowWord
}

import type { CellValue } from 'exceljs'
import type { Problem } from '../../../domain/community/register/problem'
import { clean, tidy } from '../../../domain/community/register/clean'

/** More than any field may have; the rest of a longer cell is cut off, and its field says that it is too long. */
const MOST_LETTERS = 200

export type ReadCell = { text: string; problem?: Omit<Problem, 'column'> }

const two = (n: number): string => String(n).padStart(2, '0')
/** Spreadsheets know no time zones: the library gives the clock on the wall as UTC. */
const dayIn = (date: Date): string =>
  Number.isNaN(date.getTime())
    ? ''
    : `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`

/** Without the dust of binary fractions: 89.10000000000001 was typed as 89.1. */
const numberText = (n: number): string => String(Number(n.toPrecision(15)))

const cut = (text: string): ReadCell => ({ text: clean(text).slice(0, MOST_LETTERS) })

/** A heading as it stands in the file, which reasons quote: "㎡" stays "㎡". */
export const headingText = (value: CellValue | undefined): string => {
  if (typeof value === 'string') return tidy(value).slice(0, MOST_LETTERS)
  if (typeof value === 'object' && value !== null && 'richText' in value)
    return headingText(value.richText.map(({ text }) => text).join(''))
  return cellText(value).text
}

/**
 * A cell as the text that a person sees in it. Of a formula the result that the file carries is taken, if it is a plain
 * value: nothing is ever calculated here.
 */
export const cellText = (value: CellValue | undefined): ReadCell => {
  if (value === null || value === undefined) return { text: '' }
  if (typeof value === 'string') return cut(value)
  if (typeof value === 'number') return { text: numberText(value) }
  if (typeof value === 'boolean') return { text: value ? '是' : '否' }
  if (value instanceof Date) return { text: dayIn(value) }
  if ('error' in value) return { text: '', problem: { code: 'cell_error', text: value.error } }
  if ('richText' in value) return cut(value.richText.map(({ text }) => text).join(''))
  if ('hyperlink' in value) return cellText(value.text)
  const { result } = value
  const plain = result !== undefined && !(typeof result === 'string' && result === '')
  return plain ? cellText(result) : { text: '', problem: { code: 'formula' } }
}

import { columnOf, headingOf, REQUIRED_HEADINGS } from '../../../domain/community/register/columns'
import type { NoteCode } from '../../../contract/register-words'

/** Something of a file that is not read, and that nobody is refused for. */
export type Note = { code: NoteCode; text: string }

/** Stands in the first column of the row that shows how to fill in the others. */
export const EXAMPLE_WORD = '示例（导入时不读）'

const known = (texts: readonly string[]): number =>
  texts.filter((text) => text !== '' && columnOf(text).of !== 'other').length

/** The headings, when this row has at least two of ours: titles and notes may stand above them. */
export const headingRow = (texts: readonly string[]): string[] | undefined =>
  known(texts) >= 2 ? trimmed(texts) : undefined

const trimmed = (texts: readonly string[]): string[] => {
  const last = texts.reduce((found, text, index) => (text === '' ? found : index), -1)
  return texts.slice(0, last + 1)
}

/** "27" as people see it above a sheet: "AA". */
export const letters = (n: number): string => {
  const rest = (n - 1) % 26
  const head = Math.floor((n - 1) / 26)
  return (head > 0 ? letters(head) : '') + String.fromCharCode(65 + rest)
}

export const isExample = (texts: readonly string[], headings: readonly string[]): boolean => {
  const at = headings.findIndex((heading) => columnOf(heading).of === 'community')
  return at >= 0 && (texts[at] ?? '').startsWith('示例')
}

/** What of a row nobody reads: cells of columns that are not ours or have no heading. */
export const notesOn = (texts: readonly string[], headings: readonly string[]): Note[] => {
  if (isExample(texts, headings)) return [{ code: 'example', text: '' }]
  return texts.flatMap((text, index): Note[] => {
    if (text === '') return []
    const heading = headings[index] ?? ''
    if (heading === '') return [{ code: 'no_heading', text: letters(index + 1) }]
    return columnOf(heading).of === 'other' ? [{ code: 'other_column', text: heading }] : []
  })
}

const AREA = '建筑面积'

/** A usual heading as it stands in the template and in every file that is written: with its star or its unit. */
export const templateHeading = (usual: string): string => {
  if (REQUIRED_HEADINGS.some((one) => one === usual)) return `${usual}*`
  return usual === AREA ? `${AREA}(㎡)` : usual
}

/** A heading by its usual name; what is not ours stays as it stands in the file. */
export const usualHeading = (heading: string): string => {
  const column = columnOf(heading)
  return column.of === 'other' ? heading : headingOf(column)
}

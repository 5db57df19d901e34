import { Readable } from 'node:stream'
import excel from 'exceljs'
import type { FileProblem } from '../../../contract/register-words'
import { headingProblems, MAX_COLUMNS } from '../../../domain/community/register/columns'
import type { Problem } from '../../../domain/community/register/problem'
import { cellText, headingText, type ReadCell } from './cell-text'
import { headingRow, isExample, notesOn, type Note } from './headings'
import { inspect, type Inspected, type Merge } from './inspect'

/** A row of the file: its number there, its cells under the headings, and what reading it found wrong. */
export type ReadRow = { n: number; cells: string[]; problems: Problem[] }
export type ReadWorkbook = { headings: string[]; rows: ReadRow[]; notes: Note[] }
export type Unreadable = { problem: { code: FileProblem; text?: string } }

const MOST_ROWS = 30_000
const LAST_HEADING_ROW = 10

type Row = { number: number; values: excel.CellValue[] | Record<string, excel.CellValue> }
type Sheet = AsyncIterable<Row> & { id: number | string; name: string; state?: string }

const readCells = (
  n: number,
  reads: readonly ReadCell[],
  headings: readonly string[],
  merges: readonly Merge[],
): ReadRow => {
  const problems: Problem[] = []
  const merged = merges.filter(({ top, bottom }) => bottom > top && top <= n && n <= bottom)
  const cells = headings.map((heading, index) => {
    const { text, problem } = reads[index] ?? { text: '' }
    if (problem !== undefined) problems.push({ ...problem, column: heading })
    if (merged.some(({ left, right }) => left <= index + 1 && index + 1 <= right))
      problems.push({ code: 'merged', column: heading })
    return text
  })
  return { n, cells, problems }
}

/** A row's cells from the first column on. */
const readsOf = <T>(row: Row, read: (value: excel.CellValue | undefined) => T): T[] =>
  Array.from(row.values as excel.CellValue[], read).slice(1)

type Found = ReadWorkbook | Unreadable

/** Reads a sheet from its headings on; undefined when it has none of ours. */
const readSheet = async (sheet: Sheet, merges: readonly Merge[]): Promise<Found | { first: string[] }> => {
  let headings: string[] | undefined
  let first: string[] = []
  const rows: ReadRow[] = []
  const notes = new Map<string, Note>()
  for await (const row of sheet) {
    const reads: ReadCell[] = readsOf(row, cellText)
    const texts = reads.map(({ text }) => text)
    if (headings === undefined) {
      if (first.length < texts.length) first = texts
      headings = row.number <= LAST_HEADING_ROW ? headingRow(readsOf(row, headingText)) : undefined
      if (headings !== undefined && headings.filter((one) => one !== '').length > MAX_COLUMNS)
        return { problem: { code: 'too_many_columns' } }
      continue
    }
    if (reads.every(({ text, problem }) => text === '' && problem === undefined)) continue
    for (const note of notesOn(texts, headings)) notes.set(JSON.stringify(note), note)
    if (isExample(texts, headings)) continue
    rows.push(readCells(row.number, reads, headings, merges))
    if (rows.length > MOST_ROWS) return { problem: { code: 'too_many_rows' } }
  }
  if (headings === undefined) return { first }
  return { headings, rows, notes: [...notes.values()] }
}

const asFound = ({ headings, rows, notes }: ReadWorkbook, sheetNotes: readonly Note[]): Found => {
  const { missing, twice } = headingProblems(headings)
  if (missing.length > 0) return { problem: { code: 'missing_headings', text: missing.join('、') } }
  if (twice.length > 0) return { problem: { code: 'heading_twice', text: twice.join('、') } }
  if (rows.length === 0) return { problem: { code: 'no_rows' } }
  return { headings, rows, notes: [...sheetNotes, ...notes] }
}

const readSheets = async ({ stream, merges }: Inspected): Promise<Found> => {
  const options = {
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    worksheets: 'emit',
  } as const
  const reader = new excel.stream.xlsx.WorkbookReader(Readable.from(stream()), {
    ...options,
    entries: 'emit',
  })
  const notes: Note[] = []
  let found: Found | undefined
  let closest: string[] | undefined
  for await (const one of reader) {
    const sheet = one as unknown as Sheet
    const hidden = sheet.state !== undefined && sheet.state !== 'visible'
    if (hidden || found !== undefined) {
      notes.push({ code: hidden ? 'hidden_sheet' : 'other_sheet', text: sheet.name })
      // The stream goes on only when the sheet was read to its end.
      for await (const _row of sheet) continue
      continue
    }
    const read = await readSheet(sheet, merges.get(Number(sheet.id)) ?? [])
    if ('first' in read) closest ??= read.first
    else found = read
  }
  if (found !== undefined) return 'problem' in found ? found : asFound(found, notes)
  if (closest === undefined) return { problem: { code: 'no_sheet' } }
  return asFound({ headings: closest, rows: [], notes }, [])
}

/**
 * Reads the register's rows from the bytes of an .xlsx file: the first visible sheet that has our headings, in any order,
 * within its first ten rows. Rows keep their numbers; empty ones and the template's example are left out.
 */
export const readWorkbook = async (bytes: Buffer): Promise<Found> => {
  const inspected = inspect(bytes)
  if (typeof inspected === 'string') return { problem: { code: inspected } }
  try {
    return await readSheets(inspected)
  } catch {
    return { problem: { code: 'damaged' } }
  }
}

import { PassThrough } from 'node:stream'
import excel from 'exceljs'
import { RELATION_WORDS, STATUS_WORDS, TENURE_WORDS } from '../../../domain/community/register/state'
import { columnOf, type Column } from '../../../domain/community/register/columns'
import { EXPLANATIONS } from './explanations'
import { templateHeading } from './headings'

export const SHEET_NAME = '房屋档案'
const HELP_SHEET = '填写说明'
const LAST_ROW = 30_001

const CHOICES: Partial<Record<string, readonly string[]>> = {
  status: Object.values(STATUS_WORDS),
  tenure: Object.values(TENURE_WORDS),
  relation: Object.values(RELATION_WORDS),
}

const choicesOf = (column: Column): readonly string[] | undefined => {
  if (column.of === 'field') return CHOICES[column.field]
  return column.of === 'member' ? CHOICES[column.part] : undefined
}

const widthOf = (heading: string): number => {
  if (heading === '原因') return 40
  return /手机|日期|到期|车牌|关怀|小区/.test(heading) ? 16 : 11
}

const letter = (n: number): string =>
  (n > 26 ? String.fromCharCode(64 + Math.floor((n - 1) / 26)) : '') +
  String.fromCharCode(65 + ((n - 1) % 26))

/** Not in the library's types for sheets, though both of its writers have it. */
type Validated = { dataValidations: { add: (range: string, rule: excel.DataValidation) => void } }

const addChoices = (sheet: excel.Worksheet, headings: readonly string[]): void => {
  const { dataValidations } = sheet as unknown as Validated
  for (const [index, heading] of headings.entries()) {
    const choices = choicesOf(columnOf(heading))
    if (choices === undefined) continue
    const at = letter(index + 1)
    dataValidations.add(`${at}2:${at}${LAST_ROW}`, {
      type: 'list',
      allowBlank: true,
      formulae: [`"${choices.join(',')}"`],
      showErrorMessage: true,
      errorTitle: heading,
      error: `请选择：${choices.join('、')}`,
    })
  }
}

const HEAD_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE6F4F1' } } as const

const writeHead = (sheet: excel.Worksheet, headings: readonly string[]): void => {
  // Everything is text, so that a phone number stays one and 0101 keeps its nought.
  sheet.columns = headings.map((heading) => ({ width: widthOf(heading), style: { numFmt: '@' } }))
  const head = sheet.addRow(headings.map(templateHeading))
  head.font = { bold: true }
  head.eachCell((cell) => {
    cell.fill = HEAD_FILL
  })
  head.commit()
}

const writeHelp = (book: excel.stream.xlsx.WorkbookWriter): void => {
  const sheet = book.addWorksheet(HELP_SHEET)
  sheet.columns = [{ width: 16 }, { width: 90 }]
  for (const line of EXPLANATIONS) sheet.addRow(line).commit()
  sheet.commit()
}

const collect = async (stream: PassThrough): Promise<Buffer> => {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/**
 * An .xlsx file of rows under headings, with lists to choose from and a sheet that explains. Written as a stream: 20,000
 * rows need no more memory than 200.
 */
export const writeWorkbook = async (
  headings: readonly string[],
  rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
): Promise<Buffer> => {
  const stream = new PassThrough()
  const book = new excel.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false })
  const collected = collect(stream)
  const sheet = book.addWorksheet(SHEET_NAME, { views: [{ state: 'frozen', ySplit: 1 }] })
  writeHead(sheet, headings)
  addChoices(sheet, headings)
  for await (const row of rows) sheet.addRow([...row]).commit()
  sheet.commit()
  writeHelp(book)
  await book.commit()
  return collected
}

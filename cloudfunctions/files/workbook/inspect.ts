import type { FileProblem } from '../../../contract/register-words'
import { asciiXml } from './ascii-xml'
import { openArchive } from './zip'

/** Cells that are drawn as one, in rows `top` to `bottom` and columns `left` to `right`, counted from 1. */
export type Merge = { top: number; bottom: number; left: number; right: number }

/** Merged cells by the number of the sheet's file. */
export type Inspected = {
  merges: Map<number, Merge[]>
  /** The parts of the workbook that are read, those that explain the sheets before the sheets. */
  stream: () => Generator<Buffer>
}

const ZIP = Buffer.from('PK\x03\x04', 'latin1')
/** The container of Excel 97 and of files with a password (MS-CFB). */
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex')
/** Names in a container are UTF-16. */
const PROTECTED = Buffer.from('EncryptedPackage', 'utf16le')

const startsWith = (bytes: Buffer, magic: Buffer): boolean => bytes.subarray(0, magic.length).equals(magic)

const columnNumber = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

const MERGE = /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g

const mergesIn = (xml: string): Merge[] =>
  [...xml.matchAll(MERGE)].map(([, left = '', top, right = '', bottom]) => ({
    top: Number(top),
    bottom: Number(bottom),
    left: columnNumber(left),
    right: columnNumber(right),
  }))

/**
 * exceljs 4.4.0 loses the names of sheets that come before these, and then fails now and then ("reading 'sheets'"): it
 * writes them last itself.
 */
const BEFORE_SHEETS = [
  'xl/workbook.xml',
  'xl/_rels/workbook.xml.rels',
  'xl/styles.xml',
  'xl/sharedStrings.xml',
]
const SHEET = /^xl\/worksheets\/sheet(\d+)\.xml$/

/**
 * What a file is, before anything is made of it: by its first bytes, never by its name, and unpacked once with a limit.
 * Merged cells are looked for here because they stand after the rows they concern.
 */
export const inspect = (bytes: Buffer): Inspected | FileProblem => {
  if (startsWith(bytes, COMPOUND)) return bytes.includes(PROTECTED) ? 'protected' : 'old_excel'
  if (!startsWith(bytes, ZIP)) return 'not_excel'
  const archive = openArchive(bytes)
  if (typeof archive === 'string') return archive
  if (!archive.names.includes('xl/workbook.xml')) return 'not_excel'
  const merges = new Map<number, Merge[]>()
  for (const name of archive.names) {
    const number = SHEET.exec(name)?.[1]
    if (number !== undefined) merges.set(Number(number), mergesIn(archive.text(name)))
  }
  const sheets = archive.names.filter((name) => SHEET.test(name))
  return { merges, stream: () => archive.stream([...BEFORE_SHEETS, ...sheets], asciiXml) }
}

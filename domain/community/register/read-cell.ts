import { dayFromNumber, numberOfDay, type Day } from '../../kernel/instant'
import { mobileOf } from '../phone'
import { clean } from './clean'
import type { Problem, Read } from './problem'

const wrong = (code: Problem['code'], text: string): { problem: Problem } => ({ problem: { code, text } })

/** Mobile numbers of the mainland: 11 digits, with or without +86, blanks and dashes. */
export const readPhone = (cell: string): Read<string> => {
  const value = mobileOf(cell)
  return value === undefined ? wrong('phone', cell) : { value }
}

/** Spreadsheets count days from 1899-12-30, so that 1970-01-01 is 25569. */
const SERIAL_OF_1970 = 25569
/** 1954 to 2119: a serial number that could be meant as a day here. */
const isSerial = (n: number): boolean => n >= 20_000 && n <= 80_000

const written = ([year = '', month = '', day = '']: readonly string[], cell: string): Read<Day> => {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  try {
    numberOfDay(text)
  } catch {
    return wrong('date_impossible', cell)
  }
  return Number(year) >= 1949 && Number(year) <= 2199 ? { value: text } : wrong('date_impossible', cell)
}

/** 2024-5-1, 2024/05/01, 2024.5.1, 20240501, 2024年5月1日, a spreadsheet's serial number; a time after it is left out. */
export const readDay = (cell: string): Read<Day> => {
  const text = clean(cell).replace(/(?<=\d|日)[ T]\d{1,2}:[\d:.]+Z?$/, '')
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text)
  if (parts !== null) return written(parts.slice(1), cell)
  const packed = /^(\d{4})(\d\d)(\d\d)$/.exec(text)
  if (packed !== null) return written(packed.slice(1), cell)
  const serial = /^\d{5}(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN
  return isSerial(serial)
    ? { value: dayFromNumber(Math.floor(serial) - SERIAL_OF_1970) }
    : wrong('date_form', cell)
}

const LARGEST_CENTIARES = 100_000 * 100

/** Square metres as people write them ("89.5㎡", "1,200") in hundredths. A third decimal is rounded. */
export const readArea = (cell: string): Read<number> => {
  const text = clean(cell)
    .replace(/\s*(?:m2|平方米|平米|平)$/i, '')
    .replace(/,(?=\d{3}(?:\D|$))/g, '')
  const centiares = /^\d+(?:\.\d+)?$/.test(text) ? Math.round(Number(text) * 100) : 0
  return centiares > 0 && centiares <= LARGEST_CENTIARES ? { value: centiares } : wrong('area', cell)
}

/** Seven characters, eight for electric cars; the last may be a word of the trade (挂, 学, 警 …). */
export const readPlate = (cell: string): Read<string> => {
  const text = clean(cell)
    .replace(/[\s·.-]/g, '')
    .toUpperCase()
  return /^[一-鿿][A-Z][A-Z0-9]{4,5}[A-Z0-9挂学警港澳使领]$/.test(text)
    ? { value: text }
    : wrong('plate', cell)
}

/** What a spreadsheet program would calculate, were it typed: such text never comes into the register. */
const FORMULA_TEXT = /^[=+@-]/

/** A basement's space "-1-023", or nothing to say "-": no spreadsheet program makes anything else of it. */
const BELOW_GROUND = /^-[\p{L}\p{N}-]*$/u
const isFormula = (text: string): boolean => FORMULA_TEXT.test(text) && !BELOW_GROUND.test(text)

/** Words of at most `max` characters that are no formula. */
export const readWords =
  (max: number) =>
  (cell: string): Read<string> => {
    const text = clean(cell)
    if (text.length > max) return wrong('too_long', `${text.slice(0, max)}…`)
    return isFormula(text) ? wrong('formula_text', text) : { value: text }
  }

const MOST_PLACE_LETTERS = 20
/** "12-A", "商铺3", "3#", "101/102", "A座(东)", "1.5", "101、102". */
const PLACE = /^[\p{L}\p{N}#([【][\p{L}\p{M}\p{N}\p{Pd} #/.()[\]【】·、~]*$/u

/** A phase, building, entrance or room as people name it, in a file and by hand. */
export const readPlace = (cell: string): Read<string> => {
  const read = readWords(MOST_PLACE_LETTERS)(cell)
  return 'problem' in read || PLACE.test(read.value) ? read : wrong('place_letters', read.value)
}

/** One of the words of a table, as its key. */
export const readChoice =
  <Key extends string>(words: Readonly<Record<Key, string>>) =>
  (cell: string): Read<Key> => {
    const found = Object.entries<string>(words).find(([, word]) => word === clean(cell))
    return found === undefined ? wrong('choice', cell) : { value: found[0] as Key }
  }

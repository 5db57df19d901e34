import { requestFailed } from '../../failure'
import { compareText } from '../../query/order'
import { bounds } from './arrays'
import {
  isNullish,
  listOperator,
  textOf,
  wholeNumber,
  type Computed,
  type Operator,
  type Operators,
} from './operator'

/** Finds in units (bytes or code points) what `unitsOf` splits a text into. */
function indexOf(name: string, lengthOf: (text: string) => number): Operator {
  return listOperator(name, [2, 4], (text, part, start = 0, end = Infinity) => {
    if (isNullish(text)) return null
    const whole = textOf(name, text)
    const wanted = textOf(name, part)
    const [from, to] = bounds(name, start, end)
    for (let at = whole.indexOf(wanted); at !== -1; at = whole.indexOf(wanted, at + 1)) {
      const unit = lengthOf(whole.slice(0, at))
      if (unit >= from) return unit < to ? unit : -1
      if (at === whole.length) return -1
    }
    return -1
  })
}

const bytes = (text: string): number => Buffer.byteLength(text)
// MongoDB changes the case of ASCII letters only.
const upper = (text: string): string => text.replace(/[a-z]+/g, (part) => part.toUpperCase())
const lower = (text: string): string => text.replace(/[A-Z]+/g, (part) => part.toLowerCase())
const codePoints = (text: string): number => Array.from(text).length

export const TEXT: Operators = {
  $concat: listOperator('$concat', [0, Infinity], (...parts) =>
    parts.some(isNullish) ? null : parts.map((part) => textOf('$concat', part)).join(''),
  ),
  $indexOfBytes: indexOf('$indexOfBytes', bytes),
  $indexOfCP: indexOf('$indexOfCP', codePoints),
  $split: listOperator('$split', [2, 2], (text, separator) => {
    if (isNullish(text) || isNullish(separator)) return null
    const by = textOf('$split', separator)
    if (by === '') throw requestFailed('$split requires a non-empty separator')
    return textOf('$split', text).split(by)
  }),
  $strLenBytes: listOperator('$strLenBytes', [1, 1], (text) => bytes(textOf('$strLenBytes', text))),
  $strLenCP: listOperator('$strLenCP', [1, 1], (text) => codePoints(textOf('$strLenCP', text))),
  $strcasecmp: listOperator('$strcasecmp', [2, 2], (a, b) => {
    return Math.sign(compareText(upper(plainText(a)), upper(plainText(b))))
  }),
  $substr: listOperator('$substr', [3, 3], substrBytes),
  $substrBytes: listOperator('$substrBytes', [3, 3], substrBytes),
  $substrCP: listOperator('$substrCP', [3, 3], (text, start, count) => {
    const from = wholeNumber('$substrCP', start)
    const length = wholeNumber('$substrCP', count)
    if (from < 0 || length < 0) throw requestFailed('$substrCP requires nonnegative indexes')
    return Array.from(plainText(text))
      .slice(from, from + length)
      .join('')
  }),
  $toLower: listOperator('$toLower', [1, 1], (text) => lower(plainText(text))),
  $toObjectId: listOperator('$toObjectId', [1, 1], (digits) => {
    if (isNullish(digits)) return null
    if (typeof digits === 'string' && /^[0-9a-f]{24}$/i.test(digits)) return digits.toLowerCase()
    throw requestFailed(`Failed to parse objectId '${plainText(digits)}' in $convert with no onError value`)
  }),
  $toUpper: listOperator('$toUpper', [1, 1], (text) => upper(plainText(text))),
}

/** A negative count means: to the end. Cutting a character in two is refused. */
function substrBytes(text: Computed, start: Computed, count: Computed): string {
  const whole = Buffer.from(plainText(text))
  const from = wholeNumber('$substrBytes', start)
  const length = wholeNumber('$substrBytes', count)
  if (from < 0) return ''
  const to = length < 0 ? whole.length : Math.min(whole.length, from + length)
  if ([from, to].some((at) => at < whole.length && ((whole[at] ?? 0) & 0xc0) === 0x80))
    throw requestFailed('$substrBytes:  Invalid range, a UTF-8 character is cut.')
  return whole.subarray(from, to).toString()
}

/** What MongoDB turns into text by itself: null is empty, numbers and dates are written out. */
function plainText(value: Computed): string {
  if (isNullish(value)) return ''
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (value instanceof Date) return value.toISOString()
  throw requestFailed("can't convert from this BSON type to String")
}

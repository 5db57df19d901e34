import type { Value } from '../ejson'
import type { SqlValue } from '../store/sqlite-file'

/** What an accumulator wants to know of a field, as columns of one group; undefined where SQLite cannot know it exactly. */
export type Summary = {
  columns(text: string): string[]
  value(count: number, cells: SqlValue[]): Value | undefined
}

/** That many digits are exact in a double. */
const DIGITS = 15
const EXACT = 2 ** 53
const DATE = '{"$date":'

/*
 * Fields are read as they are stored: JSON as JSON.stringify writes it, of which a whole number is digits alone, a date is
 * `{"$date":…}`, and a number that JSON has no word for `{"$numberDouble":…}`.
 */
const isWhole = (text: string): string => `${text} NOT GLOB '*[^-0-9]*' AND length(${text}) <= ${DIGITS}`
const insideDate = (text: string): string =>
  `substr(${text}, ${DATE.length + 1}, length(${text}) - ${DATE.length + 1})`
const whole = (text: string): string => `CASE WHEN ${isWhole(text)} THEN CAST(${text} AS INTEGER) END`
const instant = (text: string): string =>
  `CASE WHEN ${text} GLOB '${DATE}*' AND ${isWhole(insideDate(text))} THEN CAST(${insideDate(text)} AS INTEGER) END`
const isNumber = (text: string): string => `${text} GLOB '[-0-9]*' OR ${text} GLOB '{"$number*'`

/** Sums of whole numbers are exact in any order as long as no part of them leaves the whole doubles. */
const summing = (value: (sum: number, numbers: number) => Value): Summary => ({
  columns: (text) => [
    `count(${whole(text)})`,
    `total(${isNumber(text)})`,
    `total(${whole(text)})`,
    `max(abs(${whole(text)}))`,
  ],
  value: (_count, [wholes, numbers, sum, largest]) =>
    wholes === numbers && Number(largest) * Number(wholes) <= EXACT
      ? value(Number(sum), Number(wholes))
      : undefined,
})

/** Among values of one type, and those that are null or missing. */
const extreme = (function_: 'min' | 'max'): Summary => ({
  columns: (text) => [
    `count(${text}) - total(${text} = 'null')`,
    `count(${whole(text)})`,
    `${function_}(${whole(text)})`,
    `count(${instant(text)})`,
    `${function_}(${instant(text)})`,
  ],
  value: (_count, [values, wholes, number, dates, date]) => {
    if (values === 0) return null
    if (values === wholes) return Number(number)
    return values === dates ? new Date(Number(date)) : undefined
  },
})

export const SUMMARIES: ReadonlyMap<string, Summary> = new Map([
  ['$sum', summing((sum) => sum)],
  ['$avg', summing((sum, numbers) => (numbers === 0 ? null : sum / numbers))],
  ['$min', extreme('min')],
  ['$max', extreme('max')],
])

/** `$sum: 1` and the like. */
export const timesCount = (each: number): Summary => ({
  columns: () => [],
  value: (count) => (Math.abs(each * count) <= EXACT ? each * count + 0 : undefined),
})

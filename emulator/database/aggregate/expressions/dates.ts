import { isDoc, type Value } from '../../ejson'
import { requestFailed } from '../../failure'
import { evalExpr } from 'mingo/core'
import { localOf, localOfIsoWeek, readingOf, type Reading } from './calendar'
import { formatDate, parseByFormat, parseDate } from './date-text'
import { instantOf, offsetAt } from './time-zone'
import {
  isNullish,
  namedOperator,
  textOf,
  wholeNumber,
  type Computed,
  type Evaluate,
  type Operator,
  type Operators,
} from './operator'

/** One part of a date: of a date, of `[date]`, or of `{date, timezone}`. */
function part(name: string, pick: (reading: Reading) => number): Operator {
  return (doc, argument, options) => {
    const evaluate: Evaluate = (expression) => evalExpr(doc, expression, options) as Computed
    const [given, zone] = dateArgument(name, argument as Value, evaluate)
    if (isNullish(given) || zone === null) return null
    const instant = dateOf(name, given).getTime()
    return pick(readingOf(instant + offsetAt(instant, zone)))
  }
}

function dateArgument(
  name: string,
  argument: Value,
  evaluate: Evaluate,
): [date: Computed, zone: string | null] {
  if (Array.isArray(argument)) {
    if (argument.length !== 1) throw requestFailed(`${name} accepts exactly one argument if given an array`)
    return [evaluate(argument[0] ?? null), 'UTC']
  }
  if (!isDoc(argument) || Object.keys(argument).some((key) => key.startsWith('$')))
    return [evaluate(argument), 'UTC']
  const { date, timezone, ...others } = argument
  if (date === undefined || Object.keys(others).length > 0)
    throw requestFailed(`unrecognized option to ${name}`)
  return [evaluate(date), zoneOf(timezone, evaluate)]
}

/** UTC when none is given; null when it is given and turns out to be null. */
function zoneOf(timezone: Value | undefined, evaluate: Evaluate): string | null {
  if (timezone === undefined) return 'UTC'
  const zone = evaluate(timezone)
  return isNullish(zone) ? null : textOf('timezone', zone)
}

function dateOf(name: string, value: Computed): Date {
  if (value instanceof Date) return value
  throw requestFailed(`${name}: can't convert from this BSON type to Date`)
}

const PARTS = ['year', 'month', 'day', 'hour', 'minute', 'second', 'millisecond']
const ISO_PARTS = ['isoWeekYear', 'isoWeek', 'isoDayOfWeek', 'hour', 'minute', 'second', 'millisecond']

const fromParts = namedOperator(
  '$dateFromParts',
  { required: [], optional: [...PARTS, ...ISO_PARTS, 'timezone'] },
  (args, evaluate) => {
    const isIso = 'isoWeekYear' in args
    if (isIso === 'year' in args)
      throw requestFailed("$dateFromParts requires either 'year' or 'isoWeekYear' to be present")
    const names = isIso ? ISO_PARTS : PARTS
    const values = names.map((name, n) => {
      const given = args[name]
      return given === undefined ? (n < 3 ? 1 : 0) : evaluate(given)
    })
    const zone = zoneOf(args.timezone, evaluate)
    if (zone === null || values.some(isNullish)) return null
    const [year = 0, second = 0, third = 0, hour = 0, minute = 0, seconds = 0, ms = 0] = values.map((value) => wholeNumber('$dateFromParts', value)) // prettier-ignore
    const midnight = isIso ? localOfIsoWeek(year, second, third) : localOf(year, second, third)
    return new Date(instantOf(midnight + ((hour * 60 + minute) * 60 + seconds) * 1000 + ms, zone))
  },
)

const fromString = namedOperator(
  '$dateFromString',
  { required: ['dateString'], optional: ['format', 'timezone', 'onNull', 'onError'] },
  ({ dateString = null, format, timezone, onNull, onError }, evaluate) => {
    const text = evaluate(dateString)
    const zone = zoneOf(timezone, evaluate)
    if (isNullish(text)) return onNull === undefined ? null : evaluate(onNull)
    if (zone === null) return null
    try {
      if (typeof text !== 'string')
        throw requestFailed('$dateFromString requires that dateString be a string')
      const parsed =
        format === undefined ? parseDate(text) : parseByFormat(text, textOf('format', evaluate(format)))
      if (parsed === undefined) throw requestFailed(`Error parsing date string '${text}'`)
      if (parsed.isAbsolute && timezone !== undefined)
        throw requestFailed(
          'you cannot pass in a date/time string with time zone information together with a timezone argument',
        )
      return new Date(parsed.isAbsolute ? parsed.local : instantOf(parsed.local, zone))
    } catch (error) {
      if (onError === undefined) throw error
      return evaluate(onError)
    }
  },
)

const toText = namedOperator(
  '$dateToString',
  { required: ['date'], optional: ['format', 'timezone', 'onNull'] },
  ({ date = null, format, timezone, onNull }, evaluate) => {
    const given = evaluate(date)
    const zone = zoneOf(timezone, evaluate)
    const pattern = format === undefined ? '%Y-%m-%dT%H:%M:%S.%LZ' : evaluate(format)
    if (isNullish(given)) return onNull === undefined ? null : evaluate(onNull)
    if (zone === null || isNullish(pattern)) return null
    const instant = dateOf('$dateToString', given).getTime()
    const offset = offsetAt(instant, zone)
    return formatDate(readingOf(instant + offset), offset / 60_000, textOf('format', pattern))
  },
)

export const DATES: Operators = {
  $year: part('$year', ({ year }) => year),
  $month: part('$month', ({ month }) => month),
  $dayOfMonth: part('$dayOfMonth', ({ day }) => day),
  $hour: part('$hour', ({ hour }) => hour),
  $minute: part('$minute', ({ minute }) => minute),
  $second: part('$second', ({ second }) => second),
  $millisecond: part('$millisecond', ({ millisecond }) => millisecond),
  $dayOfYear: part('$dayOfYear', ({ dayOfYear }) => dayOfYear),
  $dayOfWeek: part('$dayOfWeek', ({ dayOfWeek }) => dayOfWeek),
  $isoDayOfWeek: part('$isoDayOfWeek', ({ isoDayOfWeek }) => isoDayOfWeek),
  $week: part('$week', ({ week }) => week),
  $isoWeek: part('$isoWeek', ({ isoWeek }) => isoWeek),
  $isoWeekYear: part('$isoWeekYear', ({ isoWeekYear }) => isoWeekYear),
  $dateFromParts: fromParts,
  $dateFromString: fromString,
  $dateToString: toText,
}

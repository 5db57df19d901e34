import { requestFailed } from '../../failure'
import { localOf, localOfIsoWeek, type Reading } from './calendar'

/** A date that was read: milliseconds as a wall clock shows them, or the instant itself when the text named its zone. */
export type ReadDate = { local: number; isAbsolute: boolean }

const pad = (value: number, width: number): string => String(value).padStart(width, '0')

const WRITERS = new Map<string, (reading: Reading, offset: number) => string>([
  ['Y', ({ year }) => pad(year, 4)],
  ['m', ({ month }) => pad(month, 2)],
  ['d', ({ day }) => pad(day, 2)],
  ['H', ({ hour }) => pad(hour, 2)],
  ['M', ({ minute }) => pad(minute, 2)],
  ['S', ({ second }) => pad(second, 2)],
  ['L', ({ millisecond }) => pad(millisecond, 3)],
  ['j', ({ dayOfYear }) => pad(dayOfYear, 3)],
  ['w', ({ dayOfWeek }) => String(dayOfWeek)],
  ['u', ({ isoDayOfWeek }) => String(isoDayOfWeek)],
  ['U', ({ week }) => pad(week, 2)],
  ['V', ({ isoWeek }) => pad(isoWeek, 2)],
  ['G', ({ isoWeekYear }) => pad(isoWeekYear, 4)],
  ['z', (_, offset) => `${offset < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(offset) / 60), 2)}${pad(Math.abs(offset) % 60, 2)}`],
  ['Z', (_, offset) => String(offset)],
  ['%', () => '%'],
]) // prettier-ignore

/** `offset` in minutes. Throws for a specifier MongoDB does not have. */
export function formatDate(reading: Reading, offset: number, format: string): string {
  return format.replace(/%(.?)/gsu, (_, key: string) => {
    const write = WRITERS.get(key)
    if (write === undefined) throw requestFailed(`Invalid format character '%${key}' in format string`)
    return write(reading, offset)
  })
}

const ISO =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/i

/** ISO 8601 and what JavaScript reads besides. Undefined when it is no date. */
export function parseDate(text: string): ReadDate | undefined {
  const found = ISO.exec(text.trim())
  if (found === null) return parseLoosely(text)
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone] = found
  const clock = [hour, minute, second].map(Number)
  if (Number(month) > 12 || Number(day) > 31 || (clock[0] ?? 0) > 24 || clock.slice(1).some((n) => n > 59))
    return undefined
  const local =
    localOf(Number(year), Number(month), Number(day)) +
    timeOf(clock, Number(fraction.padEnd(3, '0').slice(0, 3)))
  return zone === undefined
    ? { local, isAbsolute: false }
    : { local: local - minutesOf(zone) * 60_000, isAbsolute: true }
}

function parseLoosely(text: string): ReadDate | undefined {
  const namesZone = /(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})\s*(?:\(.*\))?$/.test(text)
  const local = Date.parse(namesZone ? text : `${text} UTC`)
  return Number.isNaN(local) ? undefined : { local, isAbsolute: namesZone }
}

const READERS: Record<string, string> = {
  Y: '\\d{4}', m: '\\d{1,2}', d: '\\d{1,2}', H: '\\d{1,2}', M: '\\d{1,2}', S: '\\d{1,2}', L: '\\d{1,3}',
  G: '\\d{4}', V: '\\d{1,2}', u: '[1-7]', z: 'Z|[+-]\\d{2}:?\\d{2}', Z: '[+-]\\d{1,4}', j: '\\d{1,3}',
} // prettier-ignore

/** A text in exactly this format. Undefined when it is not. */
export function parseByFormat(text: string, format: string): ReadDate | undefined {
  const keys: string[] = []
  const source = format.replace(/%(.)|[.*+?^${}()|[\]\\]/gs, (whole, key: string | undefined) => {
    if (key === undefined) return `\\${whole}`
    if (key === '%') return '%'
    const reader = READERS[key]
    if (reader === undefined) throw requestFailed(`Invalid format character '%${key}' in format string`)
    keys.push(key)
    return `(${reader})`
  })
  const found = new RegExp(`^${source}$`).exec(text)
  return found === null ? undefined : assemble(new Map(keys.map((key, n) => [key, found[n + 1] ?? ''])))
}

function assemble(read: Map<string, string>): ReadDate | undefined {
  const at = (key: string, absent: number): number => Number(read.get(key) ?? absent)
  const isIso = read.has('G')
  if (!isIso && !read.has('Y')) return undefined
  const midnight = isIso
    ? localOfIsoWeek(at('G', 1970), at('V', 1), at('u', 1))
    : read.has('j')
      ? localOf(at('Y', 1970), 1, at('j', 1))
      : localOf(at('Y', 1970), at('m', 1), at('d', 1))
  const local = midnight + timeOf([at('H', 0), at('M', 0), at('S', 0)], at('L', 0))
  const minutes = read.has('z') ? minutesOf(read.get('z') ?? '') : read.has('Z') ? at('Z', 0) : undefined
  return minutes === undefined
    ? { local, isAbsolute: false }
    : { local: local - minutes * 60_000, isAbsolute: true }
}

function timeOf([hour = 0, minute = 0, second = 0]: number[], millisecond: number): number {
  return ((hour * 60 + minute) * 60 + second) * 1000 + millisecond
}

/** Minutes ahead of UTC that `Z`, `+08`, `+0800` or `+08:00` stand for. */
function minutesOf(zone: string): number {
  const found = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone)
  if (found === null) return 0
  const minutes = Number(found[2]) * 60 + Number(found[3] ?? 0)
  return found[1] === '-' ? -minutes : minutes
}

/** A parsed trigger of 7 fields: second minute hour day month weekday year, in UTC+8 whatever this machine's zone. */
export type Cron = { next(after: number): number | undefined }

const UTC8 = 8 * 3_600_000
const SECOND = 1000
/** A trigger with no time within this span never runs ("0 0 0 30 2 * *"). */
const HORIZON_YEARS = 5

type Field = { name: string; min: number; max: number; words?: string[] }

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']
const FIELDS: Field[] = [
  { name: 'second', min: 0, max: 59 },
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12, words: MONTHS },
  { name: 'weekday', min: 0, max: 6, words: WEEKDAYS },
  { name: 'year', min: 1970, max: 2099 },
]

function numberIn(text: string, field: Field): number {
  const word = field.words?.indexOf(text.toUpperCase()) ?? -1
  const value = word >= 0 ? word + field.min : Number(text)
  if (!/^\w+$/.test(text) || !(value >= field.min && value <= field.max)) {
    throw new Error(`cron: "${text}" is not a ${field.name} (${field.min}-${field.max})`)
  }
  return value
}

// `*`, `a`, `a-b`, `*/n`, `a/n`, `a-b/n`
function rangeOf(part: string, field: Field): number[] {
  const [span = '', stepText] = part.split('/')
  const step = stepText === undefined ? 1 : Number(stepText)
  if (!Number.isInteger(step) || step < 1) throw new Error(`cron: "/${stepText ?? ''}" is not a step`)
  const [from = '', to] = span.split('-')
  const first = span === '*' || span === '?' ? field.min : numberIn(from, field)
  const last =
    span === '*' || span === '?' || (to === undefined && stepText !== undefined)
      ? field.max
      : numberIn(to ?? from, field)
  if (last < first) throw new Error(`cron: "${part}" ends before it begins (${field.name})`)
  const values: number[] = []
  for (let value = first; value <= last; value += step) values.push(value)
  return values
}

type Allowed = { any: boolean; has(value: number): boolean }

function allowed(text: string, field: Field): Allowed {
  const values = new Set(text.split(',').flatMap((part) => rangeOf(part, field)))
  return { any: text === '*' || text === '?', has: (value) => values.has(value) }
}

/** Reads a trigger; throws with the field that is wrong. Day and weekday both set mean either (cloudbase.md §8). */
export function parseCron(text: string): Cron {
  const parts = text.trim().split(/\s+/)
  if (parts.length !== FIELDS.length)
    throw new Error(`cron: 7 fields expected, got ${parts.length} in "${text}"`)
  const [second, minute, hour, day, month, weekday, year] = FIELDS.map((field, i) =>
    allowed(parts[i] ?? '', field),
  ) as [Allowed, Allowed, Allowed, Allowed, Allowed, Allowed, Allowed]
  const dayMatches = (date: Date): boolean => {
    const byDay = day.has(date.getUTCDate())
    const byWeekday = weekday.has(date.getUTCDay())
    return day.any || weekday.any ? byDay && byWeekday : byDay || byWeekday
  }
  const nextIn = (local: number): number | undefined => {
    const date = new Date(local)
    const [y, m, d, h, min] = [
      date.getUTCFullYear(),
      date.getUTCMonth(),
      date.getUTCDate(),
      date.getUTCHours(),
      date.getUTCMinutes(),
    ]
    if (!year.has(y)) return Date.UTC(y + 1, 0)
    if (!month.has(m + 1)) return Date.UTC(y, m + 1)
    if (!dayMatches(date)) return Date.UTC(y, m, d + 1)
    if (!hour.has(h)) return Date.UTC(y, m, d, h + 1)
    if (!minute.has(min)) return Date.UTC(y, m, d, h, min + 1)
    return second.has(date.getUTCSeconds()) ? undefined : local + SECOND
  }
  return {
    next: (after) => {
      let local = (Math.floor(after / SECOND) + 1) * SECOND + UTC8
      const limit = Date.UTC(new Date(local).getUTCFullYear() + HORIZON_YEARS, 0)
      while (local < limit) {
        const later = nextIn(local)
        if (later === undefined) return local - UTC8
        local = later
      }
      return undefined
    },
  }
}

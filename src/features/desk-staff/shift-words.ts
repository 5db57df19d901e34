import type { Shift } from '../../../domain/community/roster'
import { MINUTES_A_DAY, type Weekday } from '../../../domain/kernel/instant'

export const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]
const two = (n: number): string => String(n).padStart(2, '0')

/** Minutes of a day as `08:30`; the end of a day is `24:00`. */
export const clockOf = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`

/** `8:30` → 510; undefined for anything that is no time. */
export const minuteOf = (clock: string): number | undefined => {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(clock) ?? []
  const minute = Number(hours) * 60 + Number(minutes)
  return hours === undefined || Number(minutes) > 59 || minute > MINUTES_A_DAY ? undefined : minute
}

/** `8:30–17:30`; whole hours are `7–19`, so that a week fits a desk. */
export const hoursWord = ({ from, to }: { from: number; to: number }): string => {
  const word = (minute: number): string =>
    minute % 60 === 0 ? String(minute / 60) : clockOf(minute).replace(/^0/, '')
  return `${word(from)}–${word(to)}`
}

const every = (days: readonly Weekday[], from: number, to: number): Shift[] =>
  days.map((weekday) => ({ weekday, from, to }))

/** Rotas that come up most: 白班, 夜班, 常日班, 每天. */
export const PRESETS = {
  day: every(WEEK, 7 * 60, 19 * 60),
  night: every(WEEK, 19 * 60, 7 * 60),
  office: every([1, 2, 3, 4, 5], 8 * 60 + 30, 17 * 60 + 30),
  daily: every(WEEK, 8 * 60, 18 * 60),
} as const
export type Preset = keyof typeof PRESETS

const sorted = (shifts: readonly Shift[]): string =>
  JSON.stringify([...shifts].sort((a, b) => a.weekday - b.weekday || a.from - b.from).map(plain))
const plain = ({ weekday, from, to }: Shift) => [weekday, from, to]

/** Which of the presets shifts are; undefined for a rota of one's own. */
export const presetOf = (shifts: readonly Shift[]): Preset | undefined =>
  (Object.keys(PRESETS) as Preset[]).find((name) => sorted(PRESETS[name]) === sorted(shifts))

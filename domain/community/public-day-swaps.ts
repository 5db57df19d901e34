import { type Day, weekdayOfDay } from '../kernel/instant'
import type { Shift, ShiftException } from './roster'

const MONDAY = 1

/** Mon–Fri people on make-up days (调休) work as on a Monday and stay at home on public holidays. */
const swapOn = (shifts: readonly Shift[], day: Day, kind: 'work' | 'off'): ShiftException | undefined => {
  const usual = shifts.filter((shift) => shift.weekday === weekdayOfDay(day))
  if (kind === 'off') return usual.length === 0 ? undefined : { kind: 'swap', day, shifts: [] }
  if (usual.length > 0) return undefined
  const monday = shifts.filter((shift) => shift.weekday === MONDAY)
  return { kind: 'swap', day, shifts: monday.map(({ from, to }) => ({ from, to })) }
}

/**
 * The dated exceptions of somebody with an office worker's week, so that the rota agrees with the department's
 * calendar on public holidays and make-up days. Round-the-clock shifts do not use it: they go on.
 */
export const publicDaySwaps = (
  shifts: readonly Shift[],
  publicDays: Readonly<Record<Day, 'work' | 'off'>>,
): ShiftException[] => Object.entries(publicDays).flatMap(([day, kind]) => swapOn(shifts, day, kind) ?? [])

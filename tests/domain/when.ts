import { addDays, dayOf, type Instant, instantAt, minuteOfDay } from '../../domain/kernel/instant'

/** '2025-09-30 17:00' in Shanghai → instant. */
export const at = (text: string): Instant => {
  const [day = '', time = ''] = text.split(' ')
  const [hour = NaN, minute = NaN] = time.split(':').map(Number)
  return instantAt(day, hour * 60 + minute)
}

const two = (n: number): string => String(n).padStart(2, '0')

/** Instant → '2025-09-30 17:00' in Shanghai; whole minutes only. */
export const said = (instant: Instant): string => {
  const minute = minuteOfDay(instant)
  const text = `${dayOf(instant)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`
  if (at(text) !== instant) throw new Error(`not a whole minute: ${instant}`)
  return text
}

/** Days from `first` on, as many as asked. */
export const daysFrom = (first: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => addDays(first, i))

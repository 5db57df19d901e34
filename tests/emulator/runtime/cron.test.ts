import { parseCron } from '../../../emulator/timers/cron'

/** Local time in UTC+8 as an instant. */
const at = (text: string): number => Date.parse(`${text}+08:00`)
const show = (instant: number | undefined): string | undefined =>
  instant === undefined ? undefined : new Date(instant + 8 * 3_600_000).toISOString().slice(0, 19)

describe('cron in UTC+8', () => {
  it.each([
    ['0 * * * * * *', '2026-03-01T10:00:00', '2026-03-01T10:01:00'],
    ['0 */5 * * * * *', '2026-03-01T10:01:30', '2026-03-01T10:05:00'],
    ['*/20 * * * * * *', '2026-03-01T10:00:20', '2026-03-01T10:00:40'],
    ['0 0 2 * * * *', '2026-03-01T02:00:00', '2026-03-02T02:00:00'],
    ['0 30 8-18/2 * * * *', '2026-03-01T18:31:00', '2026-03-02T08:30:00'],
    ['0 0 9 * * MON-FRI *', '2026-03-06T09:00:00', '2026-03-09T09:00:00'],
    ['0 0 0 1 * * *', '2026-12-31T23:59:59', '2027-01-01T00:00:00'],
    ['0 0 0 29 2 * *', '2026-03-01T00:00:00', '2028-02-29T00:00:00'],
    ['0 0 0 15 * MON *', '2026-03-01T00:00:00', '2026-03-02T00:00:00'],
    ['0 0 0 15 * MON *', '2026-03-09T00:00:00', '2026-03-15T00:00:00'],
    ['15,45 0 0 1 JAN,JUL * *', '2026-01-01T00:00:15', '2026-01-01T00:00:45'],
    ['0 0 0 1 1 * 2028', '2026-01-01T00:00:00', '2028-01-01T00:00:00'],
  ])('%s after %s is %s', (text, after, expected) => {
    expect(show(parseCron(text).next(at(after)))).toBe(expected)
  })

  it('knows triggers that never run', () => {
    expect(parseCron('0 0 0 30 2 * *').next(at('2026-01-01T00:00:00'))).toBeUndefined()
    expect(parseCron('0 0 0 1 1 * 2020').next(at('2026-01-01T00:00:00'))).toBeUndefined()
  })

  it.each([
    ['* * * * *', '7 fields'],
    ['60 * * * * * *', 'second'],
    ['0 0 24 * * * *', 'hour'],
    ['0 0 0 0 * * *', 'day'],
    ['0 0 0 * FOO * *', 'month'],
    ['0 */0 * * * * *', 'step'],
    ['0 -1 * * * * *', 'minute'],
    ['0 0 18-8 * * * *', 'ends before it begins (hour)'],
    ['0 0 0 * * FRI-MON *', 'ends before it begins (weekday)'],
    ['0 0 0 L * * *', '"L" is not a day'],
    ['0 0 0 15W * * *', '"15W" is not a day'],
    ['0 0 0 * * 1#2 *', '"1#2" is not a weekday'],
    ['0 0 0 * * 7 *', '"7" is not a weekday'],
    ['@daily', '7 fields'],
  ])('refuses %s, naming the %s', (text, word) => {
    expect(() => parseCron(text)).toThrow(word)
  })
})

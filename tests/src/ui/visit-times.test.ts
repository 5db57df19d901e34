import { periodsOf, rightNow, timesOf } from '../../../src/ui/ticket/visit-times'

const at = (text: string): number => Date.parse(`2026-03-11T${text}:00+08:00`)
const words = (days: number, now: string): string[] => periodsOf(days, at(now)).map(({ word }) => word)

test('today offers the periods of which half an hour is left', () => {
  expect(words(0, '17:30')).toEqual(['16:00–18:00', '18:00–20:00', '20:00–22:00'])
  expect(words(0, '17:31')).toEqual(['18:00–20:00', '20:00–22:00'])
  expect(words(0, '21:45')).toEqual([])
})

test('tomorrow offers the whole day, and the promise is the end of the period', () => {
  const [first] = periodsOf(1, at('21:45'))
  expect(first).toEqual({ word: '08:00–10:00', by: at('10:00') + 24 * 3_600_000 })
  expect(words(1, '21:45')).toHaveLength(7)
})

test('right now is within about half an hour, in round minutes', () => {
  expect(rightNow(at('14:30'))).toBe(at('15:00'))
  expect(rightNow(at('14:31'))).toBe(at('15:05'))
})

test('a time of one’s own: every half hour still to come, from 8 to 22', () => {
  const times = (days: number, now: string) =>
    timesOf(days, at(now)).map((one) => (one - at('00:00')) / 3_600_000)
  expect(times(0, '21:10')).toEqual([21.5, 22])
  expect(times(0, '22:00')).toEqual([])
  expect(times(1, '22:00').slice(0, 2)).toEqual([32, 32.5])
})

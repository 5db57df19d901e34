import { clockOf, hoursWord, minuteOf, presetOf, PRESETS } from '../../../src/features/desk-staff/shift-words'

test.each([
  ['8:30', 510],
  ['00:00', 0],
  ['24:00', 1440],
  ['24:01', undefined],
  ['12:60', undefined],
  ['noon', undefined],
])('%s is minute %s', (clock, minute) => expect(minuteOf(clock)).toBe(minute))

test('hours are short where they are whole', () => {
  expect(hoursWord({ from: 420, to: 1140 })).toBe('7–19')
  expect(hoursWord({ from: 510, to: 1050 })).toBe('8:30–17:30')
  expect(clockOf(510)).toBe('08:30')
})

test('a rota is recognised whatever its order; one changed day makes it one’s own', () => {
  expect(presetOf([...PRESETS.office].reverse())).toBe('office')
  expect(presetOf(PRESETS.office.slice(1))).toBeUndefined()
})

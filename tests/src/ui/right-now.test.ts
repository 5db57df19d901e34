import { rightNow } from '../../../src/ui/ticket/visit-times'

const at = (text: string): number => Date.parse(`2026-03-11T${text}:00+08:00`)

test.each([
  ['14:30', '15:00'],
  ['14:31', '15:05'],
])('at %s right now is within about half an hour, in round minutes: %s', (now, by) => {
  expect(rightNow(at(now))).toBe(at(by))
})

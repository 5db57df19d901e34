import { isDialled, mobileOf } from '../../../domain/community/phone'

test.each([
  ['138 1234 5678', true],
  ['+86 138-1234-5678', true],
  ['１３８１２３４５６７８', true],
  ['010-60001000', true],
  ['(0755) 8123 4567', true],
  ['0371-6123456', true],
  ['+86 10 60001000', true],
  ['010-60001000-801', true],
  ['010-60001000转801', true],
  ['021-60001000 分机 12', true],
  ['400-800-1234', true],
  ['8008101234', true],
  ['95598', true],
  ['96777', true],
  ['12345', false],
  ['110', false],
  ['60001000', false],
  ['01060001', false],
  ['010-60001000123', false],
  ['0100-60001000', false],
  ['138123456789', false],
  ['1381234567', false],
  ['12812345678', false],
  ['400-800-12345', false],
  ['请打前台', false],
  ['', false],
])('%s is a number somebody can be called under: %s', (typed, expected) => {
  expect(isDialled(typed)).toBe(expected)
})

test('a mobile number is its 11 digits', () => {
  expect(mobileOf('+86 138-1234-5678')).toBe('13812345678')
  expect(mobileOf('010-60001000')).toBeUndefined()
})

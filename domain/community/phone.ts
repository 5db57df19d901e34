import { clean } from './register/clean'

/** Digits as they are dialled in the mainland: without blanks, brackets, dashes and the country's own number. */
const bare = (typed: string): string =>
  clean(typed)
    .replace(/[\s()-]/g, '')
    .replace(/^(?:\+|00)?86(?=(?:1[3-9]\d{9}|[48]00\d{7})$)/, '')
    .replace(/^(?:\+|00)86(?=[1-9])/, '0')

/** A mobile number of the mainland as its 11 digits; undefined when it is none. */
export const mobileOf = (typed: string): string | undefined => {
  const digits = bare(typed)
  return /^1[3-9]\d{9}$/.test(digits) ? digits : undefined
}

/**
 * 固话 with its area code (0 + 2 or 3 digits, then 7 or 8), 400 and 800 numbers, and the hotlines 95xxx and 96xxx
 * (numbering plan of the Ministry of Industry and Information Technology). 110, 12345 and the like are of the state and
 * nobody's own.
 */
const OTHERS = /^(?:0(?:10|2\d|[3-9]\d\d)[2-9]\d{6,7}|[48]00\d{7}|9[56]\d{3,6})$/

/** What follows a landline's number inside a house: 转801, -801, 801分机. */
const EXTENSION = /(?:转|分机|ext\.?|[-#,])\s*\d{1,6}$/i

/** Whether somebody outside the house reaches a person under this number. */
export const isDialled = (typed: string): boolean => {
  const digits = [typed, clean(typed).replace(EXTENSION, '')].map(bare)
  return mobileOf(typed) !== undefined || digits.some((one) => OTHERS.test(one))
}

import { randomInt } from 'node:crypto'

/** Read off a screen and typed on a phone: no 0/O, 1/I/L. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const GROUPS = 3
const GROUP = 4

/** What the first administrator of an empty installation proves with that it is theirs: K7MP-2WQX-9RTB, 59 bits. */
export const newClaimCode = (): string =>
  Array.from({ length: GROUPS }, () =>
    Array.from({ length: GROUP }, () => LETTERS[randomInt(LETTERS.length)]).join(''),
  ).join('-')

import { requestFailed } from '../../failure'

/** Numbers of one decade, ascending; the series repeats by tens (ISO 3, IEC 60063, as MongoDB writes them out). */
type Decade = readonly number[]

/** `count` numbers of three digits, each the same factor above the one before. */
const even = (count: number): Decade =>
  Array.from({ length: count }, (_, n) => Math.round(100 * 10 ** (n / count)))

const R40 = [
  100, 106, 112, 118, 125, 132, 140, 150, 160, 170, 180, 190, 200, 212, 224, 236, 250, 265, 280, 300, 315, 335, 355, 375,
  400, 425, 450, 475, 500, 530, 560, 600, 630, 670, 710, 750, 800, 850, 900, 950,
] // prettier-ignore
const R80 = [
  103, 109, 115, 122, 128, 136, 145, 155, 165, 175, 185, 195, 206, 218, 230, 243, 258, 272, 290, 307, 325, 345, 365, 387,
  412, 437, 462, 487, 515, 545, 575, 615, 650, 690, 730, 775, 825, 875, 925, 975,
] // prettier-ignore
const E24 = [10, 11, 12, 13, 15, 16, 18, 20, 22, 24, 27, 30, 33, 36, 39, 43, 47, 51, 56, 62, 68, 75, 82, 91]
const every = (decade: Decade, step: number): Decade => decade.filter((_, n) => n % step === 0)

const SERIES = new Map<string, Decade>([
  ['R5', [10, 16, 25, 40, 63]],
  ['R10', every(R40, 4)],
  ['R20', every(R40, 2)],
  ['R40', R40],
  ['R80', R80],
  ['1-2-5', [10, 20, 50]],
  ['E6', every(E24, 4)],
  ['E12', every(E24, 2)],
  ['E24', E24],
  ['E48', even(48)],
  ['E96', even(96)],
  // The standard has 920 where the rule gives 919.
  ['E192', even(192).map((number) => (number === 919 ? 920 : number))],
])

/** The next number of a series above and below, never the number itself; 0 stays 0. */
export type Rounder = { up: (value: number) => number; down: (value: number) => number }

/** For `$bucketAuto`: `R5` to `R80`, `1-2-5`, `E6` to `E192`, `POWERSOF2`. Throws DATABASE_REQUEST_FAILED for another name. */
export function rounderOf(granularity: string): Rounder {
  if (granularity === 'POWERSOF2') {
    return {
      up: (value) => (value === 0 ? 0 : 2 ** (Math.floor(Math.log2(value)) + 1)),
      down: (value) => (value === 0 ? 0 : 2 ** (Math.ceil(Math.log2(value)) - 1)),
    }
  }
  const decade = SERIES.get(granularity)
  if (decade === undefined) throw requestFailed(`Unknown rounding granularity '${granularity}'`)
  return {
    up: (value) => (value === 0 ? 0 : (neighbours(decade, value).find((number) => number > value) ?? value)),
    down: (value) =>
      value === 0
        ? 0
        : (neighbours(decade, value)
            .filter((number) => number < value)
            .at(-1) ?? value),
  }
}

/** The series around `value`: the decade it lies in, and the ones below and above. Written in decimal, so that 0.16 is 0.16. */
function neighbours(decade: Decade, value: number): number[] {
  const exponent = Math.floor(Math.log10(value)) - (String(decade[0]).length - 1)
  return [-1, 0, 1].flatMap((more) => decade.map((number) => Number(`${number}e${exponent + more}`)))
}

import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

const ROOT = resolve(__dirname, '../..')
const ROOMS = [
  'domain',
  'contract',
  'src',
  'cloudfunctions',
  'emulator',
  'tests',
  'config',
  'scripts',
  'bench',
]
const HAND_WRITTEN = /\.(ts|tsx|cjs|mjs|scss)$/

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesIn(path)
    return HAND_WRITTEN.test(entry.name) ? [path] : []
  })

const present = readdirSync(ROOT)
const files = ROOMS.filter((room) => present.includes(room)).flatMap((room) => filesIn(join(ROOT, room)))
const textOf = (file: string): string => readFileSync(file, 'utf8')
const lineCount = (file: string): number => textOf(file).split('\n').length - 1

it('has no hand-written file above 300 lines', () => {
  expect(files.length).toBeGreaterThan(200)
  const long = files.filter((file) => lineCount(file) > 300).map((file) => relative(ROOT, file))
  expect(long).toEqual([])
})

it('keeps the median of product files at 60 lines or less', () => {
  const product = files.filter((file) => /^(domain|contract|src|cloudfunctions)\//.test(relative(ROOT, file)))
  const sorted = product.map(lineCount).sort((a, b) => a - b)
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(60)
})

it('names files in kebab-case, and none for what holds anything', () => {
  const names = files.map((file) => relative(ROOT, file))
  const odd = names.filter((name) => !/^[a-z0-9/_.-]+$/.test(name))
  const vague = names.filter((name) => /(^|\/)(utils?|helpers?|common|misc)(\.|\/|$)/.test(name))
  // The words on screens that every page shares are called "common" in the catalogue.
  expect([odd, vague.filter((name) => name !== 'src/ui/words/common.ts')]).toEqual([[], []])
})

it('reads the clock and randomness in the three named places only', () => {
  const LIVE = /^(cloudfunctions\/_kit\/live|src\/platform\/live(\.h5|\.weapp)?|emulator\/clock)\.ts$/
  const reads = /\bDate\.now\(\)|\bnew Date\(\)|\bMath\.random\(|\brandomUUID\(/
  const offenders = files
    .map((file) => relative(ROOT, file))
    .filter((name) => /^(domain|contract|src|cloudfunctions|emulator)\//.test(name) && !LIVE.test(name))
    .filter((name) => reads.test(textOf(join(ROOT, name))))
  expect(offenders).toEqual([])
})

it('silences no rule and leaves nothing for later', () => {
  const silenced = new RegExp(
    [
      'eslint-' + 'disable',
      '@ts-' + 'ignore',
      '@ts-' + 'expect-error',
      '\\bas ' + 'any\\b',
      'TO' + 'DO',
      'FIX' + 'ME',
    ].join('|'),
  )
  expect(files.filter((file) => silenced.test(textOf(file))).map((file) => relative(ROOT, file))).toEqual([])
})

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { say, words, type WordKey } from '../../../src/ui/words'

const keys = Object.keys(words) as WordKey[]
const names = (sentence: string): string[] =>
  [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort()

test('the catalogue is not empty', () => expect(keys.length).toBeGreaterThan(40))

test.each(keys)('%s has both languages, which ask for the same values', (key) => {
  const { zh, en } = words[key]
  // A unit that one of the languages does not use is empty there.
  expect((zh + en).trim()).not.toBe('')
  expect(names(zh)).toEqual(names(en))
})

test('no file of words hides a key of another', () => {
  const folder = join(__dirname, '../../../src/ui/words')
  const counts = readdirSync(folder).map((file) =>
    Object.values(jest.requireActual<Record<string, object>>(join(folder, file))).reduce(
      (sum, catalogue) => sum + Object.keys(catalogue).length,
      0,
    ),
  )
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(keys.length)
})

test('values are filled in', () => {
  expect(say('photos.count', { n: 3, max: 9 })).toBe('3/9 张')
  expect(say('photos.count', { n: 0, max: 9 }, 'en')).toBe('0 of 9')
})

test('a value that is missing stays in sight', () => expect(say('photos.count', { n: 3 })).toBe('3/{max} 张'))

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

test('values are filled in', () => {
  expect(say('photos.count', { n: 3, max: 9 })).toBe('3/9 张')
  expect(say('photos.count', { n: 0, max: 9 }, 'en')).toBe('0 of 9')
})

test('a value that is missing stays in sight', () => expect(say('photos.count', { n: 3 })).toBe('3/{max} 张'))

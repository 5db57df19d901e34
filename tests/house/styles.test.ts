import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

const ROOT = resolve(__dirname, '../..')

const sheetsIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return sheetsIn(path)
    return entry.name.endsWith('.scss') ? [path] : []
  })

/** Taro's H5 build takes these for its own components and writes `taro-button-core` for `button`. */
const TAKEN =
  /(^|[\s>+~,])(audio|button|canvas|form|input|label|map|progress|slider|switch|text|textarea|video|view)(?=[\s>+~,.:[{]|$)/

/** What stands before a `{`: selectors, without comments, rules that begin with @ and values. */
const selectorsOf = (sheet: string): string[] =>
  [...sheet.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').matchAll(/([^{};]+)\{/g)].flatMap(
    ([, selector = '']) => (selector.includes('@') ? [] : selector.split(',').map((one) => one.trim())),
  )

it('finds the sheets of the app', () => {
  expect(sheetsIn(join(ROOT, 'src')).length).toBeGreaterThan(20)
  expect(selectorsOf('.a button,\n.b { c: d }')).toEqual(['.a button', '.b'])
  expect(TAKEN.test('.a button')).toBe(true)
  expect(TAKEN.test('.al-button')).toBe(false)
})

it('names no element by a tag that the H5 build rewrites: the rule would be lost in the browser', () => {
  const lost = sheetsIn(join(ROOT, 'src')).flatMap((file) =>
    selectorsOf(readFileSync(file, 'utf8'))
      .filter((selector) => TAKEN.test(selector))
      .map((selector) => `${relative(ROOT, file)}: ${selector}`),
  )
  expect(lost).toEqual([])
})

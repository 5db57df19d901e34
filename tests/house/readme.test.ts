import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { accessTable } from '../../scripts/local/access-table'

const ROOT = resolve(__dirname, '../..')
const textOf = (file: string): string => readFileSync(resolve(ROOT, file), 'utf8')
const english = textOf('README.md')
const chinese = textOf('README.zh-CN.md')

const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[0])

it('gives the addresses that npm start prints, in both languages', () => {
  const printed = all(accessTable('http://127.0.0.1:8686'), /http:\S+/g)
  expect(printed.length).toBeGreaterThan(10)
  for (const page of [english, chinese]) expect(all(page, /http:\/\/127[^>\s]+/g)).toEqual(printed)
})

it('has the same sections, commands, links and pictures in both languages', () => {
  const shape = (text: string) => ({
    levels: all(text, /^#{1,3} /gm),
    commands: all(text, /^npm .+$/gm),
    rows: all(text, /^\| `[^`]+`/gm),
    links: all(text, /\]\((?!README)[^)]+\)/g),
    pictures: all(text, /src="[^"]+"/g),
  })
  expect(shape(chinese)).toEqual(shape(english))
})

it('names every variable that functions and the build read', () => {
  const sources = ['cloudfunctions', 'config']
  const read = execFileSync('grep', ['-rhoE', "(etting\\('|process\\.env\\.)[A-Z_]+", ...sources], {
    cwd: ROOT,
  })
  const names = new Set(all(read.toString(), /(ANLIN|WECHAT)_[A-Z_]+/g))
  // The gallery of components is for whoever changes them, never deployed.
  names.delete('ANLIN_GALLERY')
  expect(names.size).toBeGreaterThan(8)
  for (const page of [english, chinese])
    expect([...names].filter((name) => !page.includes(`\`${name}\``))).toEqual([])
})

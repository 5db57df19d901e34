import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const ROOT = resolve(__dirname, '../..')
const textOf = (file: string): string => readFileSync(resolve(ROOT, file), 'utf8')

type Manifest = Record<'dependencies' | 'devDependencies', Record<string, string>>
const manifest = JSON.parse(textOf('package.json')) as Manifest
const page = textOf('docs/decisions/0016-dependencies.md')

const listedIn = (heading: string): string[] => {
  const section = page.split(/^#+ /m).find((text) => text.startsWith(`${heading}\n`)) ?? ''
  return [...section.matchAll(/^\| `([^`]+)` *\| *\S.*\|$/gm)].map((match) => match[1] ?? '')
}

it.each([
  ['What ships', manifest.dependencies],
  ['Tools', manifest.devDependencies],
])('%s: every package has its reason, and every reason its package', (heading, packages) => {
  expect(Object.keys(packages).length).toBeGreaterThan(10)
  expect(listedIn(heading).sort()).toEqual(Object.keys(packages).sort())
})

it('pins every version', () => {
  const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
  )
  expect(loose).toEqual([])
})

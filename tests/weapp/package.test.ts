import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { parse } from 'acorn'
import targets from '../../config/targets.json'

const ROOT = resolve(__dirname, '../..')
const DIST = join(ROOT, 'dist/weapp')

type AppJson = {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  tabBar: { list: { pagePath: string; iconPath: string; selectedIconPath: string }[] }
}
const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))
const app = json(join(DIST, 'app.json')) as AppJson
const roots = (app.subPackages ?? []).map(({ root }) => root.replace(/\/?$/, '/'))

const files = readdirSync(DIST, { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(DIST, join(entry.parentPath, entry.name)))
const inMain = (file: string): boolean => !roots.some((root) => file.startsWith(root))
const bytes = (list: string[]): number => list.reduce((sum, file) => sum + statSync(join(DIST, file)).size, 0)
const scripts = files.filter((file) => file.endsWith('.js'))

test('the main package is at most 0.9 MB, each subpackage 0.8 MB (design.md §4; WeChat refuses 2 MB)', () => {
  expect(bytes(files.filter(inMain))).toBeLessThanOrEqual(900_000)
  for (const root of roots) {
    const size = bytes(files.filter((file) => file.startsWith(root)))
    expect({ root, size, fits: size <= 800_000 }).toEqual({ root, size, fits: true })
  }
})

test('charts stay out of the main package', () => {
  const withCharts = scripts
    .filter(inMain)
    .filter((file) => /echarts/i.test(readFileSync(join(DIST, file), 'utf8')))
  expect(withCharts).toEqual([])
})

test('there are scripts to check', () => expect(scripts.length).toBeGreaterThan(8))

test.each(scripts)('%s is in the syntax of the oldest phone we serve', (file) => {
  const source = readFileSync(join(DIST, file), 'utf8')
  expect(() => parse(source, { ecmaVersion: targets.weappEcmaVersion as 2019 })).not.toThrow()
})

test('newer syntax would be noticed', () => {
  expect(() => parse('class A { #b = 1 }', { ecmaVersion: targets.weappEcmaVersion as 2019 })).toThrow()
  expect(() => parse('let a; a ??= 1', { ecmaVersion: targets.weappEcmaVersion as 2019 })).toThrow()
})

const pages = [
  ...app.pages,
  ...(app.subPackages ?? []).flatMap(({ root, pages: own }) => own.map((page) => join(root, page))),
]

test.each(pages)('page %s has its script, template and config', (page) => {
  for (const kind of ['js', 'wxml', 'json']) expect(existsSync(join(DIST, `${page}.${kind}`))).toBe(true)
})

test('tabs are pages of the main package with both pictures', () => {
  for (const { pagePath, iconPath, selectedIconPath } of app.tabBar.list) {
    expect(app.pages).toContain(pagePath)
    expect(existsSync(join(DIST, iconPath))).toBe(true)
    expect(existsSync(join(DIST, selectedIconPath))).toBe(true)
  }
})

test('WeChat’s tools open the folder that is built', () => {
  const { miniprogramRoot } = json(join(ROOT, 'project.config.json')) as { miniprogramRoot: string }
  expect(resolve(ROOT, miniprogramRoot)).toBe(DIST)
})

test('the gallery of components is not shipped', () => {
  expect(pages.filter((page) => page.includes('gallery'))).toEqual([])
})

test('every theme variable of app.json is in theme.json, for both themes', () => {
  const theme = json(join(DIST, 'theme.json')) as { light: object; dark: object }
  const used = [...JSON.stringify(app).matchAll(/"@(\w+)"/g)].map(([, name]) => name)
  expect(used.length).toBeGreaterThan(3)
  for (const name of used) {
    expect(Object.keys(theme.light)).toContain(name)
    expect(Object.keys(theme.dark)).toContain(name)
  }
})

import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ROUTES } from '../../src/platform/routes'

type AppConfig = {
  pages: string[]
  subPackages: { root: string; pages: string[] }[]
  tabBar: { list: { pagePath: string; iconPath: string; selectedIconPath: string }[] }
}

const SRC = resolve(__dirname, '../../src')

/** app.config.ts as Taro reads it: the global it calls gives back what it was given. */
const appConfig = (): AppConfig => {
  Object.assign(globalThis, { defineAppConfig: (config: AppConfig) => config })
  return jest.requireActual<{ default: AppConfig }>('../../src/app.config').default
}

const { pages, subPackages, tabBar } = appConfig()
const declared = [
  ...pages,
  ...subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`)),
]

it('knows a route to every page, and a page at the end of every route', () => {
  const routed = Object.values(ROUTES).map(({ path }) => path.slice(1))
  expect(routed.sort()).toEqual([...declared].sort())
})

it('has a file and a title for every page', () => {
  const missing = declared.flatMap((page) =>
    [`${page}.tsx`, `${page}.config.ts`].filter((file) => !existsSync(join(SRC, file))),
  )
  expect(missing).toEqual([])
})

it('keeps the tabs in the main package, with their icons, and says which routes are tabs', () => {
  const tabs = tabBar.list.map(({ pagePath }) => pagePath)
  expect(tabs.filter((page) => !pages.includes(page))).toEqual([])
  const routed = Object.values(ROUTES).flatMap(({ path, tab }) => (tab ? [path.slice(1)] : []))
  expect(routed.sort()).toEqual([...tabs].sort())
  const icons = tabBar.list.flatMap(({ iconPath, selectedIconPath }) => [iconPath, selectedIconPath])
  expect(icons.filter((icon) => !existsSync(join(SRC, icon)))).toEqual([])
})

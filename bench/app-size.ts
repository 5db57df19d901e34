import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Group, Row } from './report'

const MB = 1024 * 1024
const MAIN_MB = 0.9
const SUBPACKAGE_MB = 0.8
const WEAPP = resolve(__dirname, '../dist/weapp')

type App = { subPackages?: { root: string }[]; subpackages?: { root: string }[] }

/** Not uploaded to WeChat. */
const NOT_PACKED = /\.(map|LICENSE\.txt)$/

const bytesIn = (folder: string): number =>
  readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return sum + bytesIn(path)
    return NOT_PACKED.test(entry.name) ? sum : sum + statSync(path).size
  }, 0)

/** The packages of the built mini-program as WeChat cuts them. */
export const appSize = (): Group => {
  const title = '5. Mini-program (dist/weapp)'
  if (!existsSync(join(WEAPP, 'app.json')))
    return { title, rows: [], lines: ['not built: npm run build:weapp'] }
  const app = JSON.parse(readFileSync(join(WEAPP, 'app.json'), 'utf8')) as App
  const roots = (app.subPackages ?? app.subpackages ?? []).map(({ root }) => root)
  const subpackages = roots.map((root) => ({ root, bytes: bytesIn(join(WEAPP, root)) }))
  const main = bytesIn(WEAPP) - subpackages.reduce((sum, { bytes }) => sum + bytes, 0)
  const row = (name: string, bytes: number, budget: number): Row => ({
    name,
    value: bytes / MB,
    unit: 'MB',
    budget,
    binding: true,
  })
  return {
    title,
    rows: [
      row('main package', main, MAIN_MB),
      ...subpackages.map(({ root, bytes }) => row(`subpackage ${root}`, bytes, SUBPACKAGE_MB)),
    ],
  }
}

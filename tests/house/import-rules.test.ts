import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'

const ROOT = resolve(__dirname, '../..')
const CRUISER = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')

type Report = { summary: { violations: { rule: { name: string }; from: string; to: string }[] } }
type Rules = { forbidden: { name: string; comment: string }[] }
const { forbidden } = jest.requireActual<Rules>('../../.dependency-cruiser.cjs')

/** `from → to` of every violation, by rule. */
const violationsIn = async (folder: string, rooms: string[]): Promise<Map<string, string[]>> => {
  const args = [...rooms, '--config', join(ROOT, '.dependency-cruiser.cjs'), '--output-type', 'json']
  const { stdout } = await promisify(execFile)(process.execPath, [CRUISER, ...args], {
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
  })
  const found = new Map<string, string[]>()
  for (const { rule, from, to } of (JSON.parse(stdout) as Report).summary.violations) {
    found.set(rule.name, [...(found.get(rule.name) ?? []), `${from} → ${to}`])
  }
  return found
}

/** A house in which every rule is broken once: rule → file and what it imports. */
const BROKEN: Record<string, [file: string, imports: string]> = {
  'no-cycle': ['scripts/cycle-a.ts', './cycle-b'],
  resolves: ['scripts/gone.ts', './not-there'],
  'domain-stands-alone': ['domain/sla/a.ts', '../../contract/thing'],
  'domain-arrow-kernel': ['domain/kernel/a.ts', '../routing/thing'],
  'domain-arrow-routing': ['domain/routing/a.ts', '../community/thing'],
  'domain-arrow-sla': ['domain/sla/b.ts', '../community/thing'],
  'domain-arrow-community': ['domain/community/a.ts', '../ticket/thing'],
  'domain-arrow-notice': ['domain/notice/a.ts', '../ticket/thing'],
  'domain-arrow-ticket': ['domain/ticket/a.ts', '../newroom/thing'],
  'domain-room-is-listed': ['domain/newroom/a.ts', '../kernel/thing'],
  'domain-npm': ['domain/kernel/b.ts', 'zod'],
  'no-node-in-what-runs-on-phones': ['domain/kernel/c.ts', 'node:fs'],
  'contract-imports': ['contract/a.ts', '../src/api/thing'],
  'contract-npm': ['contract/b.ts', '@orpc/server'],
  'src-imports': ['src/api/a.ts', '../../cloudfunctions/_kit/thing'],
  'src-feature-alone': ['src/features/one/a.ts', '../two/thing'],
  'src-feature-below-pages': ['src/features/one/b.ts', '../../pages/home/thing'],
  'src-foundation-below-features': ['src/ui/a.ts', '../features/two/thing'],
  'src-platform-lowest': ['src/platform/a.ts', '../ui/thing'],
  'src-ui-asks-nobody': ['src/ui/b.ts', '../api/thing'],
  'src-taro-api-in-platform': ['src/pages/home/a.ts', '@tarojs/taro'],
  'function-imports': ['cloudfunctions/one/a.ts', '../../src/api/thing'],
  'function-alone': ['cloudfunctions/one/b.ts', '../two/thing'],
  'kit-below-functions': ['cloudfunctions/_kit/a.ts', '../two/thing'],
  'function-npm': ['cloudfunctions/one/c.ts', 'zod'],
  'spreadsheets-in-one-function': ['cloudfunctions/one/f.ts', 'exceljs'],
  'sdk-in-one-place': ['cloudfunctions/one/d.ts', '@cloudbase/node-sdk'],
  'emulator-knows-no-product': ['emulator/a.ts', '../domain/kernel/thing'],
  'nobody-needs-the-emulator': ['cloudfunctions/one/e.ts', '../../emulator/thing'],
  'ships-without-tools': ['src/ui/c.ts', 'fast-check'],
  'tests-are-leaves': ['scripts/a.ts', '../tests/thing'],
}

const THINGS = [
  ...['kernel', 'routing', 'community', 'ticket', 'newroom'].map((room) => `domain/${room}`),
  ...['contract', 'src/api', 'src/ui', 'src/features/two', 'src/pages/home'],
  ...['cloudfunctions/_kit', 'cloudfunctions/two', 'emulator', 'tests'],
]

const folder = mkdtempSync(join(tmpdir(), 'broken-house-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const put = (file: string, text: string): void => {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), text)
}

const buildBrokenHouse = (): void => {
  for (const place of THINGS) put(`${place}/thing.ts`, 'export const thing = 1\n')
  for (const [file, target] of Object.values(BROKEN)) put(file, `export * from '${target}'\n`)
  put('scripts/cycle-b.ts', "export * from './cycle-a'\n")
  put('package.json', JSON.stringify({ devDependencies: { 'fast-check': '*' } }))
  put('tsconfig.json', '{ "compilerOptions": { "moduleResolution": "bundler", "module": "esnext" } }')
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
}

// That the house itself holds them is a step of `npm run check`.
it('finds each rule broken in a house that breaks every one of them', async () => {
  buildBrokenHouse()
  const rooms = ['domain', 'contract', 'src', 'cloudfunctions', 'emulator', 'scripts', 'tests']
  const found = await violationsIn(folder, rooms)
  for (const [rule, [file]] of Object.entries(BROKEN)) {
    expect({ rule, at: found.get(rule) }).toEqual({
      rule,
      at: expect.arrayContaining([expect.stringContaining(file)]) as unknown,
    })
  }
  expect(Object.keys(BROKEN).sort()).toEqual(forbidden.map(({ name }) => name).sort())
}, 90_000)

it('says why, for every rule', () => {
  for (const { name, comment } of forbidden) expect([name, comment.length > 30]).toEqual([name, true])
})

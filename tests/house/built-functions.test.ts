import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildFunctions, functionNames, type BuiltFunction } from '../../scripts/build-functions'

const folder = mkdtempSync(join(tmpdir(), 'built-functions-'))
let built: BuiltFunction[]
beforeAll(async () => {
  built = await buildFunctions(folder)
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const MEGABYTE = 1024 * 1024
const codeOf = (name: string): string => readFileSync(join(folder, name, 'index.js'), 'utf8')

it('builds every function of the contract', async () => {
  expect(await functionNames()).toEqual(
    expect.arrayContaining(['community', 'files', 'insight', 'notify', 'ticket']),
  )
  expect(built.map(({ name }) => name)).toEqual(await functionNames())
})

it('keeps each at 1.6 MB at most, since every cold start reads it; files carries the spreadsheets (design: budgets)', () => {
  for (const { name, bytes } of built)
    expect([name, bytes <= (name === 'files' ? 2.6 : 1.6) * MEGABYTE]).toEqual([name, true])
})

it('knows spreadsheets in one function only', () => {
  const holders = built.filter(({ inputs }) => Object.keys(inputs).some((path) => path.includes('/exceljs/')))
  expect(holders.map(({ name }) => name)).toEqual(['files'])
})

it('carries the SDK inside and nothing that a function has no use for', () => {
  for (const { name, inputs } of built) {
    const paths = Object.keys(inputs)
    expect([name, paths.some((path) => path.includes('@cloudbase/node-sdk'))]).toEqual([name, true])
    // zod's 50 languages are 200 kB that zod/mini does not need; the app's and the tools' packages have no place here.
    const silly = paths.filter((path) =>
      /zod\/v4\/(locales\/(?!en|index)|classic)|node_modules\/(react|@tarojs|jest|esbuild|mingo)/.test(path),
    )
    expect([name, silly.filter((path) => (inputs[path] ?? 0) > 0)]).toEqual([name, []])
  }
})

it('does not know that there is a cloud on this machine: none of its words, addresses or people', () => {
  const words = /emulator|local-?cloud|local-env|wxlocal|127\.0\.0\.1|\bdemo-[a-z]|\bo-test-/i
  for (const { name } of built) expect([name, words.exec(codeOf(name))?.[0]]).toEqual([name, undefined])
  expect(words.test('the local-cloud on 127.0.0.1')).toBe(true)
})

it('leaves no secret of the person who built it inside', () => {
  const words = /PRIVATE KEY-----\\n[A-Za-z0-9+/]{20}|AKID[A-Za-z0-9]{32}/
  for (const { name } of built) expect([name, words.test(codeOf(name))]).toEqual([name, false])
})

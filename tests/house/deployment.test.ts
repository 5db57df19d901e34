import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { databaseSchema } from '../../config/database'
import { buildFunctions, functionNames } from '../../scripts/build-functions'
import { cloudbaserc } from '../../scripts/deploy/cloudbaserc'
import { deployPlan } from '../../scripts/deploy/plan'

const ROOT = resolve(__dirname, '../..')
const json = (file: string): unknown => JSON.parse(readFileSync(resolve(ROOT, file), 'utf8'))

const out = mkdtempSync(join(tmpdir(), 'anlin-deploy-'))
afterAll(() => rmSync(out, { recursive: true, force: true }))

it('keeps cloudbaserc.json at what the functions declare', async () => {
  expect(json('cloudbaserc.json')).toEqual(await cloudbaserc())
})

it('tells WeChat DevTools where the functions are', () => {
  expect(json('project.config.json')).toMatchObject({ cloudfunctionRoot: 'dist/functions/' })
})

it('plans every collection, index and function, and names the variables that are missing, but no value', async () => {
  const plan = await deployPlan('env-1', await buildFunctions(out), { ANLIN_INTERNAL_SECRET: 'hush-hush' })
  for (const { name, indexes } of databaseSchema.collections) {
    expect(plan).toContain(`    ${name}\n`)
    for (const index of indexes) expect(plan).toContain(`      ${index.name} `)
  }
  for (const name of await functionNames()) expect(plan).toMatch(new RegExp(`^ {4}${name} +Nodejs`, 'm'))
  expect(plan).toMatch(/set {6}ANLIN_INTERNAL_SECRET/)
  expect(plan).toMatch(/MISSING {2}WECHAT_SECRET/)
  expect(plan.match(/ANLIN_CUSTOM_LOGIN_KEY/g)).toHaveLength(1)
  expect(plan).not.toContain('hush-hush')
}, 60_000)

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import tcb from '@cloudbase/node-sdk'
import { createORPCClient, createORPCErrorFromJson } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { databaseSchema } from '../config/database'
import type { Contract } from '../contract/contract'
import { addDays, dayOf, instantAt, weekdayOfDay, type Instant } from '../domain/kernel/instant'
import { startLocalCloud, type LocalCloud } from '../emulator/local-cloud'
import { buildEmulator } from '../scripts/build-emulator'
import { buildFunctions, type BuiltFunction } from '../scripts/build-functions'
import { openidOf } from '../scripts/demo/names'
import { seedDemo } from '../scripts/demo/seed'
import { localTemplates } from '../scripts/local/wechat-templates'
import { buildSdkOnly } from './sdk-only/build'

export type Api = ContractRouterClient<Contract>
type Reply = { ok: true; data: unknown } | { ok: false; error: Parameters<typeof createORPCErrorFromJson>[0] }

/** A local cloud on disk with the functions of this working tree and the demo community. */
export type BenchCloud = {
  local: LocalCloud
  /** By the demo's keys: 'wang', 'chen'. */
  api(key: string): Api
  database: ReturnType<ReturnType<typeof tcb.init>['database']>
  /** Until no function runs: what a command woke has been done. */
  idle(): Promise<void>
  close(): Promise<void>
}

/** What all clouds of a run share: bundles made for it alone, and a folder that is removed at the end. */
export type Workshop = { dir: string; functionsDir: string; built: BuiltFunction[]; close(): void }

export const openWorkshop = async (): Promise<Workshop> => {
  const dir = mkdtempSync(join(tmpdir(), 'anlin-bench-'))
  const functionsDir = join(dir, 'functions')
  const [built] = await Promise.all([
    buildFunctions(functionsDir),
    buildEmulator(resolve(__dirname, '../dist/emulator')),
  ])
  await buildSdkOnly(join(functionsDir, 'sdkonly'))
  return { dir, functionsDir, built, close: () => rmSync(dir, { recursive: true, force: true }) }
}

const WEDNESDAY = 3
const TEN_O_CLOCK = 600

/** The next Wednesday at ten in Shanghai: departments work, day shifts are on duty, and the clock has only gone forward. */
const workingMorning = (now: Instant): Instant => {
  const ahead = [1, 2, 3, 4, 5, 6, 7].map((days) => addDays(dayOf(now), days))
  return instantAt(ahead.find((day) => weekdayOfDay(day) === WEDNESDAY) ?? dayOf(now), TEN_O_CLOCK)
}

const WECHAT = { appid: 'wxbench', secret: 'bench-wechat-secret' }
const ENV_ID = 'local-env'

const apiOver = (local: LocalCloud, openid: string): Api =>
  createORPCClient({
    call: async (path, input) => {
      const reply = (await local.call({ openid }, path[0] ?? '', { action: path.join('.'), input })) as Reply
      if (reply.ok) return reply.data
      throw createORPCErrorFromJson(reply.error)
    },
  })

/** @param name of its folder in the workshop · @param tickets played by the demo's people before it is handed out */
export const openBenchCloud = async (
  workshop: Workshop,
  name: string,
  tickets: number,
): Promise<BenchCloud> => {
  const local = await startLocalCloud({
    envId: ENV_ID,
    dir: join(workshop.dir, name),
    schema: databaseSchema,
    functionsDir: workshop.functionsDir,
    functionEnv: {
      '*': {
        ANLIN_INTERNAL_SECRET: 'bench-internal-secret',
        WECHAT_API_BASE: '{cloudUrl}/wechat',
        WECHAT_APPID: WECHAT.appid,
        WECHAT_SECRET: WECHAT.secret,
        WECHAT_TEMPLATES: localTemplates().configured,
      },
    },
    wechat: { ...WECHAT, templates: localTemplates().approved },
    log: () => undefined,
  })
  local.clock.setOffset(workingMorning(Date.now()) - Date.now())
  Object.assign(process.env, local.adminEnv(), { SILENCE: 'true' })
  await seedDemo(local, { count: tickets })
  return {
    local,
    api: (key) => apiOver(local, openidOf(key)),
    database: tcb.init({ env: ENV_ID }).database(),
    idle: () => local.settled(),
    close: () => local.close(),
  }
}

import type { Clock } from './clock'
import type { Database } from './database/database'
import type { Faults } from './faults'
import type { Counters } from './functions/counters'
import type { FunctionLogs } from './functions/logs'
import type { Plan, QuotaUse } from './functions/quota'
import type { FunctionRules } from './gateway/function-rules'
import type { CustomLogin } from './gateway/ticket'
import type { DatabaseSchema } from './schema'
import type { StorageRules } from './storage/rules'
import type { TimerState } from './timers/timers'
import type { Pay, PayOptions } from './wechat-pay/pay'
import type { WechatOptions } from './wechat/templates'
import type { Wechat } from './wechat/wechat'

export type LocalCloudOptions = {
  /** Default 'local-env'. */
  envId?: string
  /** Default 0: any free port. */
  port?: number
  /** Folder for everything that must survive a restart; absent = all in memory. */
  dir?: string
  schema: DatabaseSchema
  /** What clients may read and write in storage; default: creator only. Functions may do everything. */
  storageRules?: StorageRules
  /** Which clients may call which function; default: everybody everything. */
  functionRules?: FunctionRules
  /** Folder of built bundles: `<name>/index.js` (exports.main) and `<name>/config.json` (triggers, timeout, memorySize). */
  functionsDir: string
  /**
   * Environment variables per function; '*' for all. In a value `{cloudUrl}` becomes this cloud's address,
   * `{payPublicKeyId}` and `{payPublicKey}` the platform's key, `{payPrivateKey:<mchid>}` the key made for a merchant.
   */
  functionEnv?: Record<string, Record<string, string>>
  /** Take new bundles into use when their files change. */
  watch?: boolean
  /** Instances per function (6), in all (12), and calls waiting (1,000) before EXCEED (design.md D9). */
  limits?: { perFunction?: number; total?: number; waiting?: number }
  /** The service's quotas: 'basic', or single ones; default: none. */
  plan?: 'basic' | Partial<Plan>
  /** Static H5 build served at /. */
  appDir?: string
  /** sessionStorage key the /phone and /browser pages write {accessToken, refreshToken, expiresAt} to. */
  sessionStorageKey?: string
  /** Bearer that stands for "no identity" (a browser nobody has signed in to). */
  publishableKey?: string
  customLogin?: CustomLogin
  /** WeChat's side: the app's id and secret, approved message templates, released pages. */
  wechat?: WechatOptions
  /** WeChat Pay's side: the merchants that signed up with it. */
  pay?: PayOptions
  /** Who the console's phones and browsers are, by openid or custom user id; `page` is where their window opens. */
  personas?: Persona[]
  /** Queries of the console's data page by name, such as an outbox. */
  views?: DataView[]
  mode?: 'strict' | 'compatible'
  sync?: 'normal' | 'full'
  /** Run timers by themselves on the wall clock; default false. */
  timers?: boolean
  log?: (line: string) => void
}

/** A person the console shows by name. Without `page` the window opens at /. */
export type Persona = { name: string; page?: string } & ({ openid: string } | { uid: string })

/** A query the console offers by name; `filter` is the database's own, such as `{"state": "due"}`. */
export type DataView = { name: string; collection: string; filter: Record<string, unknown> }

/** Who calls: a simulated phone, a browser signed in by custom login (uid = custom user id), or nobody. */
export type Who = { openid: string } | { uid: string } | null

export type LocalCloud = {
  url: string
  clock: Clock
  database: Database
  faults: Faults
  counters: Counters
  logs: FunctionLogs
  wechat: Wechat
  pay: Pay
  /** Another plan from now on, for example after a demo has been played. */
  usePlan(plan: 'basic' | Partial<Plan> | undefined): void
  /** What has been used of the plan's quotas. */
  used(): QuotaUse
  /** The gateway's own path without HTTP. Rejects with CallFailure. */
  call(who: Who, fn: string, data: unknown): Promise<unknown>
  /**
   * Moves time forward by `ms`. Without `step` every trigger on the way runs at its own time; with `step` the clock goes
   * in strides of that length and each due timer runs once per stride. Returns when all of it is done.
   */
  advance(ms: number, o?: { step?: number }): Promise<void>
  /** Until no function runs, also none that another one started without waiting for it. */
  settled(): Promise<void>
  /** Runs a function's timer now. Rejects with CallFailure. */
  runTimer(fn: string): Promise<unknown>
  timers(): TimerState[]
  /** From now on timers run by themselves on the wall clock. */
  startTimers(): void
  phoneToken(openid: string): string
  browserToken(uid: string): string
  /** Environment for another process that uses the SDK against this cloud. */
  adminEnv(): Record<string, string>
  close(): Promise<void>
}

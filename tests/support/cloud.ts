import { resolve } from 'node:path'
import tcb from '@cloudbase/node-sdk'
import { createORPCClient, createORPCErrorFromJson } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { databaseSchema } from '../../config/database'
import { storageRules } from '../../config/storage'
import type { Contract } from '../../contract/contract'
import {
  startLocalCloud,
  type LocalCloud,
  type LocalCloudOptions,
  type Who,
} from '../../emulator/local-cloud'
import { asCredentials, newLoginKey } from './custom-login'

const ROOT = resolve(__dirname, '../..')
const ENV_ID = 'local-env'
const WECHAT = { appid: 'wxlocal', secret: 'test-wechat-secret' }

/** Every action of the contract, typed; a refusal rejects with an ORPCError (`code`, `data.sentence`). */
export type Api = ContractRouterClient<Contract>

type Reply = { ok: true; data: unknown } | { ok: false; error: Parameters<typeof createORPCErrorFromJson>[0] }

export type TestCloud = {
  local: LocalCloud
  /** A simulated phone. */
  api(openid: string): Api
  /** A simulated phone whose person agrees to the privacy notice when it is asked for, and goes on, as the app does. */
  agreeing(openid: string): Api
  /** A browser at which this person of the small community is signed in. */
  browser(personId: string): Api
  /** A browser that nobody has signed in to. */
  nobody(): Api
  /** What a function replies, without the client in between. */
  send(who: Who, fn: string, event: unknown): Promise<unknown>
  /** The real SDK in this process, for seeding and looking; talks to the cloud started last. */
  database: ReturnType<ReturnType<typeof tcb.init>['database']>
  close(): Promise<void>
}

/** The secret that our functions seal their calls to each other with; tests forge and check seals with it. */
export const INTERNAL_SECRET = 'test-internal-secret'

const linkOf = (local: LocalCloud, who: Who): Parameters<typeof createORPCClient<Api>>[0] => ({
  call: async (path, input) => {
    const reply = (await local.call(who, path[0] ?? '', { action: path.join('.'), input })) as Reply
    // A command answers when its wake is out (design.md D4); a test looks when that has been done.
    await local.settled()
    if (reply.ok) return reply.data
    throw createORPCErrorFromJson(reply.error)
  },
})

const agreeingLinkOf = (local: LocalCloud, openid: string): Parameters<typeof createORPCClient<Api>>[0] => {
  const { call } = linkOf(local, { openid })
  const agree = (version: number) =>
    call(
      ['community', 'privacy', 'consent'],
      { commandId: `agrees-${String(version)}`, version },
      { context: {} },
    )
  return {
    call: (path, input, options) =>
      call(path, input, options).catch(async (refusal: unknown) => {
        const { code, data } = refusal as { code?: unknown; data?: { version: number } }
        if (code !== 'CONSENT_NEEDED' || data === undefined) throw refusal
        await agree(data.version)
        return call(path, input, options)
      }),
  }
}

/**
 * The local cloud in memory with our schema and our built functions (dist/functions; Jest's globalSetup builds them).
 * @param o.functionEnv is added to what every function gets; o.local to the options of the cloud
 */
export const startCloud = async (
  o: { functionEnv?: Record<string, string>; local?: Partial<LocalCloudOptions> } = {},
): Promise<TestCloud> => {
  const login = newLoginKey()
  const shared: Record<string, string> = {
    ANLIN_INTERNAL_SECRET: INTERNAL_SECRET,
    WECHAT_APPID: WECHAT.appid,
    WECHAT_SECRET: WECHAT.secret,
    ...o.functionEnv,
  }
  const local = await startLocalCloud({
    envId: ENV_ID,
    schema: databaseSchema,
    storageRules,
    functionsDir: resolve(ROOT, 'dist/functions'),
    functionEnv: { '*': shared, community: { ANLIN_CUSTOM_LOGIN_KEY: asCredentials(login, ENV_ID) } },
    customLogin: login,
    ...o.local,
  })
  // The port is known only now; instances read their environment when they start, which is at the first call.
  shared['WECHAT_API_BASE'] ??= `${local.url}/wechat`
  Object.assign(process.env, local.adminEnv())
  const database = tcb.init({ env: ENV_ID }).database()
  const apiOf = (who: Who): Api => createORPCClient(linkOf(local, who))
  return {
    local,
    api: (openid) => apiOf({ openid }),
    agreeing: (openid) => createORPCClient(agreeingLinkOf(local, openid)),
    browser: (personId) => apiOf({ uid: `${personId}_desk01` }),
    nobody: () => apiOf(null),
    send: (who, fn, event) => local.call(who, fn, event),
    database,
    close: () => local.close(),
  }
}

/** The refusal's code, for assertions: `expect(await refusalOf(...)).toBe('NOT_ALLOWED')`; 'allowed' when it went through. */
export const refusalOf = async (call: Promise<unknown>): Promise<string> => {
  try {
    await call
    return 'allowed'
  } catch (failure) {
    const { code } = failure as { code?: unknown }
    if (typeof code !== 'string') throw failure
    return code
  }
}

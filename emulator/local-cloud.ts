import { adminRoute } from './admin/route'
import { appFilesRoute } from './app-files'
import { createClock } from './clock'
import { openDatabase } from './database/database'
import { createFaults } from './faults'
import type { Identity } from './functions/call'
import { createCounters } from './functions/counters'
import { sdkEnvironment } from './functions/environment'
import { openFunctionFolder } from './functions/folder'
import { createFunctions } from './functions/functions'
import { createLogs } from './functions/logs'
import { clientCall, functionsRoute } from './gateway/functions-route'
import { browserSession, DEFAULT_SESSION_KEY, sessionPagesRoute } from './gateway/session-pages'
import { signInRoute } from './gateway/sign-in'
import { createTokens } from './gateway/tokens'
import { userInfo } from './gateway/user-info'
import { openUsers } from './gateway/users'
import { startHttpServer } from './http/server'
import type { LocalCloud, LocalCloudOptions, Who } from './options'
import { openSigner } from './secret'
import { storageActions } from './storage/actions'
import { createFileIds } from './storage/cloud-path'
import { createLinks } from './storage/links'
import { openObjectStore } from './storage/object-store'
import { clientUploadRoute, storageRoute } from './storage/route'
import { createGuard, type StorageRules } from './storage/rules'
import { createTimers } from './timers/timers'

export type { LocalCloud, LocalCloudOptions, Who } from './options'

const CREATOR = 'resource.openid == auth.openid || resource.openid == auth.uid'
const CREATOR_ONLY: StorageRules = { read: CREATOR, write: CREATOR }

/** CloudBase and WeChat's ends on 127.0.0.1. Everything it holds ends with `close`, or lives on in `dir`. */
export async function startLocalCloud(o: LocalCloudOptions): Promise<LocalCloud> {
  const envId = o.envId ?? 'local-env'
  const log = o.log ?? (() => undefined)
  const clock = createClock()
  const counters = createCounters()
  const logs = createLogs(log)
  const { faults, hooks } = createFaults()
  const users = openUsers(o.dir)
  const signer = openSigner(o.dir, clock)
  const tokens = createTokens({ signer, clock, envId })
  const signIn = { clock, envId, login: o.customLogin, tokens, users }
  const folder = openFunctionFolder(o.functionsDir)
  const database = await openDatabase({
    dir: o.dir,
    schema: o.schema,
    mode: o.mode ?? 'strict',
    sync: o.sync ?? 'normal',
    now: () => clock.now(),
    log,
  })
  const origin = { url: '' }
  const storage = {
    store: openObjectStore(o.dir),
    ids: createFileIds(envId),
    links: createLinks({ signer, clock, origin: () => origin.url }),
    clock,
    origin: () => origin.url,
  }
  const functions = createFunctions({
    folder,
    clock,
    envId,
    appid: 'wxlocal',
    limits: { perFunction: 6, total: 12, waiting: 1000, ...o.limits },
    watch: o.watch ?? false,
    adminUrl: () => `${origin.url}/admin`,
    environment: (fn) => ({ ...o.functionEnv?.['*'], ...o.functionEnv?.[fn] }),
    counters,
    logs,
  })
  const call = clientCall({ functions, faults: hooks })
  const server = await startHttpServer({
    port: o.port ?? 0,
    log,
    routes: [
      adminRoute({
        clock,
        functions,
        counters,
        faults: hooks,
        database: (action, params) => database.call(action, params),
        families: {
          auth: (action, params) => userInfo(users, action, params),
          storage: storageActions(storage),
        },
        log,
      }),
      functionsRoute({ call, tokens, publishableKey: o.publishableKey }),
      signInRoute(signIn),
      storageRoute(storage),
      clientUploadRoute({ ...storage, guard: createGuard(o.storageRules ?? CREATOR_ONLY), tokens }),
      sessionPagesRoute({
        ...signIn,
        storageKey: o.sessionStorageKey ?? DEFAULT_SESSION_KEY,
        openPhone: (openid) => tokens.open({ kind: 'phone', openid }),
      }),
      appFilesRoute(o.appDir),
    ],
  }).catch(async (error: unknown) => {
    await database.close()
    throw error
  })
  origin.url = server.url
  const timers = createTimers({ folder, functions, clock, auto: o.timers ?? false, log })

  const identityOf = (who: Who): Identity => {
    if (who === null) return { kind: 'none' }
    if ('openid' in who) return { kind: 'phone', openid: who.openid }
    return { kind: 'browser', uid: users.uidOf(who.uid), customUserId: who.uid }
  }
  return {
    url: server.url,
    clock,
    database,
    faults,
    counters,
    logs,
    call: async (who, fn, data) => JSON.parse((await call(identityOf(who), fn, data)).result) as unknown,
    advance: (ms, step) => timers.advance(ms, step),
    runTimer: (fn) => timers.run(fn),
    timers: () => timers.list(),
    phoneToken: (openid) => tokens.open({ kind: 'phone', openid }).accessToken,
    browserToken: (uid) => {
      const session = browserSession(signIn, uid)
      if ('message' in session) throw new Error(session.message)
      return session.accessToken
    },
    adminEnv: () => sdkEnvironment({ adminUrl: `${server.url}/admin`, envId }),
    close: async () => {
      timers.close()
      await functions.close()
      await server.close()
      await database.close()
    },
  }
}

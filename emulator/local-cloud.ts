import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import { adminRoute } from './admin/route'
import { appFilesRoute } from './app-files'
import { backupRoute } from './backup/route'
import { createClock } from './clock'
import { consoleRoutes } from './console/routes'
import { openDatabase } from './database/database'
import { createFaults } from './faults'
import { lockFolder, type FolderLock } from './folder-lock'
import type { Identity } from './functions/call'
import { createCounters, type Counters } from './functions/counters'
import { sdkEnvironment } from './functions/environment'
import { openFunctionFolder } from './functions/folder'
import { createFunctions, DEFAULT_LIMITS } from './functions/functions'
import { createLogs } from './functions/logs'
import { createQuota } from './functions/quota'
import { createFunctionGuard } from './gateway/function-rules'
import { clientCall, functionsRoute } from './gateway/functions-route'
import { httpAccessRoute } from './gateway/http-access-route'
import { browserSession, DEFAULT_SESSION_KEY, sessionPagesRoute } from './gateway/session-pages'
import { signInRoute } from './gateway/sign-in'
import { createTokens, type Session } from './gateway/tokens'
import { userInfo } from './gateway/user-info'
import { openUsers } from './gateway/users'
import { startHttpServer, type Route } from './http/server'
import type { LocalCloud, LocalCloudOptions, Who } from './options'
import { openSigner } from './secret'
import { openStorage } from './storage/storage'
import { createTimers } from './timers/timers'
import { pushCarrier } from './wechat/push-carrier'
import { createPay } from './wechat-pay/pay'
import { createWechat } from './wechat/wechat'

export type { LocalCloud, LocalCloudOptions, Who } from './options'

/** CloudBase and WeChat's ends on 127.0.0.1. Everything it holds ends with `close`, or lives on in `dir`. */
export async function startLocalCloud(o: LocalCloudOptions): Promise<LocalCloud> {
  const lock = await lockFolder(o.dir, createClock())
  try {
    return await assemble(o, lock)
  } catch (error) {
    lock.release()
    throw error
  }
}

/** `known` has the values for names in braces; braces around anything else stay as they are. */
function functionEnvironment(
  o: LocalCloudOptions,
  fn: string,
  known: (name: string) => string | undefined,
): Record<string, string> {
  const merged = { ...o.functionEnv?.['*'], ...o.functionEnv?.[fn] }
  const filled = (value: string): string =>
    value.replace(/\{([\w:]+)\}/g, (text, name: string) => known(name) ?? text)
  return Object.fromEntries(Object.entries(merged).map(([key, value]) => [key, filled(value)]))
}

const QUIET_TURNS = 3

/** Quiet for some turns of the loop: what this thread is about to begin shows in them. */
async function settled(counters: Counters, sending: () => boolean): Promise<void> {
  for (let quiet = 0; quiet < QUIET_TURNS;) {
    const isQuiet = counters.running() === 0 && !sending()
    quiet = isQuiet ? quiet + 1 : 0
    await (isQuiet ? nextTurn() : sleep(1))
  }
}

async function assemble(o: LocalCloudOptions, lock: FolderLock): Promise<LocalCloud> {
  const envId = o.envId ?? 'local-env'
  const log = o.log ?? (() => undefined)
  const origin = { url: '' }
  const clock = createClock(o.dir)
  const counters = createCounters()
  const logs = createLogs(log)
  const { faults, hooks } = createFaults()
  const signer = openSigner(o.dir, clock)
  const users = openUsers(o.dir)
  const tokens = createTokens({ signer, clock, envId, dir: o.dir })
  const quota = createQuota({ plan: o.plan, clock })
  const signIn = { clock, envId, login: o.customLogin, tokens, users }
  const storage = openStorage({
    dir: o.dir,
    envId,
    rules: o.storageRules,
    mode: o.mode,
    signer,
    clock,
    tokens,
    origin: () => origin.url,
  })
  const wechat = createWechat({
    settings: o.wechat,
    dir: o.dir,
    clock,
    tokens,
    download: (url) => storage.download(url),
    carrier: () => pushCarrier({ functions, origin: () => origin.url }),
    log,
  })
  const pay = createPay({
    settings: o.pay,
    dir: o.dir,
    durable: o.sync === 'full',
    clock,
    signer,
    tokens,
    appid: wechat.appid,
    knowsOpenid: (openid) => /^o[\w-]{4,63}$/.test(openid) || wechat.phones().includes(openid),
    origin: () => origin.url,
    log,
  })
  const folder = openFunctionFolder(o.functionsDir)
  const functions = createFunctions({
    folder,
    clock,
    envId,
    appid: wechat.appid,
    limits: { ...DEFAULT_LIMITS, ...o.limits },
    watch: o.watch ?? false,
    adminUrl: () => `${origin.url}/admin`,
    environment: (fn) =>
      functionEnvironment(o, fn, (name) => (name === 'cloudUrl' ? origin.url : pay.placeholder(name))),
    counters,
    quota,
    logs,
  })
  const timers = createTimers({ folder, functions, clock, sources: [wechat.source, pay.due], log })
  const database = await openDatabase({
    dir: o.dir,
    schema: o.schema,
    mode: o.mode ?? 'strict',
    sync: o.sync ?? 'normal',
    now: () => clock.now(),
    log,
  })
  const openPhone = (openid: string): Session => {
    wechat.see(openid)
    return tokens.open({ kind: 'phone', openid })
  }
  const seen = (identity: Identity): void => {
    if (identity.kind === 'phone') wechat.see(identity.openid)
  }
  const guard = createFunctionGuard(o.functionRules)
  const call = clientCall({ functions, faults: hooks, guard, seen })
  const admin = adminRoute({
    clock,
    functions,
    counters,
    faults: hooks,
    quota,
    database: (action, params, caller) => database.callBytes(action, params, caller),
    families: {
      auth: (action, params) => userInfo(users, action, params),
      storage: storage.actions,
      wx: wechat.openApi,
    },
    log,
  })
  const shown = { personas: o.personas ?? [], views: o.views ?? [], used: () => quota.used() }
  const routes: Route[] = [
    lock.route,
    backupRoute({ dir: o.dir, lock, database, newName: () => clock.randomHex(8) }),
    admin,
    functionsRoute({ call, tokens, publishableKey: o.publishableKey }),
    httpAccessRoute({ functions, clock, envId }),
    signInRoute(signIn),
    ...storage.routes,
    ...wechat.routes,
    ...pay.routes,
    ...consoleRoutes({ clock, timers, wechat, pay, logs, faults, counters, database, ...shown }),
    sessionPagesRoute({ ...signIn, storageKey: o.sessionStorageKey ?? DEFAULT_SESSION_KEY, openPhone }),
    appFilesRoute(o.appDir),
  ]
  const server = await startHttpServer({ port: o.port ?? 0, log, routes }).catch(async (error: unknown) => {
    await database.close()
    throw error
  })
  origin.url = server.url
  lock.listening(server.url)
  if (o.timers === true) timers.start()

  const identityOf = (who: Who): Identity => {
    if (who === null) return { kind: 'none' }
    if ('uid' in who) return { kind: 'browser', uid: users.uidOf(who.uid), customUserId: who.uid }
    return { kind: 'phone', openid: who.openid }
  }
  return {
    url: server.url,
    clock,
    database,
    faults,
    counters,
    logs,
    wechat,
    pay,
    used: () => quota.used(),
    usePlan: (plan) => quota.use(plan),
    call: async (who, fn, data) => JSON.parse((await call(identityOf(who), fn, data)).result) as unknown,
    settled: () => settled(counters, () => pay.busy() || functions.sending()),
    advance: (ms, step) => timers.advance(ms, step),
    runTimer: (fn) => timers.run(fn),
    timers: () => timers.list(),
    startTimers: () => timers.start(),
    phoneToken: (openid) => openPhone(openid).accessToken,
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
      pay.close()
      lock.release()
    },
  }
}

import type { Identity, Trigger } from './call'

/** Region the dummy credentials belong to; the SDK complains on every call without one (cloudbase.md §1.1). */
const REGION = 'ap-shanghai'

/** What makes the unmodified SDK of a process talk to this server. The credentials are dummies: signatures are ignored. */
export function sdkEnvironment(o: { adminUrl: string; envId: string }): Record<string, string> {
  return {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: REGION,
    TENCENTCLOUD_SECRETID: 'LOCAL-CLOUD-ID',
    TENCENTCLOUD_SECRETKEY: 'local-cloud-key',
    SCF_NAMESPACE: o.envId,
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: o.adminUrl }),
  }
}

const KEYS_ALWAYS = ['TCB_SOURCE', 'TCB_SOURCE_IP']
/** Where every client of the local cloud is. */
const CLIENT_IP = '127.0.0.1'
const KEYS_OF_BROWSER = ['TCB_UUID', 'TCB_CUSTOM_USER_ID', 'TCB_ISANONYMOUS_USER', ...KEYS_ALWAYS]

function identityEnvironment(identity: Identity, appid: string): Record<string, string> {
  switch (identity.kind) {
    case 'phone':
      return {
        WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID',
        WX_OPENID: identity.openid,
        WX_APPID: appid,
        TCB_CONTEXT_KEYS: KEYS_ALWAYS.join(','),
      }
    case 'browser':
      return {
        TCB_CONTEXT_KEYS: KEYS_OF_BROWSER.join(','),
        TCB_UUID: identity.uid,
        TCB_CUSTOM_USER_ID: identity.customUserId,
        TCB_ISANONYMOUS_USER: 'false',
        LOGINTYPE: 'CUSTOM',
      }
    case 'none':
      return { TCB_CONTEXT_KEYS: KEYS_ALWAYS.join(',') }
  }
}

const SOURCE: Record<Identity['kind'], string> = {
  phone: 'wx_client',
  browser: 'tcb_client',
  none: 'tcb_client',
}

/**
 * Environment of one call: identity reaches the SDK only through these variables, and only those named in the two
 * key lists (cloudbase.md §5.2). Timers carry TRIGGER_SRC and nobody's identity.
 */
export function callEnvironment(o: {
  identity: Identity
  trigger: Trigger
  appid: string
  callerSource?: string
}): Record<string, string> {
  const env = identityEnvironment(o.identity, o.appid)
  if (o.trigger === 'timer') return { ...env, TRIGGER_SRC: 'timer', TCB_SOURCE: 'wx_trigger' }
  // Which identity a pushed event carries is not confirmed; the strict side is none.
  if (o.trigger === 'push') return { ...env, TCB_SOURCE: 'wx_trigger' }
  if (o.trigger === 'http') return { ...env, TCB_SOURCE: 'wx_http', TCB_SOURCE_IP: CLIENT_IP }
  if (o.trigger === 'function') return { ...env, TCB_SOURCE: o.callerSource ?? 'scf' }
  return { ...env, TCB_SOURCE: SOURCE[o.identity.kind], TCB_SOURCE_IP: CLIENT_IP }
}

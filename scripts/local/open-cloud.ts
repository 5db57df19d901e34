import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { databaseSchema } from '../../config/database'
import { functionRules } from '../../config/functions'
import { storageRules } from '../../config/storage'
import { startLocalCloud, type LocalCloud } from '../../emulator/local-cloud'
import { demoPhoneNumbers } from '../demo/documents'
import { personas } from './access-table'
import { secretsOf } from './settings'
import { localTemplates } from './wechat-templates'

export const ENV_ID = 'local-env'
/** Bearer of a browser that nobody has signed in to; built into the app (config/index.ts). */
export const PUBLISHABLE_KEY = 'anlin-local-publishable'
const APPID = 'wxlocalanlin'
const SESSION_KEY = 'anlin.session'

export type LocalOptions = {
  dir: string
  port: number
  watch: boolean
  log?: (line: string) => void
}

/** As entered for the message push in WeChat's console; of this folder like its other secrets. */
const pushSecrets = (wechatSecret: string): { token: string; encodingAesKey: string } => {
  const made = (name: string) => createHash('sha256').update(`${name}:${wechatSecret}`)
  return {
    token: made('token').digest('hex').slice(0, 32),
    encodingAesKey: made('key').digest('base64').slice(0, 43),
  }
}

/** What the local WeChat finds in texts; pictures are switched in the console. */
const MARKERS = [
  { text: '违禁词', suggest: 'risky' as const },
  { text: '可疑词', suggest: 'review' as const },
]

const functionEnv = (dir: string): Record<string, Record<string, string>> => {
  const { internalSecret, wechatSecret, claimCode, loginKey } = secretsOf(dir)
  const wechat = { WECHAT_APPID: APPID, WECHAT_SECRET: wechatSecret }
  const push = pushSecrets(wechatSecret)
  return {
    '*': { ANLIN_INTERNAL_SECRET: internalSecret, WECHAT_API_BASE: '{cloudUrl}/wechat' },
    ticket: { ...wechat, WECHAT_PUSH_TOKEN: push.token, WECHAT_PUSH_KEY: push.encodingAesKey },
    notify: {
      ...wechat,
      WECHAT_TEMPLATES: localTemplates().configured,
    },
    community: {
      ...wechat,
      ANLIN_CLAIM_CODE: claimCode,
      ANLIN_CUSTOM_LOGIN_KEY: JSON.stringify({
        private_key_id: loginKey.keyId,
        private_key: loginKey.privateKeyPem,
        env_id: ENV_ID,
      }),
    },
  }
}

/** The local cloud over a data folder, with our functions, schema and app. */
export const openLocalCloud = async (o: LocalOptions): Promise<LocalCloud> => {
  const { wechatSecret, loginKey } = secretsOf(o.dir)
  return startLocalCloud({
    envId: ENV_ID,
    port: o.port,
    dir: resolve(o.dir, 'cloud'),
    schema: databaseSchema,
    storageRules,
    functionRules,
    functionsDir: resolve('dist/functions'),
    functionEnv: functionEnv(o.dir),
    watch: o.watch,
    appDir: resolve('dist/h5'),
    sessionStorageKey: SESSION_KEY,
    publishableKey: PUBLISHABLE_KEY,
    customLogin: loginKey,
    wechat: {
      ...{ appid: APPID, name: '安邻', secret: wechatSecret, templates: localTemplates().approved },
      phoneNumbers: demoPhoneNumbers(),
      markers: MARKERS,
      push: { path: '/http/ticket/wechat', format: 'json', ...pushSecrets(wechatSecret) },
    },
    personas,
    views: [{ name: '发件箱（待发）', collection: 'deliveries', filter: { state: 'due' } }],
    ...(o.log && { log: o.log }),
    timers: false,
  })
}

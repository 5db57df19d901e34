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

const functionEnv = (dir: string): Record<string, Record<string, string>> => {
  const { internalSecret, wechatSecret, claimCode, loginKey } = secretsOf(dir)
  const wechat = { WECHAT_APPID: APPID, WECHAT_SECRET: wechatSecret }
  return {
    '*': { ANLIN_INTERNAL_SECRET: internalSecret, WECHAT_API_BASE: '{cloudUrl}/wechat' },
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
    },
    personas,
    views: [{ name: '发件箱（待发）', collection: 'deliveries', filter: { state: 'due' } }],
    ...(o.log && { log: o.log }),
    timers: false,
  })
}

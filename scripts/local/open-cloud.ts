import { accessSync, constants, existsSync, mkdirSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { databaseSchema } from '../../config/database'
import { storageRules } from '../../config/storage'
import { startLocalCloud, type LocalCloud } from '../../emulator/local-cloud'
import { PlainError } from '../plain-error'
import { secretsOf } from './settings'
import { localTemplates } from './wechat-templates'

export const ENV_ID = 'local-env'
/** Bearer of a browser that nobody has signed in to; built into the app (config/index.ts). */
export const PUBLISHABLE_KEY = 'anlin-local-publishable'
const APPID = 'wxlocalanlin'
const SESSION_KEY = 'anlin.session'

export type LocalOptions = { dir: string; port: number; watch: boolean; log?: (line: string) => void }

/** Makes the data folder. @throws PlainError when it cannot be written */
export const prepareFolder = (dir: string, reset: boolean): void => {
  try {
    if (reset && existsSync(dir)) rmSync(dir, { recursive: true })
    mkdirSync(dir, { recursive: true })
    accessSync(dir, constants.W_OK)
  } catch (failure) {
    throw new PlainError(
      `The data folder ${dir} cannot be written (${String((failure as { code?: string }).code)}). Choose another with --data FOLDER.\n数据目录 ${dir} 无法写入，请用 --data 指定其他目录。`,
    )
  }
}

const functionEnv = (dir: string): Record<string, Record<string, string>> => {
  const { internalSecret, wechatSecret, loginKey } = secretsOf(dir)
  return {
    '*': { ANLIN_INTERNAL_SECRET: internalSecret, WECHAT_API_BASE: '{cloudUrl}/wechat' },
    notify: {
      WECHAT_APPID: APPID,
      WECHAT_SECRET: wechatSecret,
      WECHAT_TEMPLATES: localTemplates().configured,
    },
    community: {
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
    functionsDir: resolve('dist/functions'),
    functionEnv: functionEnv(o.dir),
    watch: o.watch,
    appDir: resolve('dist/h5'),
    sessionStorageKey: SESSION_KEY,
    publishableKey: PUBLISHABLE_KEY,
    customLogin: loginKey,
    wechat: { appid: APPID, secret: wechatSecret, templates: localTemplates().approved },
    ...(o.log && { log: o.log }),
    timers: false,
  })
}

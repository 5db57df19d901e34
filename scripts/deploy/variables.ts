import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { BuiltFunction } from '../build-functions'

export type Variable = { name: string; needed: boolean }

const ROOT = resolve(__dirname, '../..')
const READ = /\b(setting|optionalSetting)\('([A-Z_]+)'\)/g
/** Only the local cloud sets it, to play WeChat. */
const LOCAL_ONLY = 'WECHAT_API_BASE'

/** The SDK's common start reads it everywhere, but the private key belongs to the one function that signs with it . */
const KEY = 'ANLIN_CUSTOM_LOGIN_KEY'
const KEY_HOLDER = 'community'

/** The variables that a function's bundle reads, found in the sources that went into it. */
export const variablesOf = ({ name: fn, inputs }: BuiltFunction): Variable[] => {
  const found = new Map<string, boolean>()
  for (const file of Object.keys(inputs).filter((path) => path.startsWith('cloudfunctions/')))
    for (const [, how, name = ''] of readFileSync(resolve(ROOT, file), 'utf8').matchAll(READ))
      if (name !== LOCAL_ONLY && (name !== KEY || fn === KEY_HOLDER))
        found.set(name, name === KEY || how === 'setting' || found.get(name) === true)
  return [...found].map(([name, needed]) => ({ name, needed })).sort((a, b) => a.name.localeCompare(b.name))
}

import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newClaimCode } from '../claim-code'

/** Secrets of one data folder, made at its first start: an installation's own, never in the repository. */
export type LocalSecrets = {
  internalSecret: string
  wechatSecret: string
  /** What the first administrator of an empty installation types (ANLIN_CLAIM_CODE). */
  claimCode: string
  loginKey: { keyId: string; publicKeyPem: string; privateKeyPem: string }
}

const newSecrets = (): LocalSecrets => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  return {
    internalSecret: randomBytes(32).toString('base64url'),
    wechatSecret: randomBytes(16).toString('hex'),
    claimCode: newClaimCode(),
    loginKey: { keyId: 'local-key', publicKeyPem: publicKey, privateKeyPem: privateKey },
  }
}

const keep = (file: string, secrets: LocalSecrets): LocalSecrets => {
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  return secrets
}

/** The folder's secrets; each made once, readable by their owner only. */
export const secretsOf = (dir: string): LocalSecrets => {
  const file = join(dir, 'secrets.json')
  if (!existsSync(file)) return keep(file, newSecrets())
  const kept = JSON.parse(readFileSync(file, 'utf8')) as Omit<LocalSecrets, 'claimCode'> & {
    claimCode?: string
  }
  const { claimCode } = kept
  return claimCode === undefined ? keep(file, { ...kept, claimCode: newClaimCode() }) : { ...kept, claimCode }
}

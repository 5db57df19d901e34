import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Secrets of one data folder, made at its first start: an installation's own, never in the repository. */
export type LocalSecrets = {
  internalSecret: string
  wechatSecret: string
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
    loginKey: { keyId: 'local-key', publicKeyPem: publicKey, privateKeyPem: privateKey },
  }
}

/** The folder's secrets; made once, readable by their owner only. */
export const secretsOf = (dir: string): LocalSecrets => {
  const file = join(dir, 'secrets.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as LocalSecrets
  const secrets = newSecrets()
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  return secrets
}

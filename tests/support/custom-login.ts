import { generateKeyPairSync } from 'node:crypto'

/** The key pair of custom login, as the console hands it out: signed with in `community`, checked by the gateway. */
export type LoginKey = { keyId: string; publicKeyPem: string; privateKeyPem: string }

export const newLoginKey = (): LoginKey => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  return { keyId: 'test-key', publicKeyPem: publicKey, privateKeyPem: privateKey }
}

/** The same key in the words of the file that the console downloads; a function's environment holds it. */
export const asCredentials = (key: LoginKey, envId: string): string =>
  JSON.stringify({ private_key_id: key.keyId, private_key: key.privateKeyPem, env_id: envId })

import { generateKeyPairSync } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLocalCloud, type LocalCloud, type LocalCloudOptions } from '../../../emulator/local-cloud'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A folder that goes away with the test file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'local-cloud-'))
  folders.push(folder)
  return folder
}

/** Lays out built functions named `names`, all running the sample, with `config` as config.json. */
export function sampleFunctions(config: Record<string, object> = { sample: {} }): string {
  const folder = temporaryFolder()
  for (const [name, settings] of Object.entries(config)) {
    mkdirSync(join(folder, name))
    writeFileSync(
      join(folder, name, 'index.js'),
      `module.exports = require(${JSON.stringify(join(__dirname, 'functions/sample.cjs'))})`,
    )
    writeFileSync(join(folder, name, 'config.json'), JSON.stringify(settings))
  }
  return folder
}

export const customLogin = ((): { keyId: string; publicKeyPem: string; privateKeyPem: string } => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  return { keyId: 'key-1', publicKeyPem: publicKey, privateKeyPem: privateKey }
})()

const schema = {
  version: 1,
  collections: [
    { name: 'things', indexes: [] },
    { name: 'ticks', indexes: [] },
  ],
}

/** A cloud running the sample function; closed by the caller. */
export function startSampleCloud(o: Partial<LocalCloudOptions> = {}): Promise<LocalCloud> {
  return startLocalCloud({
    schema,
    functionsDir: o.functionsDir ?? sampleFunctions(),
    customLogin,
    publishableKey: 'public',
    ...o,
  })
}

/** POST of JSON; the parsed reply with its status. */
export async function post(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: unknown; headers: Headers }> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const text = await answer.text()
  return {
    status: answer.status,
    body: text === '' ? undefined : (JSON.parse(text) as unknown),
    headers: answer.headers,
  }
}

import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import cloudbase from '@cloudbase/node-sdk'
import { openDatabase } from '../../../emulator/database/database'
import { sdkEnvironment } from '../../../emulator/functions/environment'
import type { LocalCloudOptions } from '../../../emulator/local-cloud'
import type { DatabaseSchema } from '../../../emulator/schema'
import type { SdkDatabase } from './sdk-types'

const MAIN = resolve(__dirname, '../../../dist/emulator/main.cjs')

export type KillableCloud = {
  dir: string
  url: string
  /** The real SDK of this process. */
  db: SdkDatabase
  start(): Promise<void>
  /** kill -9, wherever it is; then what `verify` finds in the file it left. */
  kill(): Promise<string[]>
  close(): Promise<void>
}

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => done(port))
    })
  })

/** The local cloud in a process of its own, on one port whatever happens to it. `functions`: JavaScript by name. */
export async function killableCloud(
  schema: DatabaseSchema,
  o: { functions?: Record<string, string>; sync?: () => 'normal' | 'full' } = {},
): Promise<KillableCloud> {
  const folder = mkdtempSync(join(tmpdir(), 'local-cloud-killed-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const dir = join(folder, 'data')
  const functionsDir = join(folder, 'functions')
  mkdirSync(functionsDir)
  for (const [name, source] of Object.entries(o.functions ?? {})) {
    mkdirSync(join(functionsDir, name))
    writeFileSync(join(functionsDir, name, 'index.js'), source)
  }
  Object.assign(process.env, sdkEnvironment({ adminUrl: `${url}/admin`, envId: 'local-env' }), { SILENCE: 'true' }) // prettier-ignore
  let child: ChildProcess | undefined
  const end = async (): Promise<void> => {
    const dying = child
    if (dying === undefined || dying.exitCode !== null || dying.signalCode !== null) return
    const ended = new Promise((done) => dying.once('exit', done))
    dying.kill('SIGKILL')
    await ended
  }
  return {
    dir,
    url,
    db: cloudbase.init({ env: 'local-env' }).database() as unknown as SdkDatabase,
    start: () =>
      new Promise((done, fail) => {
        const sync = o.sync?.() ?? 'normal'
        const options: LocalCloudOptions = { dir, port, schema, functionsDir, sync, publishableKey: 'public' }
        const file = join(folder, 'options.json')
        writeFileSync(file, JSON.stringify(options))
        const fresh = spawn(process.execPath, [MAIN, file], { stdio: ['ignore', 'pipe', 'pipe'] })
        child = fresh
        let said = ''
        fresh.stderr.on('data', (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-2000)))
        fresh.stdout.once('data', () => done())
        fresh.once('exit', (code) => fail(new Error(`exit ${String(code)}: ${said}`)))
      }),
    kill: async () => {
      await end()
      const left = await openDatabase({ dir, schema, mode: 'strict', sync: 'normal', now: () => 0 })
      const wrong = await left.verify()
      await left.close()
      return wrong
    },
    close: async () => {
      await end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

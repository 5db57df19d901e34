import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import tcb from '@cloudbase/node-sdk'
import { databaseSchema } from '../../config/database'
import { sdkEnvironment } from '../../emulator/functions/environment'
import type { LocalCloudOptions } from '../../emulator/local-cloud'
import type { TestCloud } from '../support/cloud'

const ROOT = resolve(__dirname, '../..')
const ENV_ID = 'local-env'

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => done(port))
    })
  })

export type Reply = { ok: true; data: unknown } | { ok: false; error: { code: string } }

export type CloudProcess = {
  start(): Promise<void>
  /** kill -9, wherever it is. */
  kill(): Promise<void>
  /** One call of a phone over HTTP; rejects when no answer arrives. */
  call(openid: string, action: string, input: object): Promise<Reply>
  advance(ms: number): Promise<void>
  runTimer(fn: string): Promise<void>
  database: TestCloud['database']
  close(): Promise<void>
}

/** The local cloud in a process and a folder of its own, on one port whatever happens to it. */
export const cloudProcess = async (): Promise<CloudProcess> => {
  const folder = mkdtempSync(join(tmpdir(), 'anlin-kill-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${String(port)}`
  const options: LocalCloudOptions = {
    dir: join(folder, 'data'),
    envId: ENV_ID,
    port,
    schema: databaseSchema,
    functionsDir: resolve(ROOT, 'dist/functions'),
    functionEnv: {
      '*': { ANLIN_INTERNAL_SECRET: 'secret-of-this-test', WECHAT_APPID: 'wxlocal', WECHAT_SECRET: 'secret' },
    },
  }
  const file = join(folder, 'options.json')
  writeFileSync(file, JSON.stringify(options))
  Object.assign(process.env, sdkEnvironment({ adminUrl: `${url}/admin`, envId: ENV_ID }))
  let child: ChildProcess | undefined
  let tokens = new Map<string, Promise<string>>()

  const tokenOf = async (openid: string): Promise<string> => {
    const answer = await fetch(`${url}/phone/${openid}`, { headers: { accept: 'application/json' } })
    return ((await answer.json()) as { accessToken: string }).accessToken
  }
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  const console = async (path: string, body: object): Promise<void> => {
    const answer = await post(`/__console/${path}`, body)
    if (!answer.ok) throw new Error(await answer.text())
  }
  const kill = async (): Promise<void> => {
    const dying = child
    if (dying === undefined || dying.exitCode !== null || dying.signalCode !== null) return
    const ended = new Promise((done) => dying.once('exit', done))
    dying.kill('SIGKILL')
    await ended
    // A session is only as old as its cloud here; a phone signs in anew.
    tokens = new Map()
  }
  return {
    database: tcb.init({ env: ENV_ID }).database(),
    start: () =>
      new Promise((done, fail) => {
        const fresh = spawn(process.execPath, [resolve(ROOT, 'dist/emulator/main.cjs'), file], {
          stdio: ['ignore', 'pipe', 'pipe'],
        })
        child = fresh
        let said = ''
        fresh.stderr.on('data', (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-2000)))
        fresh.stdout.once('data', () => done())
        fresh.once('exit', (code) => fail(new Error(`exit ${String(code)}: ${said}`)))
      }),
    kill,
    call: async (openid, action, input) => {
      const known = tokens.get(openid) ?? tokenOf(openid)
      tokens.set(openid, known)
      const token = await known.catch((failure: unknown) => {
        tokens.delete(openid)
        throw failure
      })
      const [fn = ''] = action.split('.')
      const answer = await post(
        `/v1/functions/${fn}`,
        { action, input },
        { authorization: `Bearer ${token}` },
      )
      const reply = (await answer.json()) as Reply
      if (!('ok' in reply)) throw new Error(`no reply: ${JSON.stringify(reply)}`)
      return reply
    },
    advance: (ms) => console('advance', { ms, step: ms }),
    runTimer: (fn) => console('timers', { fn }),
    close: async () => {
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

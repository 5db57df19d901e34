import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import tcb from '@cloudbase/node-sdk'
import { sdkEnvironment } from '../emulator/functions/environment'
import type { LocalCloudOptions } from '../emulator/local-cloud'
import { schema } from './emulator-store'

/** A local cloud as a process of its own, as it is measured: `node dist/emulator/main.cjs`. */
export type EmulatorProcess = {
  /** Milliseconds from the start of the process until it listened. */
  startMs: number
  database: ReturnType<ReturnType<typeof tcb.init>['database']>
  /** Calls a function over HTTP. */
  call(fn: string, event: object): Promise<unknown>
  /** Resident memory in MB, now and at its highest; undefined where there is no /proc. */
  memory(): { now: number; most: number } | undefined
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

const ENV_ID = 'local-env'
const ANSWER_MS = 120_000

export const startEmulator = async (folder: string): Promise<EmulatorProcess> => {
  const functionsDir = join(folder, 'functions')
  mkdirSync(functionsDir, { recursive: true })
  const options: LocalCloudOptions = { dir: join(folder, 'data'), schema, functionsDir, publishableKey: 'bench' }
  const file = join(folder, 'options.json')
  writeFileSync(file, JSON.stringify(options))
  const started = performance.now()
  const main = resolve(__dirname, '../dist/emulator/main.cjs')
  const child = spawn(process.execPath, [main, file], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  const url = await new Promise<string>((done, fail) => {
    child.stdout.once('data', (line: Buffer) => done((JSON.parse(line.toString()) as { url: string }).url))
    child.once('exit', (code) => fail(new Error(`The local cloud ended with ${String(code)}.`)))
  })
  const startMs = performance.now() - started
  const memoryFile = `/proc/${String(child.pid)}/status`
  const megabytes = (text: string, name: string): number =>
    Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(text)?.[1]) / 1024
  Object.assign(process.env, sdkEnvironment({ adminUrl: `${url}/admin`, envId: ENV_ID }), { SILENCE: 'true' })
  return {
    startMs,
    database: tcb.init({ env: ENV_ID, timeout: ANSWER_MS }).database(),
    call: async (fn, event) => {
      const headers = { 'content-type': 'application/json', authorization: 'Bearer bench' }
      const answer = await fetch(`${url}/v1/functions/${fn}`, { method: 'POST', headers, body: JSON.stringify(event) })
      if (!answer.ok) throw new Error(await answer.text())
      return (await answer.json()) as unknown
    },
    memory: () => {
      if (!existsSync(memoryFile)) return undefined
      const text = readFileSync(memoryFile, 'utf8')
      return { now: megabytes(text, 'VmRSS'), most: megabytes(text, 'VmHWM') }
    },
    end: async (signal) => {
      child.kill(signal)
      await ended
    },
  }
} // prettier-ignore

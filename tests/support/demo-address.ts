import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { deskUidOf, openidOf } from '../../scripts/demo/names'
import { copyDemo } from './demo-folder'

export type Session = { accessToken: string }
type Reply = { ok: true; data: unknown } | { ok: false; error: { code: string } }

/** The product as `npm start` gives it, in a process of its own, with a small demo. */
export type DemoAddress = {
  url: string
  /** What a person's window holds: a simulated phone, or a browser signed in by custom login. */
  session(key: string, window?: 'phone' | 'browser'): Promise<Session>
  /** The page that opens a person's window. */
  windowOf(key: string, to: string, window?: 'phone' | 'browser'): string
  send(session: Session, fn: string, data: unknown): Promise<unknown>
  /** What WeChat's phone-number button gives the simulated phone. */
  phoneCode(session: Session): Promise<string>
  call<T>(session: Session, action: string, input: object): Promise<T>
  stop(): Promise<void>
}

/** node:http, since jsdom's world has no fetch. */
const ask = (
  url: string,
  o: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<unknown> =>
  new Promise((done, fail) => {
    const call = request(
      url,
      { method: o.method ?? 'GET', headers: { accept: 'application/json', ...o.headers } },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () => done(JSON.parse(Buffer.concat(chunks).toString('utf8'))))
      },
    )
    call.on('error', fail)
    call.end(o.body)
  })

const launch = async (args: string[]) => {
  const child = spawn(process.execPath, [resolve('scripts/run.cjs'), 'start', '--port', '0', ...args])
  let output = ''
  const listen = (chunk: Buffer): void => void (output += chunk.toString())
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  const ended = new Promise<void>((done) => child.on('close', () => done()))
  for (
    let waited = 0;
    waited < 150_000 && !output.includes('Ctrl-C') && child.exitCode === null;
    waited += 100
  ) {
    await new Promise((next) => setTimeout(next, 100))
  }
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0]
  if (!output.includes('Ctrl-C') || url === undefined)
    throw new Error(`npm start did not come up:\n${output}`)
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    await ended
  }
  return { url, output, stop }
}

export const startDemo = async (tickets: number): Promise<DemoAddress> => {
  const dir = mkdtempSync(join(tmpdir(), 'anlin-demo-'))
  await copyDemo(tickets, dir, async (data) => {
    const playing = await launch(['--data', data, '--tickets', String(tickets)])
    await playing.stop()
  })
  const { url, stop } = await launch(['--data', dir])
  const pathOf = (key: string, window: 'phone' | 'browser'): string =>
    `${url}/${window}/${window === 'phone' ? openidOf(key) : deskUidOf(key)}`
  const send: DemoAddress['send'] = ({ accessToken }, fn, data) =>
    ask(`${url}/v1/functions/${fn}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${accessToken}` },
      body: JSON.stringify(data),
    })
  return {
    url,
    session: (key, window = 'phone') => ask(pathOf(key, window)) as Promise<Session>,
    windowOf: (key, to, window = 'phone') => `${pathOf(key, window)}?to=${encodeURIComponent(to)}`,
    send,
    phoneCode: async ({ accessToken }) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${accessToken}` }
      const answer = await ask(`${url}/phone-api/phone-number`, { method: 'POST', headers, body: '{}' })
      return (answer as { code: string }).code
    },
    call: async <T>(session: Session, action: string, input: object) => {
      const reply = (await send(session, action.split('.')[0] ?? '', { action, input })) as Reply
      if (!reply.ok) throw new Error(`${action}: ${reply.error.code}`)
      return reply.data as T
    },
    stop: async () => {
      await stop()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** An installation that nobody has, as `npm start -- --empty` gives it, with what it prints for its first administrator. */
export type EmptyAddress = { url: string; claimPage: string; code: string; stop(): Promise<void> }

export const startEmpty = async (): Promise<EmptyAddress> => {
  const dir = mkdtempSync(join(tmpdir(), 'anlin-empty-'))
  const { url, output, stop } = await launch(['--data', dir, '--empty'])
  const claimPage = /http:\S+claim\S+/.exec(output)?.[0]
  const code = /\b[2-9A-Z]{4}(?:-[2-9A-Z]{4}){2}\b/.exec(output)?.[0]
  if (claimPage === undefined || code === undefined)
    throw new Error(`npm start -- --empty printed no way to claim it:\n${output}`)
  return {
    ...{ url, claimPage, code },
    stop: async () => {
      await stop()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

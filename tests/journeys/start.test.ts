import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const RUN = resolve('scripts/run.cjs')
const folder = mkdtempSync(join(tmpdir(), 'anlin-start-'))
const running: ChildProcess[] = []
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

const launch = (args: string[], node: string[] = []) => {
  const child = spawn(process.execPath, [...node, RUN, ...args], { env: { ...process.env } })
  running.push(child)
  let output = ''
  const ended = new Promise<number>((done) => child.on('close', (code) => done(code ?? -1)))
  const listen = (chunk: Buffer): void => void (output += chunk.toString())
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  const says = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (let waited = 0; waited < 120_000; waited += 50) {
      const found = pattern.exec(output)
      if (found) return found
      if (child.exitCode !== null) break
      await new Promise((next) => setTimeout(next, 50))
    }
    throw new Error(`never said ${pattern.source}:\n${output}`)
  }
  return { child, ended, says, output: () => output }
}

const start = (...args: string[]) => launch(['start', '--port', '0', ...args])

describe('npm start', () => {
  it('keeps what was there across Ctrl-C, starts again within 10 s and prints a URL per persona', async () => {
    const data = join(folder, 'kept')
    const first = start('--data', data, '--tickets', '3')
    await first.says(/Ctrl-C/)
    expect(first.output()).toMatch(/王秀兰.*http:\/\/127\.0\.0\.1:\d+\/phone\/demo-wang/)
    first.child.kill('SIGINT')
    expect(await first.ended).toBe(0)

    const began = Date.now()
    const second = start('--data', data, '--tickets', '3')
    const [, url] = await second.says(/(http:\/\/127\.0\.0\.1:\d+)\/phone\/demo-wang/)
    expect(Date.now() - began).toBeLessThan(10_000)
    expect(second.output()).not.toMatch(/demo community: \d/)
    const session = (await (
      await fetch(`${url ?? ''}/phone/demo-yang`, { headers: { accept: 'application/json' } })
    ).json()) as {
      accessToken: string
    }
    const answer = await fetch(`${url ?? ''}/v1/functions/insight`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${session.accessToken}` },
      body: JSON.stringify({ action: 'insight.live', input: { communityId: 'anlin-demo' } }),
    })
    expect(await answer.json()).toMatchObject({ ok: true })
    second.child.kill('SIGTERM')
    expect(await second.ended).toBe(0)
  }, 200_000)

  it('says in a sentence that the port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((next) => server.once('listening', next))
    const { port } = server.address() as AddressInfo
    const child = launch(['start', '--port', String(port), '--empty', '--data', join(folder, 'port')])
    expect(await child.ended).toBe(1)
    expect(child.output()).toContain(String(port))
    expect(child.output()).not.toMatch(/\n\s+at /)
    server.close()
  }, 120_000)

  it('says in a sentence that the folder cannot be written', async () => {
    const file = join(folder, 'a-file')
    writeFileSync(file, '')
    const child = start('--empty', '--data', join(file, 'inside'))
    expect(await child.ended).toBe(1)
    expect(child.output()).toMatch(/cannot be written/)
    expect(child.output()).not.toMatch(/\n\s+at /)
  }, 60_000)

  it('says in a sentence which Node it needs', async () => {
    const old = join(folder, 'old-node.cjs')
    writeFileSync(
      old,
      "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.0' } })",
    )
    const child = launch(['start'], ['-r', old])
    expect(await child.ended).toBe(1)
    expect(child.output()).toMatch(/needs Node 20\.12 or newer; this is Node 18\.20\.0/)
  })

  it('names an option it does not know', async () => {
    const child = launch(['start', '--prot', '1'])
    expect(await child.ended).toBe(1)
    expect(child.output()).toMatch(/--prot[\s\S]*--port N/)
  })
})

import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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

  it('says in a sentence that the port is taken, before it builds anything', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((next) => server.once('listening', next))
    const { port } = server.address() as AddressInfo
    const child = launch(['start', '--port', String(port), '--empty', '--data', join(folder, 'port')])
    expect(await child.ended).toBe(1)
    expect(child.output()).toMatch(new RegExp(`${port} on 127.0.0.1 is in use[^]*${port} 正被其他程序占用`))
    expect(child.output()).not.toMatch(/building|\n\s+at /)
    server.close()
  }, 60_000)

  it('says in a sentence, before it builds anything, that a folder is none or cannot be written', async () => {
    const file = join(folder, 'a-file')
    writeFileSync(file, '')
    const places = [
      file,
      join(file, 'inside'),
      ...(existsSync('/proc') ? ['/proc/anlin', '/proc/anlin/data'] : []),
    ]
    for (const place of places) {
      const child = start('--empty', '--data', place)
      expect(await child.ended).toBe(1)
      expect(child.output()).toMatch(/cannot be written[^]*无法写入/)
      expect(child.output()).not.toMatch(/building|\n\s+at /)
    }
  }, 60_000)

  it('keeps an empty installation empty until --reset, which takes nothing that is not ours', async () => {
    const data = join(folder, 'empty')
    const first = start('--data', data, '--empty')
    await first.says(/Ctrl-C/)
    expect(first.output()).toMatch(/还没有小区[^]*npm start -- --reset/)
    expect(first.output()).toMatch(
      /\/phone\/first-admin\?to=\S+claim[^]*[2-9A-Z]{4}(-[2-9A-Z]{4}){2}[^]*desk\/login/,
    )
    expect(first.output()).not.toMatch(/demo-/)

    const second = start('--data', data, '--reset')
    expect(await second.ended).toBe(1)
    expect(second.output()).toMatch(/in use by another local cloud[^]*正被另一个安邻使用/)
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)

    writeFileSync(join(data, 'letter.txt'), 'mine')
    const third = start('--data', data, '--tickets', '0')
    await third.says(/Ctrl-C/)
    expect(third.output()).toMatch(/还没有小区/)
    third.child.kill('SIGTERM')
    await third.ended

    const fourth = start('--data', data, '--tickets', '0', '--reset')
    await fourth.says(/Ctrl-C/)
    expect(fourth.output()).toMatch(/\/phone\/demo-wang/)
    fourth.child.kill('SIGTERM')
    await fourth.ended
    expect(readFileSync(join(data, 'letter.txt'), 'utf8')).toBe('mine')
  }, 200_000)

  it('begins a demo again that was stopped half-way', async () => {
    const data = join(folder, 'half')
    const first = start('--data', data, '--tickets', '60')
    await first.says(/demo community: [1-9]/)
    first.child.kill('SIGKILL')
    await first.ended
    const second = start('--data', data, '--tickets', '1')
    await second.says(/demo community: ✓/)
    await second.says(/demo-wang/)
    second.child.kill('SIGTERM')
    expect(await second.ended).toBe(0)
  }, 200_000)

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

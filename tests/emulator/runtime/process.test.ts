import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import type { LocalCloudOptions } from '../../../emulator/local-cloud'
import { post, sampleFunctions, startSampleCloud, temporaryFolder } from './sample-cloud'

const MAIN = resolve(__dirname, '../../../dist/emulator/main.cjs')

type Running = { child: ChildProcess; url: string }

describe('a local cloud as a process', () => {
  const dir = temporaryFolder()
  const functionsDir = relative(process.cwd(), sampleFunctions())
  const schema = { version: 1, collections: [{ name: 'things', indexes: [] }] }
  const started: ChildProcess[] = []
  afterAll(() => {
    for (const child of started) child.kill('SIGKILL')
  })

  /** Starts main.cjs; resolves with the url, or rejects with what it printed on stderr. */
  function start(more: Partial<LocalCloudOptions> = {}): Promise<Running> {
    const file = join(temporaryFolder(), 'options.json')
    const options: LocalCloudOptions = { dir, functionsDir, schema, publishableKey: 'public', ...more }
    writeFileSync(file, JSON.stringify(options))
    const child = spawn(process.execPath, [MAIN, file], { stdio: ['ignore', 'pipe', 'pipe'] })
    started.push(child)
    return new Promise((done, fail) => {
      let said = ''
      child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
      child.stdout.on('data', (chunk: Buffer) =>
        done({ child, url: (JSON.parse(chunk.toString()) as { url: string }).url }),
      )
      child.once('exit', (code) => fail(new Error(`exit ${code}: ${said}`)))
    })
  }

  function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
    return new Promise((done) => {
      child.once('exit', done)
      child.kill(signal)
    })
  }

  const call = async (url: string, event: object): Promise<unknown> =>
    (await post(`${url}/v1/functions/sample`, event, { authorization: 'Bearer public' })).body

  it('keeps what it acknowledged through kill -9, and its lock does not stop the next one', async () => {
    const first = await start()
    const id = await call(first.url, { task: 'add', name: 'kept' })
    await end(first.child, 'SIGKILL')
    expect(existsSync(join(dir, 'local-cloud.lock'))).toBe(true)
    const second = await start()
    const reply = await post(`${second.url}/admin`, {
      action: 'database.getDocument',
      collectionName: 'things',
      queryType: 'WHERE',
      query: '{}',
      limit: 10,
    })
    expect(JSON.stringify(reply.body)).toContain(String(id))
    expect(await end(second.child, 'SIGTERM')).toBe(0)
    expect(existsSync(join(dir, 'local-cloud.lock'))).toBe(false)
  })

  it('does not share its folder', async () => {
    const first = await start()
    await expect(start()).rejects.toThrow(/is in use by another local cloud \(process \d+ at http:/)
    await expect(startSampleCloud({ dir })).rejects.toThrow('is in use by another local cloud')
    expect(await call(first.url, { task: 'echo' })).toEqual({ task: 'echo' })
    expect(await end(first.child, 'SIGINT')).toBe(0)
  })

  it('takes a folder over when the lock’s process number now belongs to another program', async () => {
    const lock = { pid: process.pid, nonce: 'of a cloud long gone', url: 'http://127.0.0.1:9' }
    writeFileSync(join(dir, 'local-cloud.lock'), JSON.stringify(lock))
    const cloud = await startSampleCloud({ dir })
    expect(await cloud.call(null, 'sample', { task: 'echo' })).toEqual({ task: 'echo' })
    await cloud.close()
  })

  it('says in one sentence why it cannot start', async () => {
    const bad = sampleFunctions({
      sample: { triggers: [{ name: 't', type: 'timer', config: 'each minute' }] },
    })
    await expect(start({ functionsDir: bad, dir: undefined })).rejects.toThrow('cron: 7 fields expected')
  })

  it.each([
    'clock.json',
    'users.json',
    'signed-out.json',
    'session.key',
    'wechat.json',
    'wechat-phones.jsonl',
  ])('names a damaged %s and leaves it as it is', async (name) => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, name), 'no{thing\n')
    await expect(startSampleCloud({ dir: folder })).rejects.toThrow(new RegExp(`${name}.* is damaged`))
    expect(readFileSync(join(folder, name), 'utf8')).toBe('no{thing\n')
  })

  it('does not let time run backwards across a restart', async () => {
    const cloud = await startSampleCloud({ dir })
    await cloud.advance(3_600_000)
    const before = cloud.clock.now()
    await cloud.close()
    const again = await startSampleCloud({ dir })
    expect(again.clock.now()).toBeGreaterThanOrEqual(before)
    await again.close()
  })

  it('gives programs a session as JSON', async () => {
    const cloud = await startSampleCloud()
    const answer = await fetch(`${cloud.url}/phone/oAnna00001`, { headers: { accept: 'application/json' } })
    const { accessToken } = (await answer.json()) as { accessToken: string }
    const seen = await post(
      `${cloud.url}/v1/functions/sample`,
      { task: 'who' },
      { authorization: `Bearer ${accessToken}` },
    )
    expect(seen.body).toMatchObject({ before: { openId: 'oAnna00001' } })
    await cloud.close()
  })
})

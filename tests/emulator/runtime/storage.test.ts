import { createHash } from 'node:crypto'
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import type { LocalCloud, Who } from '../../../emulator/local-cloud'
import { post, startSampleCloud, temporaryFolder } from './sample-cloud'

const CREATOR_WRITES_IN = {
  read: false,
  write:
    '/^in\\//.test(resource.path) == true && (resource.openid == auth.openid || resource.openid == auth.uid)',
}

type Metadata = { url: string; token: string; authorization: string; cosFileId: string; fileId: string }

function putHeaders(metadata: Metadata): Record<string, string> {
  const { authorization, token, cosFileId } = metadata
  return { authorization, 'x-cos-security-token': token, 'x-cos-meta-fileid': cosFileId }
}

describe('storage', () => {
  let cloud: LocalCloud
  const dir = temporaryFolder()
  beforeAll(async () => {
    cloud = await startSampleCloud({ dir, storageRules: CREATOR_WRITES_IN })
  })
  afterAll(() => cloud.close())

  const ask = async <T>(event: object): Promise<T> => (await cloud.call(null, 'sample', event)) as T
  const upload = async (path: string, text: string): Promise<string> =>
    (await ask<{ fileID: string }>({ task: 'upload', path, text })).fileID
  const link = async (fileID: string, maxAge = 60): Promise<string> =>
    (await ask<{ tempFileURL: string }[]>({ task: 'link', fileID, maxAge }))[0]!.tempFileURL

  it('stores, links, copies and deletes through the real SDK', async () => {
    const fileID = await upload('photos/2026/水管 1.jpg', 'bytes')
    expect(fileID).toBe('cloud://local-env.local-local-env/photos/2026/水管 1.jpg')
    expect(await ask({ task: 'download', fileID })).toBe('bytes')
    const answer = await fetch(await link(fileID))
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
      200,
      'image/jpeg',
      'bytes',
    ])

    const file = { srcPath: 'photos/2026/水管 1.jpg', dstPath: 'final/水管 1.jpg' }
    const [copied] = await ask<{ fileId: string; code: string }[]>({ task: 'copy', file })
    expect(await ask({ task: 'download', fileID: copied?.fileId })).toBe('bytes')

    expect(await ask({ task: 'remove', fileID })).toEqual([{ fileID, code: 'SUCCESS' }])
    expect(await ask({ task: 'remove', fileID })).toMatchObject([{ code: 'STORAGE_FILE_NONEXIST' }])
    expect(await ask({ task: 'link', fileID, maxAge: 60 })).toMatchObject([{ code: 'STORAGE_FILE_NONEXIST' }])
    expect(await ask({ task: 'download', fileID: copied?.fileId })).toBe('bytes')
  })

  it('gives a link that is encoded already when the bucket’s own address is asked for', async () => {
    const fileID = await upload('photos/中 文.txt', 'bytes')
    expect(await ask({ task: 'download', fileID, urlType: 'COS_URL' })).toBe('bytes')
    expect(await ask({ task: 'download', fileID, urlType: 'FILE' })).toBe('bytes')
  })

  it('tells a file’s size and type', async () => {
    const fileID = await upload('photos/b.png', '12345')
    expect(await ask({ task: 'fileInfo', fileID })).toMatchObject([
      { code: 'SUCCESS', fileName: 'b.png', mime: 'image/png', size: 5 },
    ])
  })

  it('copies over a file unless told not to, and moves it when told to', async () => {
    await upload('from/c.txt', 'new')
    await upload('to/c.txt', 'old')
    const copy = (more: object): Promise<unknown> =>
      ask({ task: 'copy', file: { srcPath: 'from/c.txt', dstPath: 'to/c.txt', ...more } })
    const read = (path: string): Promise<string> =>
      ask({ task: 'download', fileID: `cloud://local-env.local-local-env/${path}` })
    expect(await copy({ overwrite: false })).toMatchObject([{ code: 'STORAGE_REQUEST_FAIL' }])
    expect(await read('to/c.txt')).toBe('old')
    expect(await copy({})).toMatchObject([{ code: 'SUCCESS' }])
    expect([await read('to/c.txt'), await read('from/c.txt')]).toEqual(['new', 'new'])
    await copy({ removeOriginal: true })
    await expect(read('from/c.txt')).rejects.toMatchObject({ kind: 'failed' })
    expect(await copy({ srcPath: 'none/c.txt' })).toMatchObject([{ code: 'STORAGE_FILE_NONEXIST' }])
    expect(await copy({ srcPath: '../c.txt' })).toMatchObject([{ code: 'INVALID_PARAM' }])
  })

  it('says what the caller of a function may do with a path', async () => {
    const files = [
      { path: 'in/anna.txt', type: 'READWRITE' },
      { path: 'in/anna.txt', type: 'WRITE' },
      { path: 'final/a.txt', type: 'WRITE' },
      { path: '../session.key', type: 'READWRITE' },
    ]
    const authority = (who: Who): Promise<unknown> => cloud.call(who, 'sample', { task: 'authority', files })
    const cosFileId = Buffer.from('cloud://local-env.local-local-env/in/anna.txt').toString('base64url')
    const mine = [
      { path: 'in/anna.txt', cosFileId, read: false, write: true },
      { path: 'in/anna.txt', read: false, write: true },
      { path: 'final/a.txt', read: false, write: false },
      { path: '../session.key', read: false, write: false },
    ]
    expect(await authority({ openid: 'oAnna00001' })).toMatchObject(mine)
    await post(`${cloud.url}/weapp/upload?path=in/anna.txt`, 'photo', {
      authorization: `Bearer ${cloud.phoneToken('oAnna00001')}`,
    })
    expect(await authority({ openid: 'oAnna00001' })).toMatchObject(mine)
    expect(await authority({ openid: 'oBert00002' })).toMatchObject([
      { write: false },
      { write: false },
      {},
      {},
    ])
    expect(await authority({ uid: 'staff-7' })).toMatchObject([{ write: false }, { write: false }, {}, {}])
    expect(await authority(null)).toMatchObject({ message: expect.stringContaining('admin') as string })
  })

  it.each([
    ['bytes=0-1', 206, 'ab', 'bytes 0-1/6'],
    ['bytes=4-', 206, 'ef', 'bytes 4-5/6'],
    ['bytes=-2', 206, 'ef', 'bytes 4-5/6'],
    ['bytes=2-99', 206, 'cdef', 'bytes 2-5/6'],
    ['bytes=6-', 416, undefined, 'bytes */6'],
    ['bytes=3-1', 200, 'abcdef', null],
    ['bytes=0-1,3-4', 200, 'abcdef', null],
    ['lines=1-2', 200, 'abcdef', null],
  ])('gives the part %s', async (range, status, text, contentRange) => {
    const answer = await fetch(await link(await upload('range.txt', 'abcdef')), { headers: { range } })
    expect([answer.status, answer.headers.get('content-range')]).toEqual([status, contentRange])
    const body = await answer.text()
    if (text !== undefined) {
      expect(body).toBe(text)
      expect(answer.headers.get('content-length')).toBe(String(text.length))
    }
  })

  it('keeps nothing of an upload of the wrong size or with a wrong hash', async () => {
    const metadata = await ask<Metadata>({ task: 'metadata', path: 'in/cut.bin' })
    const { port, pathname } = new URL(metadata.url)
    await new Promise<void>((resolve) => {
      const req = request({
        port,
        host: '127.0.0.1',
        path: pathname,
        method: 'PUT',
        headers: putHeaders(metadata),
      })
      req.setHeader('content-length', 10)
      req.on('error', () => undefined).on('close', () => resolve())
      req.write('12345', () => setTimeout(() => req.destroy(), 50))
    })
    const put = (md5: string): Promise<Response> =>
      fetch(metadata.url, {
        method: 'PUT',
        headers: { ...putHeaders(metadata), 'content-md5': md5 },
        body: 'abc',
      })
    expect(await (await put('AAAAAAAAAAAAAAAAAAAAAA==')).text()).toContain('InvalidDigest')
    expect(await ask({ task: 'link', fileID: metadata.fileId, maxAge: 9 })).toMatchObject([
      { code: 'STORAGE_FILE_NONEXIST' },
    ])
    const stored = await put(createHash('md5').update('abc').digest('base64'))
    expect([stored.status, stored.headers.get('etag')]).toEqual([200, '"900150983cd24fb0d6963f7d28e17f72"'])
  })

  it('ends links at their time and binds them to one object', async () => {
    const [one, two] = [await upload('a.txt', 'one'), await upload('b.txt', 'two')]
    const url = await link(one, 60)
    expect((await fetch(url)).status).toBe(200)
    expect((await fetch(url.replace('a.txt', 'b.txt'))).status).toBe(403)
    expect((await fetch((await link(two)).split('?')[0] ?? '')).status).toBe(403)
    cloud.clock.setOffset(61_000)
    expect((await fetch(url)).status).toBe(403)
    cloud.clock.setOffset(0)
  })

  it('lets a browser put exactly the object a function asked metadata for', async () => {
    const metadata = await ask<Metadata>({ task: 'metadata', path: 'in/photo.png' })
    const put = (url: string, headers: Record<string, string>, body = 'png'): Promise<Response> =>
      fetch(url, { method: 'PUT', headers, body })
    expect((await put(metadata.url, {})).status).toBe(403)
    expect((await put(metadata.url.replace('photo', 'other'), putHeaders(metadata))).status).toBe(403)
    expect((await put(metadata.url, { ...putHeaders(metadata), 'x-cos-meta-fileid': 'wrong' })).status).toBe(
      400,
    )
    expect((await put(metadata.url, putHeaders(metadata))).status).toBe(200)
    expect(await ask({ task: 'download', fileID: metadata.fileId })).toBe('png')
    cloud.clock.setOffset(901_000)
    expect((await put(metadata.url, putHeaders(metadata))).status).toBe(403)
    cloud.clock.setOffset(0)
  })

  it('lets the app at localhost put to 127.0.0.1, and no other site', async () => {
    const metadata = await ask<Metadata>({ task: 'metadata', path: 'in/photo.png' })
    const preflight = (origin: string): Promise<Response> =>
      fetch(metadata.url, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-headers': 'authorization' },
      })
    const own = `http://localhost:${new URL(cloud.url).port}`
    const allowed = await preflight(own)
    expect([
      allowed.status,
      allowed.headers.get('access-control-allow-origin'),
      allowed.headers.get('access-control-allow-headers'),
    ]).toEqual([204, own, 'authorization'])
    expect((await preflight('http://evil.example')).headers.get('access-control-allow-origin')).toBeNull()
    const headers = { ...putHeaders(metadata), origin: own, 'sec-fetch-site': 'cross-site' }
    expect((await fetch(metadata.url, { method: 'PUT', headers, body: 'png' })).status).toBe(200)
    expect(
      (
        await fetch(metadata.url, {
          method: 'PUT',
          headers: { ...headers, origin: 'http://evil.example' },
          body: 'png',
        })
      ).status,
    ).toBe(403)
  })

  it('says through the SDK when a file cannot be kept, as on a full disk', async () => {
    const folder = join(dir, 'storage')
    renameSync(folder, `${folder}.away`)
    writeFileSync(folder, 'no folder')
    await expect(upload('a.jpg', 'bytes')).rejects.toThrow('The file could not be kept (ENOTDIR)')
    rmSync(folder)
    renameSync(`${folder}.away`, folder)
    expect(await upload('a.jpg', 'bytes')).toContain('a.jpg')
  })

  it('refuses more than 20 MB', async () => {
    const metadata = await ask<Metadata>({ task: 'metadata', path: 'in/large.bin' })
    const answer = await fetch(metadata.url, {
      method: 'PUT',
      headers: putHeaders(metadata),
      body: Buffer.alloc(20 * 1024 * 1024 + 1),
    })
    expect(await answer.text()).toContain('EntityTooLarge')
    expect(await ask({ task: 'link', fileID: metadata.fileId, maxAge: 1 })).toMatchObject([
      { code: 'STORAGE_FILE_NONEXIST' },
    ])
  })

  it.each(['../x', '/x', 'a//b', 'a/../b', 'a/./b', 'a\\b', 'a?b', 'a%2e', 'x'.repeat(851), ''])(
    'refuses the path %j',
    async (path) => {
      await expect(cloud.call(null, 'sample', { task: 'metadata', path })).rejects.toMatchObject({
        kind: 'failed',
      })
    },
  )

  it('does not touch files of another environment', async () => {
    await upload('a.txt', 'one')
    const foreign = 'cloud://other-env.local-other-env/a.txt'
    expect(await ask({ task: 'link', fileID: foreign, maxAge: 60 })).toMatchObject([
      { code: 'STORAGE_FILE_NONEXIST' },
    ])
    expect(await ask({ task: 'remove', fileID: foreign })).toMatchObject([{ code: 'STORAGE_FILE_NONEXIST' }])
    expect(
      await ask({ task: 'remove', fileID: 'cloud://local-env.local-local-env/../session.key' }),
    ).toMatchObject([{ code: 'STORAGE_FILE_NONEXIST' }])
  })

  it('holds a phone to the rules file', async () => {
    const send = (openid: string, path: string, body = 'photo') =>
      post(`${cloud.url}/weapp/upload?path=${encodeURIComponent(path)}`, body, {
        authorization: `Bearer ${cloud.phoneToken(openid)}`,
      })
    const stored = await send('oAnna00001', 'in/anna/1.jpg')
    expect(stored).toMatchObject({ status: 200, body: { errMsg: 'uploadFile:ok' } })
    expect(await ask({ task: 'download', fileID: (stored.body as { fileID: string }).fileID })).toBe('photo')
    expect(await send('oAnna00001', 'in/anna/1.jpg', 'again')).toMatchObject({ status: 200 })
    expect(await send('oBert00002', 'in/anna/1.jpg', 'mine')).toMatchObject({
      status: 403,
      body: { errCode: -503002 },
    })
    expect(await send('oAnna00001', 'final/1.jpg')).toMatchObject({ status: 403 })
    expect(await send('oAnna00001', '../1.jpg')).toMatchObject({ status: 400 })
    expect(
      await post(`${cloud.url}/weapp/upload?path=in/x`, 'x', { authorization: 'Bearer public' }),
    ).toMatchObject({ status: 401 })
  })

  it('keeps files across a restart', async () => {
    const fileID = await upload('kept.txt', 'kept')
    await cloud.close()
    cloud = await startSampleCloud({ dir, storageRules: CREATOR_WRITES_IN })
    expect(await ask({ task: 'download', fileID })).toBe('kept')
  })
})

it('takes in compatible mode what the service has been seen to take in a path', async () => {
  const lax = await startSampleCloud({ mode: 'compatible' })
  const metadata = (path: string): Promise<unknown> => lax.call(null, 'sample', { task: 'metadata', path })
  const { fileID } = (await lax.call(null, 'sample', { task: 'upload', path: 'a|b测试.txt', text: 'x' })) as {
    fileID: string
  }
  expect(await lax.call(null, 'sample', { task: 'download', fileID })).toBe('x')
  for (const path of ['../x', 'a?b', 'a%2eb', 'a\\b', 'a#b']) await expect(metadata(path)).rejects.toThrow()
  await lax.close()
})

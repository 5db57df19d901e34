import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LocalCloud } from '../../../emulator/local-cloud'
import { statusOf } from './raw-request'
import { customLogin, post, startSampleCloud, temporaryFolder } from './sample-cloud'

describe('gateway', () => {
  let cloud: LocalCloud
  let appDir: string
  const dir = temporaryFolder()
  beforeAll(async () => {
    appDir = join(temporaryFolder(), 'h5')
    mkdirSync(join(appDir, 'js'), { recursive: true })
    writeFileSync(join(appDir, 'index.html'), '<!doctype html><p>app')
    writeFileSync(join(appDir, 'js/app.js'), 'app()')
    writeFileSync(join(appDir, '../secret.txt'), 'secret')
    cloud = await startSampleCloud({ appDir, dir, sessionStorageKey: 'the-key' })
  })
  afterAll(() => cloud.close())

  const as = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` })
  const who = (token: string) => post(`${cloud.url}/v1/functions/sample`, { task: 'who' }, as(token))

  it('serves a phone, a browser and nobody', async () => {
    expect(await who(cloud.phoneToken('oPhone0001'))).toMatchObject({
      status: 200,
      body: { before: { openId: 'oPhone0001' } },
    })
    expect(await who(cloud.browserToken('staff-7'))).toMatchObject({
      status: 200,
      body: { before: { customUserId: 'staff-7' } },
    })
    expect(await who('public')).toMatchObject({
      status: 200,
      body: { before: { openId: '', customUserId: '' } },
    })
  })

  it('refuses no token, a forged one and an expired one', async () => {
    expect(await post(`${cloud.url}/v1/functions/sample`, {})).toMatchObject({
      status: 401,
      body: { code: 'INVALID_ACCESS_TOKEN' },
    })
    const token = cloud.phoneToken('oPhone0001')
    const [header, , signature] = token.split('.')
    const claims = Buffer.from(
      JSON.stringify({ openid: 'oOther', use: 'access', project_id: 'local-env', exp: 9e9 }),
    ).toString('base64url')
    expect(await who(`${header}.${claims}.${signature}`)).toMatchObject({ status: 401 })
    cloud.clock.setOffset(7200_000)
    expect(await who(token)).toMatchObject({ status: 401, body: { code: 'ACCESS_TOKEN_EXPIRED' } })
    cloud.clock.setOffset(0)
    expect(await who(token)).toMatchObject({ status: 200 })
  })

  it('spells failures as the service does', async () => {
    const token = as(cloud.phoneToken('oPhone0001'))
    const call = (fn: string, body: unknown) => post(`${cloud.url}/v1/functions/${fn}`, body, token)
    expect(await call('nobody', {})).toMatchObject({ status: 404, body: { code: 'FUNCTION_NOT_FOUND' } })
    expect(await call('sample', { task: 'fail' })).toMatchObject({
      status: 400,
      body: { code: 'FUNCTION_INVOCATION_FAILED', message: 'as asked' },
    })
    expect(await call('sample', '[1]')).toMatchObject({
      status: 400,
      body: { code: 'FUNCTION_PARAM_INVALID' },
    })
    expect(await call('sample', '{')).toMatchObject({ status: 400, body: { code: 'FUNCTION_PARAM_INVALID' } })
    expect(await call('sample', { text: 'x'.repeat(6 * 1024 * 1024) })).toMatchObject({
      status: 413,
      body: { code: 'EXCEED_MAX_PAYLOAD_SIZE' },
    })
  })

  it('exchanges a ticket the real SDK has signed, and refreshes the session', async () => {
    const event = {
      task: 'ticket',
      uid: 'staff-9',
      keyId: customLogin.keyId,
      privateKey: customLogin.privateKeyPem,
    }
    const ticket = await cloud.call(null, 'sample', event)
    const signedIn = await post(`${cloud.url}/auth/v1/signin/custom`, { provider_id: 'custom', ticket })
    expect(signedIn).toMatchObject({ status: 200, body: { token_type: 'Bearer', expires_in: 7200 } })
    const session = signedIn.body as { access_token: string; refresh_token: string; sub: string }
    expect(await who(session.access_token)).toMatchObject({
      body: { before: { customUserId: 'staff-9', uid: session.sub } },
    })

    cloud.clock.setOffset(8000_000)
    const again = await post(`${cloud.url}/auth/v1/token`, {
      grant_type: 'refresh_token',
      refresh_token: session.refresh_token,
    })
    expect(await who((again.body as { access_token: string }).access_token)).toMatchObject({ status: 200 })
    expect(
      await post(`${cloud.url}/auth/v1/token`, {
        grant_type: 'refresh_token',
        refresh_token: session.access_token,
      }),
    ).toMatchObject({ status: 401 })
    cloud.clock.setOffset(0)
  })

  it('ends a session with sign-out, and only that one, also after a restart', async () => {
    const signIn = async (): Promise<{ access_token: string; refresh_token: string }> => {
      const event = {
        task: 'ticket',
        uid: 'staff-9',
        keyId: customLogin.keyId,
        privateKey: customLogin.privateKeyPem,
      }
      const ticket = await cloud.call(null, 'sample', event)
      const { body } = await post(`${cloud.url}/auth/v1/signin/custom`, { provider_id: 'custom', ticket })
      return body as { access_token: string; refresh_token: string }
    }
    const refresh = (refreshToken: string) =>
      post(`${cloud.url}/auth/v1/token`, { grant_type: 'refresh_token', refresh_token: refreshToken })
    const [one, other] = [await signIn(), await signIn()]
    const renewed = (await refresh(one.refresh_token)).body as { access_token: string }
    // js-sdk signOut: the access token in the body, no header.
    const out = await post(`${cloud.url}/auth/v1/revoke`, { token: renewed.access_token })
    expect([out.status, out.body]).toEqual([200, {}])
    const ended = async (): Promise<void> => {
      for (const token of [one.access_token, renewed.access_token])
        expect(await who(token)).toMatchObject({ status: 401, body: { code: 'INVALID_ACCESS_TOKEN' } })
      expect(await refresh(one.refresh_token)).toMatchObject({
        status: 401,
        body: { error: 'invalid_grant' },
      })
      expect(await who(other.access_token)).toMatchObject({ status: 200 })
    }
    await ended()
    expect(await post(`${cloud.url}/auth/v1/revoke`, { token: one.access_token })).toMatchObject({
      status: 401,
    })
    await cloud.close()
    cloud = await startSampleCloud({ appDir, dir, sessionStorageKey: 'the-key' })
    await ended()
  })

  it('says who a session is', async () => {
    const me = async (token: string): Promise<unknown> =>
      (await fetch(`${cloud.url}/auth/v1/user/me`, { headers: as(token) })).json()
    const seen = (await cloud.call({ uid: 'staff-7' }, 'sample', { task: 'who' })) as {
      before: { uid: string }
    }
    expect(await me(cloud.browserToken('staff-7'))).toEqual({
      sub: seen.before.uid,
      providers: [{ id: 'custom', provider_user_id: 'staff-7' }],
    })
    expect(await me('made-up')).toMatchObject({ error: 'unauthenticated' })
  })

  it('ends a refresh token after 30 days', async () => {
    const signedIn = await fetch(`${cloud.url}/browser/staff-7`, { headers: { accept: 'application/json' } })
    const { refreshToken } = (await signedIn.json()) as { refreshToken: string }
    const refresh = () =>
      post(`${cloud.url}/auth/v1/token`, { grant_type: 'refresh_token', refresh_token: refreshToken })
    cloud.clock.setOffset(2_591_990_000)
    expect(await refresh()).toMatchObject({ status: 200 })
    cloud.clock.setOffset(2_592_001_000)
    expect(await refresh()).toMatchObject({ status: 401, body: { error: 'invalid_grant' } })
    cloud.clock.setOffset(0)
  })

  it.each([
    ['another key id', { keyId: 'key-2' }, 'unknown key'],
    ['a late exchange', { late: 601_000 }, 'expired'],
    ['a changed claim', { tamper: true }, 'signature'],
  ])(
    'refuses a ticket with %s',
    async (_name, o: { keyId?: string; late?: number; tamper?: boolean }, why) => {
      const event = {
        task: 'ticket',
        uid: 'staff-9',
        keyId: o.keyId ?? customLogin.keyId,
        privateKey: customLogin.privateKeyPem,
      }
      const ticket = (await cloud.call(null, 'sample', event)) as string
      const claims = JSON.parse(Buffer.from(ticket.split('.')[1] ?? '', 'base64url').toString()) as object
      const changed = Buffer.from(JSON.stringify({ ...claims, uid: 'chief-1' })).toString('base64url')
      const sent = o.tamper ? ticket.replace(/\.[^.]+\./, `.${changed}.`) : ticket
      cloud.clock.setOffset(o.late ?? 0)
      const answer = await post(`${cloud.url}/auth/v1/signin/custom`, { provider_id: 'custom', ticket: sent })
      cloud.clock.setOffset(0)
      expect(answer).toMatchObject({
        status: 401,
        body: { error: 'unauthenticated', error_description: expect.stringContaining(why) as string },
      })
    },
  )

  it('keeps sessions across a restart on the same folder', async () => {
    const token = cloud.phoneToken('oPhone0001')
    await cloud.close()
    cloud = await startSampleCloud({ appDir, dir, sessionStorageKey: 'the-key' })
    expect(await who(token)).toMatchObject({ status: 200 })
  })

  it('opens a window as a phone or as a signed-in browser', async () => {
    for (const path of ['/phone/oPhone0001?to=/pages/home', '/browser/staff-7?to=/pages/home']) {
      const html = await (await fetch(cloud.url + path)).text()
      expect(html).toContain('location.replace("/pages/home")')
      const stored = /setItem\("the-key", ("(?:[^"\\]|\\.)*")\)/.exec(html)?.[1] ?? '""'
      const session = JSON.parse(JSON.parse(stored) as string) as {
        accessToken: string
        refreshToken: string
        expiresAt: number
      }
      expect(session.expiresAt).toBeGreaterThan(Date.now())
      expect(await who(session.accessToken)).toMatchObject({ status: 200 })
    }
  })

  it.each([
    '//evil.example/',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/</script><script>alert(1)</script>',
  ])('never sends a window to %s', async (to) => {
    const html = await (await fetch(`${cloud.url}/phone/oPhone0001?to=${encodeURIComponent(to)}`)).text()
    expect(html).not.toContain('evil')
    expect(html).not.toContain('</script><script>')
    expect(html).not.toContain('javascript:')
  })

  it('serves the app and nothing beside it', async () => {
    const page = await fetch(`${cloud.url}/pages/home?x=1`)
    expect([page.status, page.headers.get('content-type'), await page.text()]).toEqual([
      200,
      'text/html; charset=utf-8',
      '<!doctype html><p>app',
    ])
    const script = await fetch(`${cloud.url}/js/app.js`)
    expect([script.status, script.headers.get('content-type')]).toEqual([
      200,
      'text/javascript; charset=utf-8',
    ])
    const etag = script.headers.get('etag') ?? ''
    expect((await fetch(`${cloud.url}/js/app.js`, { headers: { 'if-none-match': etag } })).status).toBe(304)
    for (const path of [
      '/../secret.txt',
      '/js/../../secret.txt',
      '/%2e%2e%2fsecret.txt',
      '/js/%2e%2e/%2e%2e/secret.txt',
      '/none.js',
      '/%00.js',
    ]) {
      expect([path, await statusOf(cloud.url, { path })]).toEqual([path, 404])
    }
  })

  it('names an unknown action', async () => {
    expect(await post(`${cloud.url}/admin`, { action: 'tea.make' })).toMatchObject({
      status: 200,
      body: {
        code: 'INVALID_PARAM',
        message: expect.stringContaining('tea.make') as string,
        requestId: expect.any(String) as string,
      },
    })
  })

  it('says that a port is busy', async () => {
    await expect(startSampleCloud({ port: Number(new URL(cloud.url).port) })).rejects.toMatchObject({
      code: 'EADDRINUSE',
      message: expect.stringContaining('in use') as string,
    })
  })
})

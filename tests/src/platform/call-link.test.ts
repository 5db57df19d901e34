import { invoke } from '../../../src/platform/call-link'
import { CALL_TIMEOUT_MS } from '../../../src/platform/link-error'
import { isSignedIn, owner, signInWithTicket, signOut } from '../../../src/platform/session'

type Sent = { url: string; bearer: string; body: unknown }
type Answer = { status: number; body: unknown }
const sent: Sent[] = []
let answers: (Answer | 'lost' | 'never')[] = []

const token = (claims: object): string => `h.${btoa(JSON.stringify(claims))}.s`
const signedIn = (accessToken: string, refreshToken?: string): void =>
  sessionStorage.setItem('anlin.session', JSON.stringify({ accessToken, refreshToken, expiresAt: 0 }))

beforeEach(() => {
  sent.length = 0
  sessionStorage.clear()
  const fetchStub = (url: string, init: RequestInit): Promise<unknown> => {
    const headers = init.headers as Record<string, string>
    sent.push({ url, bearer: headers.authorization ?? '', body: JSON.parse(init.body as string) })
    const answer = answers.shift()
    if (answer === 'lost' || answer === undefined) return Promise.reject(new TypeError('Failed to fetch'))
    if (answer === 'never') {
      return new Promise((_, refuse) =>
        init.signal?.addEventListener('abort', () => refuse(new Error('aborted'))),
      )
    }
    const text = answer.body === undefined ? '' : JSON.stringify(answer.body)
    const { status } = answer
    return Promise.resolve({
      status,
      ok: status < 300,
      text: () => Promise.resolve(text),
      json: () => Promise.resolve(answer.body),
    })
  }
  Object.assign(globalThis, { fetch: fetchStub })
})

test('a call posts the data and resolves with the result; nobody is signed in', async () => {
  answers = [{ status: 200, body: { ok: 1 } }]
  await expect(invoke('ticket', { a: 1 })).resolves.toEqual({ ok: 1 })
  expect(sent).toEqual([{ url: '/v1/functions/ticket', bearer: 'Bearer publishable', body: { a: 1 } }])
})

test('a session names the caller, and whose drafts are kept', async () => {
  const access = token({ openid: 'resident-1' })
  signedIn(access)
  answers = [{ status: 200, body: undefined }]
  await expect(invoke('ticket', {})).resolves.toBeUndefined()
  expect(sent[0]?.bearer).toBe(`Bearer ${access}`)
  expect(owner()).toBe('resident-1')
})

test('no connection, no answer in time and a refusal are told apart', async () => {
  answers = ['lost']
  await expect(invoke('ticket', {})).rejects.toMatchObject({ kind: 'offline' })
  answers = [{ status: 500, body: {} }]
  await expect(invoke('ticket', {})).rejects.toMatchObject({ kind: 'server', status: 500 })
  jest.useFakeTimers()
  answers = ['never']
  const waiting = expect(invoke('ticket', {})).rejects.toMatchObject({ kind: 'timeout' })
  await jest.advanceTimersByTimeAsync(CALL_TIMEOUT_MS)
  await waiting
  jest.useRealTimers()
})

test('an expired token is renewed once and the call repeated with it', async () => {
  signedIn('old', 'refresh-1')
  const renewed = { access_token: 'new', refresh_token: 'refresh-2', expires_in: 7200 }
  answers = [
    { status: 401, body: {} },
    { status: 200, body: renewed },
    { status: 200, body: { ok: 1 } },
  ]
  await expect(invoke('ticket', { a: 1 })).resolves.toEqual({ ok: 1 })
  expect(sent.map(({ url }) => url)).toEqual([
    '/v1/functions/ticket',
    '/auth/v1/token',
    '/v1/functions/ticket',
  ])
  expect(sent[1]?.body).toEqual({ grant_type: 'refresh_token', refresh_token: 'refresh-1' })
  expect(sent[2]?.bearer).toBe('Bearer new')
})

test('a refused renewal asks for a sign-in instead of trying for ever', async () => {
  signedIn('old', 'refresh-1')
  answers = [
    { status: 401, body: {} },
    { status: 401, body: {} },
  ]
  await expect(invoke('ticket', {})).rejects.toMatchObject({ kind: 'server', status: 401 })
  expect(sent).toHaveLength(2)
})

test('a ticket of the desk becomes a session, and signing out ends it', async () => {
  answers = [{ status: 200, body: { access_token: 'desk', expires_in: 7200 } }]
  expect(await signInWithTicket('t-1')).toBe(true)
  expect(sent[0]).toMatchObject({
    url: '/auth/v1/signin/custom',
    body: { provider_id: 'custom', ticket: 't-1' },
  })
  expect(isSignedIn()).toBe(true)
  signOut()
  expect(isSignedIn()).toBe(false)
})

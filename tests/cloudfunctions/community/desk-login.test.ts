import { startCloud, refusalOf, type TestCloud } from '../../support/cloud'
import { seedSmallCommunity, type SmallCommunity } from '../../support/small-community'

let cloud: TestCloud
let small: SmallCommunity
beforeAll(async () => {
  cloud = await startCloud()
})
beforeEach(async () => {
  await cloud.local.database.clear()
  small = await seedSmallCommunity(cloud)
})
afterAll(() => cloud.close())

const phone = (who: keyof SmallCommunity['people']) => cloud.api(small.people[who].openid).community.deskLogin
const desk = () => cloud.nobody().community.deskLogin
const later = (ms: number) => cloud.local.clock.setOffset(cloud.local.clock.offset() + ms)
const MINUTE = 60_000

/** A browser exchanges its ticket for a session and asks who it is. */
const whoHas = async (ticket: string): Promise<unknown> => {
  const signIn = await fetch(`${cloud.local.url}/auth/v1/signin/custom`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ provider_id: 'custom', ticket }),
  })
  const { access_token: token } = (await signIn.json()) as { access_token: string }
  const reply = await fetch(`${cloud.local.url}/v1/functions/community`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ action: 'community.me', input: {} }),
  })
  return ((await reply.json()) as { data: { name: string } }).data.name
}

describe('signing in at a desk', () => {
  it('gives the browser a session of the person whose phone confirmed', async () => {
    const { loginId, secret, code, expiresAt } = await desk().start({})
    expect(expiresAt - cloud.local.clock.now()).toBeGreaterThan(4.9 * MINUTE)
    expect(await desk().collect({ loginId, secret })).toEqual({ state: 'waiting' })
    expect(await phone('supervisor').look({ code })).toMatchObject({ loginId })
    expect(await phone('supervisor').confirm({ code })).toEqual({ confirmed: true })
    const { state, ticket } = await desk().collect({ loginId, secret })
    expect(state).toBe('confirmed')
    expect(await whoHas(ticket ?? '')).toBe('杨柳')
  })

  it('hands the ticket out once, even to two collections at once', async () => {
    const { loginId, secret, code } = await desk().start({})
    await phone('supervisor').confirm({ code })
    const twice = await Promise.all([1, 2].map(() => refusalOf(desk().collect({ loginId, secret }))))
    expect(twice.sort()).toEqual(['CODE_EXPIRED', 'allowed'])
    expect(await refusalOf(desk().collect({ loginId, secret }))).toBe('CODE_EXPIRED')
  })

  it('lets one of two phones win, and tells the same phone the same again', async () => {
    const { loginId, secret, code } = await desk().start({})
    const both = await Promise.all(
      (['supervisor', 'manager'] as const).map((who) => refusalOf(phone(who).confirm({ code }))),
    )
    expect([...both].sort()).toEqual(['CODE_EXPIRED', 'allowed'])
    const winner = both[0] === 'allowed' ? 'supervisor' : 'manager'
    expect(await phone(winner).confirm({ code })).toEqual({ confirmed: true })
    const { ticket } = await desk().collect({ loginId, secret })
    expect(await whoHas(ticket ?? '')).toBe(small.people[winner].name)
  })

  it('ends after five minutes for the phone and for the browser', async () => {
    const waiting = await desk().start({})
    const confirmed = await desk().start({})
    await phone('supervisor').confirm({ code: confirmed.code })
    later(5 * MINUTE)
    expect(await refusalOf(phone('supervisor').confirm({ code: waiting.code }))).toBe('CODE_EXPIRED')
    const { loginId, secret } = confirmed
    expect(await refusalOf(desk().collect({ loginId, secret }))).toBe('CODE_EXPIRED')
  })

  it('answers a wrong secret like an unknown login', async () => {
    const { loginId, code } = await desk().start({})
    await phone('supervisor').confirm({ code })
    const secret = 'x'.repeat(22)
    expect(await refusalOf(desk().collect({ loginId, secret }))).toBe('CODE_EXPIRED')
    expect(await refusalOf(desk().collect({ loginId: 'unknown', secret }))).toBe('CODE_EXPIRED')
  })

  it('keeps no secret that could be used if the database were read', async () => {
    const { loginId, secret } = await desk().start({})
    const { data } = (await cloud.database.collection('desk_logins').doc(loginId).get()) as {
      data: unknown[]
    }
    expect(data).toHaveLength(1)
    expect(JSON.stringify(data)).not.toContain(secret)
  })

  it('is for staff: residents, strangers and the disabled cannot confirm', async () => {
    const { code } = await desk().start({})
    expect(await refusalOf(phone('wang').confirm({ code }))).toBe('NOT_ALLOWED')
    expect(await refusalOf(cloud.api('o-nobody-knows').community.deskLogin.confirm({ code }))).toBe(
      'NOT_REGISTERED',
    )
    expect(await refusalOf(phone('disabled').confirm({ code }))).toBe('DISABLED')
  })

  it('gives no ticket for somebody who was disabled after confirming', async () => {
    const { loginId, secret, code } = await desk().start({})
    await phone('supervisor').confirm({ code })
    const disabledAt = cloud.local.clock.now()
    await cloud.database.collection('persons').doc(small.people.supervisor._id).update({ disabledAt })
    expect(await refusalOf(desk().collect({ loginId, secret }))).toBe('CODE_EXPIRED')
  })

  it('is forgotten a day later, when the next one begins', async () => {
    const old = await desk().start({})
    later(2 * 24 * 60 * MINUTE)
    const fresh = await desk().start({})
    const { data } = (await cloud.database.collection('desk_logins').get()) as { data: { _id: string }[] }
    expect(data.map((login) => login._id)).toEqual([fresh.loginId])
    expect(old.loginId).not.toBe(fresh.loginId)
  })

  it('refuses both when two browsers were given the same code', async () => {
    const first = await desk().start({})
    const second = await desk().start({})
    await cloud.database.collection('desk_logins').doc(second.loginId).update({ code: first.code })
    expect(await refusalOf(phone('supervisor').confirm({ code: first.code }))).toBe('CODE_EXPIRED')
  })
})

describe('“不是我”', () => {
  it('ends the code at once, for every phone, and tells the browser that waits', async () => {
    const { loginId, secret, code } = await desk().start({})
    expect(await phone('supervisor').refuse({ code })).toEqual({ refused: true })
    expect(await phone('supervisor').refuse({ code })).toEqual({ refused: true })
    for (const who of ['supervisor', 'manager'] as const) {
      expect(await refusalOf(phone(who).confirm({ code }))).toBe('CODE_EXPIRED')
      expect(await refusalOf(phone(who).look({ code }))).toBe('CODE_EXPIRED')
    }
    expect(await refusalOf(phone('manager').refuse({ code }))).toBe('CODE_EXPIRED')
    expect(await desk().collect({ loginId, secret })).toEqual({ state: 'refused' })
    expect(await refusalOf(desk().collect({ loginId, secret: 'x'.repeat(22) }))).toBe('CODE_EXPIRED')
    const fresh = await desk().start({})
    expect(await phone('supervisor').confirm({ code: fresh.code })).toEqual({ confirmed: true })
  })

  it('comes too late once the code was confirmed, collected or is over', async () => {
    const { loginId, secret, code } = await desk().start({})
    const old = await desk().start({})
    await phone('supervisor').confirm({ code })
    for (const who of ['supervisor', 'manager'] as const) {
      expect(await refusalOf(phone(who).refuse({ code }))).toBe('CODE_EXPIRED')
    }
    expect(await desk().collect({ loginId, secret })).toMatchObject({ state: 'confirmed' })
    expect(await refusalOf(phone('supervisor').refuse({ code }))).toBe('CODE_EXPIRED')
    later(5 * MINUTE)
    expect(await refusalOf(phone('supervisor').refuse({ code: old.code }))).toBe('CODE_EXPIRED')
  })

  it('lets one win, of a yes and a no at the same time', async () => {
    const { loginId, secret, code } = await desk().start({})
    const both = await Promise.all([
      refusalOf(phone('supervisor').confirm({ code })),
      refusalOf(phone('manager').refuse({ code })),
    ])
    expect([...both].sort()).toEqual(['CODE_EXPIRED', 'allowed'])
    const { state } = await desk().collect({ loginId, secret })
    expect(state).toBe(both[0] === 'allowed' ? 'confirmed' : 'refused')
  })

  it('is for those who could confirm: a resident ends no code, and it still waits', async () => {
    const { loginId, secret, code } = await desk().start({})
    expect(await refusalOf(phone('wang').refuse({ code }))).toBe('NOT_ALLOWED')
    expect(await refusalOf(phone('disabled').refuse({ code }))).toBe('DISABLED')
    expect(await desk().collect({ loginId, secret })).toEqual({ state: 'waiting' })
  })
})

it('tells a code that is old from one that was mistyped', async () => {
  const { code } = await desk().start({})
  later(5 * MINUTE)
  expect(await refusalOf(phone('supervisor').look({ code }))).toBe('CODE_EXPIRED')
  const mistyped = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
  expect(await refusalOf(phone('supervisor').look({ code: mistyped }))).toBe('CODE_UNKNOWN')
})

describe('guessing codes', () => {
  const wrongAfter = (code: string, step: number): string =>
    String((Number(code) + step) % 1_000_000).padStart(6, '0')

  it('ends after ten wrong codes in five minutes, for the right one too, and begins anew afterwards', async () => {
    const { code } = await desk().start({})
    for (let step = 1; step <= 10; step += 1) {
      expect(await refusalOf(phone('guard').look({ code: wrongAfter(code, step) }))).toBe('CODE_UNKNOWN')
    }
    expect(await refusalOf(phone('guard').confirm({ code }))).toBe('TOO_MANY_TRIES')
    expect(await refusalOf(phone('supervisor').confirm({ code }))).toBe('allowed')
    later(5 * MINUTE)
    const fresh = await desk().start({})
    expect(await refusalOf(phone('guard').confirm({ code: fresh.code }))).toBe('allowed')
  })

  it('looks at no more than ten codes sent at once', async () => {
    const { code } = await desk().start({})
    const guesses = Array.from({ length: 30 }, (_none, index) => wrongAfter(code, index + 1))
    const answers = await Promise.all(guesses.map((guess) => refusalOf(phone('guard').look({ code: guess }))))
    expect(answers.filter((answer) => answer === 'CODE_UNKNOWN').length).toBeLessThanOrEqual(10)
    expect(answers).not.toContain('allowed')
  })

  it('does not count right codes', async () => {
    for (let time = 1; time <= 12; time += 1) {
      const { code } = await desk().start({})
      expect(await refusalOf(phone('supervisor').confirm({ code }))).toBe('allowed')
    }
  })
})

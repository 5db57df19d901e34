import { refusalOf, type Api } from '../../support/cloud'
import { createORPCClient, createORPCErrorFromJson } from '@orpc/client'
import { COMMUNITY_ID } from '../../support/small-community'
import { startHomeCloud, type HomeCloud } from './home-cloud'

let cloud: HomeCloud
beforeAll(async () => {
  cloud = await startHomeCloud()
})
beforeEach(() => cloud.again())
afterAll(() => cloud.close())

type Reply = { ok: true; data: unknown } | { ok: false; error: Parameters<typeof createORPCErrorFromJson>[0] }

/** A browser that exchanged a ticket for a session, as the app does. */
const browserWith = async (ticket: string): Promise<Api> => {
  const json = { 'content-type': 'application/json' }
  const signIn = await fetch(`${cloud.local.url}/auth/v1/signin/custom`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ provider_id: 'custom', ticket }),
  })
  const { access_token: token } = (await signIn.json()) as { access_token: string }
  return createORPCClient<Api>({
    call: async (path, input) => {
      const answer = await fetch(`${cloud.local.url}/v1/functions/${path[0]}`, {
        method: 'POST',
        headers: { ...json, authorization: `Bearer ${token}` },
        body: JSON.stringify({ action: path.join('.'), input }),
      })
      const reply = (await answer.json()) as Reply
      if (reply.ok) return reply.data
      throw createORPCErrorFromJson(reply.error)
    },
  })
}

const phone = () => cloud.api(cloud.small.people.supervisor.openid).community.deskLogin
const signIn = async (browser: string): Promise<Api> => {
  const desk = cloud.nobody().community.deskLogin
  const { loginId, secret, code } = await desk.start({ browser })
  expect(await phone().look({ code })).toMatchObject({ browser })
  await phone().confirm({ code })
  return browserWith((await desk.collect({ loginId, secret })).ticket ?? '')
}
const live = (api: Api) => refusalOf(api.insight.live({ communityId }))
const communityId = COMMUNITY_ID
const HOUR = 3_600_000

it('lists the computers of a person, and ends one without the others', async () => {
  const [office, home] = [await signIn('Edge · Windows'), await signIn('Chrome · Mac')]
  const { sessions } = await office.community.deskLogin.sessions({})
  expect(sessions.map(({ browser, here }) => [browser, here])).toEqual([
    ['Test', false],
    ['Edge · Windows', true],
    ['Chrome · Mac', false],
  ])
  await phone().signOut({ sessionId: sessions[1]!.sessionId })
  expect(await live(office)).toBe('NO_IDENTITY')
  expect(await live(home)).toBe('allowed')
  await home.community.deskLogin.signOut({})
  expect(await live(home)).toBe('NO_IDENTITY')
})

it('signs out everywhere at once, from the phone, however often it is sent', async () => {
  const browsers = [await signIn('A'), await signIn('B')]
  const command = { commandId: cloud.command() }
  await phone().signOutEverywhere(command)
  await phone().signOutEverywhere(command)
  expect(await Promise.all(browsers.map(live))).toEqual(['NO_IDENTITY', 'NO_IDENTITY'])
  expect((await phone().sessions({})).sessions).toEqual([])
  expect(await live(await signIn('C'))).toBe('allowed')
})

it('ends by itself after twelve hours, whatever the token still says', async () => {
  const office = await signIn('A')
  const { sessions } = await office.community.deskLogin.sessions({})
  const uid = `${cloud.small.people.supervisor._id}_${sessions[1]!.sessionId}`
  const me = async () => {
    const reply = await cloud.send({ uid }, 'insight', { action: 'insight.live', input: { communityId } })
    return (reply as { ok: boolean }).ok
  }
  cloud.later(12 * HOUR - 60_000)
  expect(await me()).toBe(true)
  cloud.later(120_000)
  expect(await me()).toBe(false)
})

it('ends with the last role, and belongs to nobody else', async () => {
  const office = await signIn('A')
  const { people } = cloud.small
  const uid = `${people.manager._id}_${(await office.community.deskLogin.sessions({})).sessions[1]!.sessionId}`
  const reply = await cloud.send({ uid }, 'insight', {
    action: 'insight.live',
    input: { communityId },
  })
  expect(reply).toMatchObject({ ok: false, error: { code: 'NO_IDENTITY' } })
  const leaving = { commandId: cloud.command(), communityId, reason: '离职' }
  await cloud.api(people.admin.openid).community.staff.end({ ...leaving, personId: people.supervisor._id })
  expect(await live(office)).toBe('NOT_ALLOWED')
})

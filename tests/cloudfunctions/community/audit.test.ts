import { COMMUNITY_ID, personIdOf } from '../../support/small-community'
import { LAN, startHomeCloud, type HomeCloud } from './home-cloud'

let cloud: HomeCloud
beforeAll(async () => {
  cloud = await startHomeCloud()
})
beforeEach(() => cloud.again())
afterAll(() => cloud.close())

const requested = async (): Promise<string> => {
  await cloud.newcomer(LAN).findByPhone({ code: cloud.tap(LAN) })
  const asked = { name: '兰兰', place: '1-1-101', relation: 'family' as const, reason: '住在这里' }
  const request = { commandId: cloud.command(), communityId: COMMUNITY_ID, ...asked }
  return (await cloud.newcomer(LAN).request(request)).requestId
}
const refusal = async () => ({
  ...{ commandId: cloud.command(), communityId: COMMUNITY_ID, requestId: await requested() },
  sentence: '请带证件来前台。',
})
const log = (who: 'manager' | 'admin' = 'admin', before?: string) =>
  cloud.api(cloud.small.people[who].openid).community.audit.list({ communityId: COMMUNITY_ID, before })

it('has one line for one act, however often it is sent, and tells the person concerned', async () => {
  const decision = await refusal()
  await cloud.home('dispatcher').decideRequest(decision)
  await cloud.home('dispatcher').decideRequest(decision)
  const { lines } = await log()
  expect(lines).toEqual([
    {
      ...{ at: expect.any(Number) as number, act: 'home_request_decided', actor: '何静', about: '兰兰' },
      ref: decision.requestId,
    },
  ])
  const mine = await cloud.api(LAN).community.audit.aboutMe({})
  expect(mine.lines).toMatchObject([{ act: 'home_request_decided', actor: '何师傅' }])
  const others = await cloud.api(cloud.small.people.wang.openid).community.audit.aboutMe({})
  expect(others.lines).toEqual([])
})

it('has the line before anything changes: an act cut off after it is logged all the same', async () => {
  const decision = await refusal()
  for (let nth = 1; nth <= 20; nth += 1) {
    const death = cloud.local.faults.killAfterDbCall(nth, { fn: 'community' })
    await cloud
      .home('dispatcher')
      .decideRequest(decision)
      .catch(() => undefined)
    const died = death.fired() > 0
    death.clear()
    const { requests } = await cloud.newcomer(LAN).myRequests({})
    if (requests[0]?.state === 'refused') expect((await log()).lines).toHaveLength(1)
    if (!died) return
  }
  throw new Error('the decision never ran to its end')
})

it('is read page by page, newest first, and by nobody who has no business with it', async () => {
  const entries = Array.from({ length: 40 }, (_none, at) => ({
    ...{ _id: `a-${String(at).padStart(3, '0')}`, version: 1, communityId: COMMUNITY_ID, at: 1000 + at },
    ...{ actorId: cloud.small.people.admin._id, act: 'policy_changed', about: personIdOf(LAN) },
  }))
  await cloud.database.collection('audit').add(entries)
  const first = await log('manager')
  const second = await log('manager', first.before)
  const times = [...first.lines, ...second.lines].map(({ at }) => at)
  expect(times).toEqual(entries.map(({ at }) => at).reverse())
  expect(second.before).toBeUndefined()
})

import { refusalOf } from '../../support/cloud'
import { deathsUpTo } from '../../support/deaths'
import { personIdOf } from '../../support/small-community'
import { startHomeCloud, BO, DAY, LAN, type HomeCloud } from './home-cloud'

let cloud: HomeCloud
beforeAll(async () => {
  cloud = await startHomeCloud()
})
beforeEach(() => cloud.again())
afterAll(() => cloud.close())

describe('by an invitation of an owner', () => {
  it('brings in one person whom we had never met', async () => {
    const code = await cloud.inviteFamily()
    expect(await cloud.newcomer(LAN).lookInvitation({ code: code.toLowerCase() })).toMatchObject({
      unitLabel: '1栋1单元101室',
      relation: 'family',
      inviter: '王*',
      joined: false,
    })
    await cloud.newcomer(LAN).join({ code, name: '兰兰' })
    expect(await cloud.homesOf(LAN)).toEqual(['1栋1单元101室 family'])
    expect(await refusalOf(cloud.newcomer(BO).join({ code, name: '阿博' }))).toBe('INVITATION_OVER')
    await cloud.newcomer(LAN).join({ code, name: '兰兰' })
    expect(await cloud.homesOf(LAN)).toHaveLength(1)
  })

  it('lets one of two in who join at the same moment', async () => {
    const code = await cloud.inviteFamily()
    const outcomes = await Promise.all(
      [LAN, BO].map((openid) => refusalOf(cloud.newcomer(openid).join({ code, name: '新人' }))),
    )
    expect(outcomes.sort()).toEqual(['INVITATION_OVER', 'allowed'])
  })

  it('answers the same code when the answer was lost, and keeps only its hash', async () => {
    const asked = {
      commandId: cloud.command(),
      householdId: cloud.small.wangHouseholdId,
      relation: 'family' as const,
    }
    const first = await cloud.home('wang').invite(asked)
    expect(await cloud.home('wang').invite(asked)).toEqual(first)
    const kept = await cloud.everything('home_invitations')
    expect(kept).toHaveLength(1)
    expect(JSON.stringify(kept)).not.toContain(first.code)
  })

  it('ends after seven days, when withdrawn, and when the inviter is no owner any more', async () => {
    const codes = [await cloud.inviteFamily(), await cloud.inviteFamily(), await cloud.inviteFamily()]
    const householdId = cloud.small.wangHouseholdId
    const { invitations } = await cloud.home('wang').members({ householdId })
    expect(invitations).toHaveLength(3)
    await cloud.home('wang').withdrawInvitation({ householdId, invitationId: invitations[0]!.invitationId })
    const joined = await Promise.all(
      codes.map((code, at) => refusalOf(cloud.newcomer(`o-guest-${at}`).lookInvitation({ code }))),
    )
    expect(joined.sort()).toEqual(['INVITATION_OVER', 'allowed', 'allowed'])
    await cloud.home('wang').leave({ householdId })
    const left = codes.map((code, at) =>
      refusalOf(cloud.newcomer(`o-guest-${at}`).join({ code, name: '客' })),
    )
    expect(await Promise.all(left)).toEqual(['INVITATION_OVER', 'INVITATION_OVER', 'INVITATION_OVER'])
  })

  it('expires', async () => {
    const code = await cloud.inviteFamily()
    cloud.later(7 * DAY)
    expect(await refusalOf(cloud.newcomer(LAN).join({ code, name: '兰兰' }))).toBe('INVITATION_OVER')
  })

  it('is for owners: family, tenants and strangers invite nobody', async () => {
    const asked = () => ({ commandId: cloud.command(), relation: 'family' as const })
    const { wangHouseholdId, zhangHouseholdId } = cloud.small
    for (const [who, householdId] of [
      ['wangHusband', wangHouseholdId],
      ['zhang', zhangHouseholdId],
      ['stranger', wangHouseholdId],
      ['supervisor', wangHouseholdId],
    ] as const)
      expect(await refusalOf(cloud.home(who).invite({ ...asked(), householdId }))).toBe('NOT_ALLOWED')
  })

  it('starts a household of its own for a tenant, until the lease ends', async () => {
    const householdId = cloud.small.wangHouseholdId
    const tenant = { commandId: cloud.command(), householdId, relation: 'tenant' as const }
    expect(await refusalOf(cloud.home('wang').invite(tenant))).toBe('BAD_INPUT')
    const { code } = await cloud.home('wang').invite({ ...tenant, leaseEndsAt: cloud.now() + 30 * DAY })
    const joined = await cloud.newcomer(LAN).join({ code, name: '兰兰' })
    expect(joined.householdId).not.toBe(householdId)
    expect(await cloud.household(joined.householdId)).toMatchObject({
      kind: 'let',
      unitId: cloud.small.units[0]!._id,
    })
    const seen = await cloud.home('wang').members({ householdId })
    expect(seen.members.map(({ name, relation, removable }) => [name, relation, removable])).toEqual([
      ['王芳', 'owner', false],
      ['李*', 'family', true],
      ['兰*', 'tenant', true],
    ])
    cloud.later(30 * DAY)
    expect(await cloud.homesOf(LAN)).toEqual([])
  })

  it.each(deathsUpTo(8))('cut off after database call %i, is completed by joining again', async (nth) => {
    const { code } = await cloud.home('wang').invite({
      commandId: cloud.command(),
      householdId: cloud.small.wangHouseholdId,
      relation: 'tenant',
      leaseEndsAt: cloud.now() + DAY,
    })
    const death = cloud.local.faults.killAfterDbCall(nth, { fn: 'community' })
    await cloud
      .newcomer(LAN)
      .join({ code, name: '兰兰' })
      .catch(() => undefined)
    death.clear()
    await cloud.newcomer(LAN).join({ code, name: '兰兰' })
    expect(await cloud.homesOf(LAN)).toEqual(['1栋1单元101室 tenant'])
    expect((await cloud.everything('households')).length).toBe(cloud.small.households.length + 2)
  })

  it('does not bring back somebody removed by joining again', async () => {
    const code = await cloud.inviteFamily()
    await cloud.newcomer(LAN).join({ code, name: '兰兰' })
    const removed = { householdId: cloud.small.wangHouseholdId, personId: personIdOf(LAN) }
    cloud.later(1000)
    await cloud.home('wang').remove(removed)
    await cloud.newcomer(LAN).join({ code, name: '兰兰' })
    expect(await cloud.homesOf(LAN)).toEqual([])
    await cloud.newcomer(LAN).join({ code: await cloud.inviteFamily(), name: '兰兰' })
    expect(await cloud.homesOf(LAN)).toEqual(['1栋1单元101室 family'])
  })

  it('cannot be guessed: ten wrong codes end it for five minutes', async () => {
    const code = await cloud.inviteFamily()
    const wrong = (at: number) => `AAAAAAA${'23456789ABC'[at]!}`
    for (let at = 0; at < 10; at += 1)
      expect(await refusalOf(cloud.newcomer(BO).lookInvitation({ code: wrong(at) }))).toBe('INVITATION_OVER')
    expect(await refusalOf(cloud.newcomer(BO).join({ code, name: '阿博' }))).toBe('TOO_MANY_TRIES')
    expect(await refusalOf(cloud.newcomer(LAN).join({ code, name: '兰兰' }))).toBe('allowed')
  })
})

import { refusalOf } from '../../support/cloud'
import { personIdOf } from '../../support/small-community'
import { startHomeCloud, BO, DAY, LAN, type HomeCloud } from './home-cloud'

let cloud: HomeCloud
beforeAll(async () => {
  cloud = await startHomeCloud()
})
beforeEach(() => cloud.again())
afterAll(() => cloud.close())

const register = (members: object[], more: object = {}) =>
  cloud.change('households', cloud.small.wangHouseholdId, { registered: members, ...more })

describe('by the phone number that WeChat vouches for', () => {
  it('finds the home in the register, binds it, and lets the person in everywhere', async () => {
    await register([{ name: '兰兰', phone: '13712340001', relation: 'family' }])
    const found = await cloud.newcomer(LAN).findByPhone({ code: cloud.tap(LAN) })
    expect(found).toEqual({
      phone: '137****0001',
      homes: [expect.objectContaining({ unitLabel: '1栋1单元101室', relation: 'family', bound: false })],
    })
    const ids = found.homes.map(({ householdId }) => householdId)
    await cloud.newcomer(LAN).bindFound({ householdIds: ids })
    await cloud.newcomer(LAN).bindFound({ householdIds: ids })
    expect(await cloud.homesOf(LAN)).toEqual(['1栋1单元101室 family'])
    const me = await cloud.api(LAN).community.me({})
    expect(me).toMatchObject({ name: '兰兰', phone: '13712340001', homes: [{ relation: 'family' }] })
  })

  it('says that nothing was found, and binds nothing that was not', async () => {
    expect(await cloud.newcomer(LAN).findByPhone({ code: cloud.tap(LAN) })).toEqual({
      phone: '137****0001',
      homes: [],
    })
    const foreign = { householdIds: [cloud.small.wangHouseholdId] }
    expect(await refusalOf(cloud.newcomer(LAN).bindFound(foreign))).toBe('NOT_FOUND')
    expect(await cloud.homesOf(LAN)).toEqual([])
  })

  it('takes a code once, from its own phone, for five minutes', async () => {
    const code = cloud.tap(LAN)
    expect(await refusalOf(cloud.newcomer(BO).findByPhone({ code }))).toBe('PHONE_CODE')
    const old = cloud.tap(LAN)
    cloud.later(5 * 60_000)
    expect(await refusalOf(cloud.newcomer(LAN).findByPhone({ code: old }))).toBe('PHONE_CODE')
    const fresh = cloud.tap(LAN)
    await cloud.newcomer(LAN).findByPhone({ code: fresh })
    expect(await refusalOf(cloud.newcomer(LAN).findByPhone({ code: fresh }))).toBe('PHONE_CODE')
  })

  it('says so when WeChat does not answer', async () => {
    cloud.local.wechat.fault('phoneNumber', { kind: 'lose' })
    expect(await refusalOf(cloud.newcomer(LAN).findByPhone({ code: cloud.tap(LAN) }))).toBe(
      'PHONE_UNAVAILABLE',
    )
    cloud.local.wechat.fault('phoneNumber', null)
    await cloud.newcomer(LAN).findByPhone({ code: cloud.tap(LAN) })
  })

  it('ends a tenancy with the lease, and offers none that is over', async () => {
    await register([{ name: '兰兰', phone: '13712340001', relation: 'tenant' }], { leaseUntil: '2026-11-30' })
    const { homes } = await cloud.newcomer(LAN).findByPhone({ code: cloud.tap(LAN) })
    await cloud.newcomer(LAN).bindFound({ householdIds: homes.map((home) => home.householdId) })
    expect(await cloud.homesOf(LAN)).toHaveLength(1)
    cloud.later(6 * DAY)
    expect(await cloud.homesOf(LAN)).toEqual([])
    expect((await cloud.api(LAN).community.me({})).homes).toEqual([])
    expect((await cloud.newcomer(LAN).findByPhone({ code: cloud.tap(LAN) })).homes).toEqual([])
  })

  it('does not bring back what an owner took away', async () => {
    await register([{ name: '兰兰', phone: '13712340001', relation: 'family' }])
    const householdIds = [cloud.small.wangHouseholdId]
    await cloud.newcomer(LAN).findByPhone({ code: cloud.tap(LAN) })
    await cloud.newcomer(LAN).bindFound({ householdIds })
    await cloud.home('wang').remove({ householdId: householdIds[0]!, personId: personIdOf(LAN) })
    expect(await refusalOf(cloud.newcomer(LAN).bindFound({ householdIds }))).toBe('NOT_FOUND')
    expect(await cloud.homesOf(LAN)).toEqual([])
  })
})

import { refusalOf } from '../../support/cloud'
import { COMMUNITY_ID, OTHER_COMMUNITY_ID } from '../../support/small-community'
import { startHomeCloud, DAY, LAN, type HomeCloud } from './home-cloud'

let cloud: HomeCloud
beforeAll(async () => {
  cloud = await startHomeCloud()
})
beforeEach(() => cloud.again())
afterAll(() => cloud.close())

describe('who belongs to a home', () => {
  it('is seen by its members: the own number whole, the others masked', async () => {
    const { members } = await cloud.home('wangHusband').members({ householdId: cloud.small.wangHouseholdId })
    expect(members.map(({ name, phone, me, removable }) => [name, phone, me, removable])).toEqual([
      ['王*', '139****1000', false, false],
      ['李伟', '13900001001', true, false],
    ])
  })

  it('changes at once when an owner removes somebody, who may be reporting', async () => {
    const householdId = cloud.small.wangHouseholdId
    const husband = cloud.small.people.wangHusband
    const report = () =>
      cloud
        .api(husband.openid)
        .ticket.submit({ commandId: cloud.command(), householdId, category: 'water_leak' })
    await report()
    const [, removed] = await Promise.all([
      refusalOf(report()),
      refusalOf(cloud.home('wang').remove({ householdId, personId: husband._id })),
    ])
    expect(removed).toBe('allowed')
    expect(await refusalOf(report())).toBe('NOT_ALLOWED')
    expect((await cloud.api(husband.openid).community.me({})).homes).toEqual([])
  })

  it('leaves owners to the front desk, and other homes alone', async () => {
    const { wangHouseholdId: householdId, zhangHouseholdId, people } = cloud.small
    const wang = cloud.home('wang')
    expect(await refusalOf(wang.remove({ householdId, personId: people.wang._id }))).toBe('NOT_ALLOWED')
    const foreign = { householdId, personId: people.zhang._id, boundTo: zhangHouseholdId }
    expect(await refusalOf(wang.remove(foreign))).toBe('NOT_FOUND')
    expect(await refusalOf(wang.remove({ householdId, personId: 'p-nobody' }))).toBe('NOT_FOUND')
  })
})

describe('moving out', () => {
  const moveOut = (commandId = cloud.command()) => ({
    commandId,
    communityId: COMMUNITY_ID,
    householdId: cloud.small.wangHouseholdId,
    next: 'vacant' as const,
  })

  it('ends the household and every binding, and the next one sees nothing of it', async () => {
    const { people, wangHouseholdId } = cloud.small
    const submitted = await cloud
      .api(people.wang.openid)
      .ticket.submit({ commandId: cloud.command(), householdId: wangHouseholdId, category: 'water_leak' })
    const { householdId, ended } = await cloud.home('dispatcher').handOver(moveOut())
    expect(ended).toBe(2)
    expect(await cloud.homesOf(people.wang.openid)).toEqual([])
    expect(await cloud.household(householdId)).toMatchObject({
      kind: 'vacant',
      unitId: cloud.small.units[0]!._id,
    })
    await cloud.change('households', householdId, {
      registered: [{ name: '兰兰', phone: '13712340001', relation: 'owner' }],
    })
    await cloud.newcomer(LAN).findByPhone({ code: cloud.tap(LAN) })
    await cloud.newcomer(LAN).bindFound({ householdIds: [householdId] })
    expect(await refusalOf(cloud.api(LAN).ticket.get({ ticketId: submitted.ticketId }))).toBe('NOT_ALLOWED')
    expect((await cloud.api(LAN).ticket.list({ box: 'mine' })).cards).toEqual([])
    const { members } = await cloud.newcomer(LAN).members({ householdId })
    expect(members.map((member) => member.name)).toEqual(['兰兰'])
  })

  it('twice is once, and of a household that ended otherwise it says so', async () => {
    const first = await cloud.home('dispatcher').handOver(moveOut())
    const again = await cloud.home('dispatcher').handOver(moveOut())
    expect(again.householdId).toBe(first.householdId)
    expect((await cloud.everything('households')).length).toBe(cloud.small.households.length + 2)
    await cloud.change('households', cloud.small.zhangHouseholdId, { to: cloud.now() - DAY })
    const over = { ...moveOut(), householdId: cloud.small.zhangHouseholdId }
    expect(await refusalOf(cloud.home('dispatcher').handOver(over))).toBe('ALREADY_ENDED')
  })

  it('cut off anywhere is finished by the timer or by asking again', async () => {
    for (let nth = 1; nth <= 14; nth += 1) {
      await cloud.again()
      const death = cloud.local.faults.killAfterDbCall(nth, { fn: 'community' })
      await cloud
        .home('dispatcher')
        .handOver(moveOut())
        .catch(() => undefined)
      const died = death.fired() > 0
      death.clear()
      await cloud.local.runTimer('community')
      const ended = (await cloud.household(cloud.small.wangHouseholdId)).to !== undefined
      expect([nth, await cloud.homesOf(cloud.small.people.wang.openid)]).toEqual([
        nth,
        ended ? [] : ['1栋1单元101室 owner'],
      ])
      const { householdId } = await cloud.home('dispatcher').handOver(moveOut())
      expect((await cloud.household(householdId)).kind).toBe('vacant')
      if (!died) return
    }
    throw new Error('moving out never ran to its end')
  })
})

it('names the communities and their duty phones to anybody, and nothing else of them', async () => {
  const { communities } = await cloud.nobody().community.home.communities({})
  expect(communities).toEqual([
    { communityId: COMMUNITY_ID, name: '安邻示范小区', dutyPhone: '010-60001000' },
    { communityId: OTHER_COMMUNITY_ID, name: '隔壁花园', dutyPhone: '010-60002000' },
  ])
})

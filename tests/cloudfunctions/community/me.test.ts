import { startCloud, refusalOf, type TestCloud } from '../../support/cloud'
import { COMMUNITY_ID, seedSmallCommunity, type SmallCommunity } from '../../support/small-community'

let cloud: TestCloud
let small: SmallCommunity
beforeAll(async () => {
  cloud = await startCloud()
  small = await seedSmallCommunity(cloud)
})
afterAll(() => cloud.close())

const at = (who: keyof SmallCommunity['people']) => cloud.api(small.people[who].openid)

describe('community.me', () => {
  it('tells an owner their home, relation and the duty phone', async () => {
    const me = await at('wang').community.me({})
    expect(me).toMatchObject({
      personId: small.people.wang._id,
      name: '王芳',
      roles: [],
      homes: [
        {
          householdId: small.wangHouseholdId,
          communityName: '安邻示范小区',
          unitLabel: '1栋1单元101室',
          relation: 'owner',
          dutyPhone: '010-60001000',
        },
      ],
    })
  })

  it('tells a technician their role and department', async () => {
    const { roles, homes } = await at('chen').community.me({})
    expect(homes).toEqual([])
    expect(roles).toEqual([
      {
        communityId: COMMUNITY_ID,
        communityName: '安邻示范小区',
        role: 'technician',
        department: 'engineering',
      },
    ])
  })

  it('says with the inbox’s head when a home comes or goes, so that it is asked again', async () => {
    const wife = at('wang')
    const ties = async () => [(await wife.community.me({})).ties, (await wife.notify.inbox.head({})).ties]
    const [before, head] = await ties()
    expect(head).toBe(before)
    await wife.community.home.leave({ householdId: small.wangHouseholdId })
    const [after, fresh] = await ties()
    expect(fresh).toBe(after)
    expect(after).not.toBe(before)
    const { _id, ...person } = small.people.wang
    await cloud.database.collection('persons').doc(_id).set(person)
    const ending = [{ ...person.homes[0]!, endsAt: cloud.local.clock.now() + 1000 }]
    await cloud.database.collection('persons').doc(_id).update({ homes: ending })
    const lasting = (await wife.notify.inbox.head({})).ties
    cloud.local.clock.setOffset(2000)
    expect((await wife.notify.inbox.head({})).ties).not.toBe(lasting)
    await cloud.database.collection('persons').doc(_id).set(person)
    cloud.local.clock.setOffset(0)
  })

  it('tells a browser the same as the phone of the same person', async () => {
    const { now: _phone, ...onPhone } = await at('supervisor').community.me({})
    const { now: _desk, ...atDesk } = await cloud.browser(small.people.supervisor._id).community.me({})
    expect(atDesk).toEqual(onPhone)
  })

  it.each([
    ['an identity that nobody bound yet', () => cloud.api('o-never-seen')],
    ['nobody', () => cloud.nobody()],
  ])('answers %s with empty homes and roles', async (_who, api) => {
    expect(await api().community.me({})).toEqual({ homes: [], roles: [], now: expect.any(Number) as number })
  })

  it('leaves out a home whose tenancy has ended, at once', async () => {
    const { _id, homes } = small.people.zhang
    const ended = homes.map((home) => ({ ...home, endsAt: cloud.local.clock.now() - 1 }))
    await cloud.database.collection('persons').doc(_id).update({ homes: ended })
    expect((await at('zhang').community.me({})).homes).toEqual([])
  })

  it('refuses the disabled', async () => {
    expect(await refusalOf(at('disabled').community.me({}))).toBe('DISABLED')
  })
})

describe('community.onDuty', () => {
  it('names the members of a department and whether a shift covers this moment', async () => {
    const { members } = await at('engineeringLead').community.onDuty({
      communityId: COMMUNITY_ID,
      department: 'engineering',
    })
    const duty = Object.fromEntries(members.map((member) => [member.name, member.onDuty]))
    expect(duty).toEqual({ 陈建国: true, 刘志强: true, 赵明: true })
  })

  it('names everybody to a supervisor, but nobody whose account is closed', async () => {
    const named = async () =>
      (await at('supervisor').community.onDuty({ communityId: COMMUNITY_ID })).members.map(
        (member) => member.personId,
      )
    const { disabled, chen } = small.people
    const open = small.roster.members.map((member) => member.personId).filter((id) => id !== disabled._id)
    expect((await named()).sort()).toEqual(open.sort())
    const disabledAt = cloud.local.clock.now()
    await cloud.database.collection('persons').doc(chen._id).update({ disabledAt })
    expect(await named()).not.toContain(chen._id)
  })

  it('tells nothing to a resident, to a colleague of another department, to staff of another community', async () => {
    const ask = { communityId: COMMUNITY_ID, department: 'engineering' as const }
    expect(await refusalOf(at('wang').community.onDuty(ask))).toBe('NOT_ALLOWED')
    expect(await refusalOf(at('guard').community.onDuty(ask))).toBe('NOT_ALLOWED')
    expect(await refusalOf(at('strangeTechnician').community.onDuty(ask))).toBe('NOT_ALLOWED')
  })
})

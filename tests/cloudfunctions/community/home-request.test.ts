import type { Unit } from '../../../domain/community/household'
import { refusalOf } from '../../support/cloud'
import { STRIDE } from '../../support/deaths'
import { COMMUNITY_ID, OTHER_COMMUNITY_ID, type PersonName } from '../../support/small-community'
import { startHomeCloud, BO, LAN, type HomeCloud } from './home-cloud'

let cloud: HomeCloud
beforeAll(async () => {
  cloud = await startHomeCloud()
})
beforeEach(() => cloud.again())
afterAll(() => cloud.close())

describe('by a request to the front desk', () => {
  const asked = () => ({
    commandId: cloud.command(),
    communityId: COMMUNITY_ID,
    name: '兰兰',
    place: '2栋1单元102',
    relation: 'owner' as const,
    reason: '新买的房子',
  })
  const verified = (openid: string) => cloud.newcomer(openid).findByPhone({ code: cloud.tap(openid) })
  const waiting = async () => {
    await verified(LAN)
    return (await cloud.newcomer(LAN).request(asked())).requestId
  }
  const approval = (requestId: string) => ({
    commandId: cloud.command(),
    communityId: COMMUNITY_ID,
    requestId,
    householdId: cloud.small.households[4]!._id,
    sentence: '已核对购房合同，欢迎入住。',
  })

  it('is seen by the desk without name and number, found by its place, approved, and told', async () => {
    const requestId = await waiting()
    const desk = cloud.home('dispatcher')
    const { requests } = await desk.requests({ communityId: COMMUNITY_ID })
    expect(requests).toMatchObject([{ requestId, name: '兰*', phone: '137****0001', place: '2栋1单元102' }])
    const { places } = await desk.findPlaces({ communityId: COMMUNITY_ID, place: '２号楼 1单元 102' })
    expect(places.map((place) => place.unitLabel)).toEqual(['2栋1单元102室'])
    await desk.decideRequest({ ...approval(requestId), householdId: places[0]!.householdId })
    expect(await cloud.homesOf(LAN)).toEqual(['2栋1单元102室 owner'])
    const mine = await cloud.newcomer(LAN).myRequests({})
    expect(mine.requests).toMatchObject([
      {
        state: 'approved',
        phone: '137****0001',
        decision: { byName: '何静', sentence: '已核对购房合同，欢迎入住。' },
      },
    ])
  })

  describe('shows who asks', () => {
    const looked = async () =>
      (await cloud.api(LAN).community.audit.aboutMe({})).lines.filter(({ act }) => act === 'request_revealed')
    const reveal = (requestId: string, who: PersonName = 'dispatcher') =>
      cloud.home(who).revealRequest({ communityId: COMMUNITY_ID, requestId, commandId: cloud.command() })

    it('to whoever decides, once a day in the log, and the applicant reads it', async () => {
      const requestId = await waiting()
      expect(await reveal(requestId)).toEqual({ name: '兰兰', phone: '13712340001' })
      await reveal(requestId)
      expect(await looked()).toMatchObject([{ actor: '何师傅', task: { kind: 'request' } }])
      await reveal(requestId, 'admin')
      expect(await looked()).toHaveLength(2)
    })

    it('to nobody once it is decided or withdrawn, to no stranger, and not of another community', async () => {
      const requestId = await waiting()
      expect(await refusalOf(reveal(requestId, 'stranger'))).toBe('NOT_ALLOWED')
      expect(await refusalOf(reveal(requestId, 'engineeringLead'))).toBe('NOT_ALLOWED')
      await cloud.change('home_requests', requestId, { communityId: OTHER_COMMUNITY_ID })
      expect(await refusalOf(reveal(requestId))).toBe('NOT_FOUND')
      await cloud.change('home_requests', requestId, { communityId: COMMUNITY_ID })
      await cloud.newcomer(LAN).withdrawRequest({ requestId })
      expect(await refusalOf(reveal(requestId))).toBe('ALREADY_DECIDED')
      expect(await looked()).toEqual([])
      const { requests } = await cloud
        .home('dispatcher')
        .requests({ communityId: COMMUNITY_ID, state: 'withdrawn' })
      expect(requests).toMatchObject([{ name: '兰*', phone: '137****0001' }])
    })

    it('only as far as the register is compared, and nobody’s once it is decided', async () => {
      const requestId = await waiting()
      const home = cloud.small.households[4]!
      await cloud.change('households', home._id, {
        registered: [{ name: '兰兰', relation: 'owner', phone: '13712340001' }],
      })
      const find = async () => {
        const asked = { communityId: COMMUNITY_ID, place: '2-1-102', requestId }
        return (await cloud.home('dispatcher').findPlaces(asked)).places[0]
      }
      expect((await find())?.applicant).toEqual({
        ...{ number: 'same', sameName: true, member: { name: '兰*', relation: 'owner' } },
      })
      await cloud.home('dispatcher').decideRequest(approval(requestId))
      const after = await find()
      expect(after).not.toHaveProperty('applicant')
      expect(after?.members).toEqual([{ name: '兰*', relation: 'owner' }])
    })
  })

  it.each([
    ['owner', 'owner_occupied', 'occupied'],
    ['family', 'owner_occupied', 'occupied'],
    ['tenant', 'let', 'let'],
    ['agent', 'vacant', 'vacant'],
  ] as const)('into a vacant home as %s makes it %s, and its unit %s', async (relation, kind, status) => {
    const home = cloud.small.households[4]!
    await cloud.change('households', home._id, { kind: 'vacant' })
    await cloud.change('units', home.unitId, { status: 'vacant' })
    const requestId = await waiting()
    for (let times = 0; times < 2; times += 1)
      await cloud.home('dispatcher').decideRequest({ ...approval(requestId), relation })
    const units = (await cloud.everything('units')) as Unit[]
    const unit = units.find(({ _id }) => _id === home.unitId)!
    const household = await cloud.household(home._id)
    expect([household.kind, unit.status]).toEqual([kind, status])
    const noted = relation === 'agent' ? [] : [{ by: cloud.small.people.dispatcher._id, via: 'desk' }]
    expect([household.log ?? [], unit.log ?? []]).toMatchObject([noted, noted])
  })

  it('into a home that is lived in leaves the register as it is', async () => {
    const home = cloud.small.households[4]!
    await cloud.change('units', home.unitId, { status: 'decorating' })
    await cloud.home('dispatcher').decideRequest({ ...approval(await waiting()), relation: 'tenant' })
    const units = (await cloud.everything('units')) as Unit[]
    expect(units.find(({ _id }) => _id === home.unitId)!.status).toBe('decorating')
    expect((await cloud.household(home._id)).kind).toBe('owner_occupied')
  })

  it('may be refused with a sentence, and the person may ask again', async () => {
    const requestId = await waiting()
    const sentence = '没有查到您的名字，请带购房合同到前台。'
    const refused = { commandId: cloud.command(), communityId: COMMUNITY_ID, requestId, sentence }
    await cloud.home('dispatcher').decideRequest(refused)
    expect(await cloud.homesOf(LAN)).toEqual([])
    const mine = await cloud.newcomer(LAN).myRequests({})
    expect(mine.requests[0]).toMatchObject({ state: 'refused', decision: { sentence } })
    await cloud.newcomer(LAN).request(asked())
    expect((await cloud.home('manager').requests({ communityId: COMMUNITY_ID })).requests).toHaveLength(1)
  })

  it('of two clerks who decide at once one wins, and the other is told who', async () => {
    const requestId = await waiting()
    const [dispatcher, manager] = [cloud.home('dispatcher'), cloud.home('manager')]
    const { householdId: _none, ...refusal } = approval(requestId)
    const outcomes = await Promise.all([
      refusalOf(dispatcher.decideRequest(approval(requestId))),
      refusalOf(manager.decideRequest({ ...refusal, sentence: '材料不全' })),
    ])
    expect([...outcomes].sort()).toEqual(['ALREADY_DECIDED', 'allowed'])
    expect(await cloud.homesOf(LAN)).toHaveLength(outcomes[0] === 'allowed' ? 1 : 0)
  })

  it('decided again with a lost answer is a repeat, decided otherwise is refused', async () => {
    const requestId = await waiting()
    const desk = cloud.home('dispatcher')
    await desk.decideRequest(approval(requestId))
    await desk.decideRequest(approval(requestId))
    expect(await refusalOf(desk.decideRequest({ ...approval(requestId), sentence: '别的话' }))).toBe(
      'ALREADY_DECIDED',
    )
  })

  it('that was approved and cut off is settled by the timer', async () => {
    for (let nth = 1; nth <= 20; nth += STRIDE) {
      await cloud.again()
      await cloud.change('households', cloud.small.households[4]!._id, { kind: 'vacant' })
      const requestId = await waiting()
      const death = cloud.local.faults.killAfterDbCall(nth, { fn: 'community' })
      const answer = await refusalOf(cloud.home('dispatcher').decideRequest(approval(requestId))).catch(
        () => 'cut off',
      )
      const died = death.fired() > 0
      death.clear()
      await cloud.local.runTimer('community')
      const { requests } = await cloud.newcomer(LAN).myRequests({})
      const approved = requests[0]?.state === 'approved'
      const { kind } = await cloud.household(cloud.small.households[4]!._id)
      const [homes, lived] = approved ? [['2栋1单元102室 owner'], 'owner_occupied'] : [[], 'vacant']
      expect([nth, await cloud.homesOf(LAN), kind]).toEqual([nth, homes, lived])
      if (!died) {
        expect(answer).toBe('allowed')
        return
      }
    }
    throw new Error('the decision never ran to its end')
  })

  it('needs a verified number, a community that exists, and patience', async () => {
    await cloud.newcomer(BO).join({ code: await cloud.inviteFamily(), name: '阿博' })
    expect(await refusalOf(cloud.newcomer(BO).request(asked()))).toBe('BAD_INPUT')
    await verified(LAN)
    expect(await refusalOf(cloud.newcomer(LAN).request({ ...asked(), communityId: 'nowhere' }))).toBe(
      'BAD_INPUT',
    )
    for (let at = 0; at < 5; at += 1) await cloud.newcomer(LAN).request(asked())
    expect(await refusalOf(cloud.newcomer(LAN).request(asked()))).toBe('TOO_MANY')
  })

  it('is withdrawn by the person, decided by no stranger, not into another community, and not by oneself', async () => {
    const requestId = await waiting()
    expect(await refusalOf(cloud.home('stranger').withdrawRequest({ requestId }))).toBe('NOT_FOUND')
    const otherHousehold = `h-${OTHER_COMMUNITY_ID}-9-1-901`
    const elsewhere = { ...approval(requestId), householdId: otherHousehold }
    expect(await refusalOf(cloud.home('dispatcher').decideRequest(elsewhere))).toBe('BAD_INPUT')
    expect(await refusalOf(cloud.home('chen').decideRequest(approval(requestId)))).toBe('NOT_ALLOWED')
    await cloud.newcomer(LAN).withdrawRequest({ requestId })
    expect(await refusalOf(cloud.home('dispatcher').decideRequest(approval(requestId)))).toBe(
      'ALREADY_DECIDED',
    )
    await cloud.change('persons', cloud.small.people.dispatcher._id, { phoneVerifiedAt: 1 })
    const own = await cloud.home('dispatcher').request(asked())
    expect(await refusalOf(cloud.home('dispatcher').decideRequest(approval(own.requestId)))).toBe(
      'NOT_ALLOWED',
    )
  })
})

describe('being told', () => {
  const inboxOf = async (openid: string) =>
    (await cloud.api(openid).notify.inbox.list({})).entries.map(({ kind, title, text }) => [
      kind,
      title,
      text,
    ])

  it('the front desk hears of a request, the person of the decision in the clerk’s words; each once', async () => {
    await cloud.newcomer(LAN).findByPhone({ code: cloud.tap(LAN) })
    const asked = {
      ...{ commandId: cloud.command(), communityId: COMMUNITY_ID, name: '兰兰' },
      ...{ place: '2栋1单元102', relation: 'owner' as const, reason: '新买的房子' },
    }
    const { requestId } = await cloud.newcomer(LAN).request(asked)
    await cloud.newcomer(LAN).request(asked)
    const desk = cloud.small.people.dispatcher.openid
    expect(await inboxOf(desk)).toEqual([['home_requested', '新的房屋绑定申请', '2栋1单元102，请核对后处理']])
    const householdId = cloud.small.households[4]!._id
    const decision = { commandId: cloud.command(), communityId: COMMUNITY_ID, requestId, householdId }
    await cloud.home('dispatcher').decideRequest({ ...decision, sentence: '欢迎入住' })
    await cloud.home('dispatcher').decideRequest({ ...decision, sentence: '欢迎入住' })
    expect(await inboxOf(LAN)).toEqual([['home_approved', '房屋绑定已通过', '2栋1单元102室：欢迎入住']])
  })

  it('is told by the timer when the wake is lost', async () => {
    const lost = cloud.local.faults.loseInvoke('notify')
    await cloud.newcomer(LAN).findByPhone({ code: cloud.tap(LAN) })
    await cloud.newcomer(LAN).request({
      ...{ commandId: cloud.command(), communityId: COMMUNITY_ID, name: '兰兰' },
      ...{ place: '2栋1单元102', relation: 'owner', reason: '新买的房子' },
    })
    lost.clear()
    cloud.later(30_000)
    await cloud.local.runTimer('notify')
    expect(await inboxOf(cloud.small.people.dispatcher.openid)).toHaveLength(1)
  })
})

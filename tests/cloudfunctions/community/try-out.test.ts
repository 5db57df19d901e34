import { MOST_IN_TRIAL, TRIALS_A_DAY } from '../../../domain/community/trial-limits'
import { refusalOf } from '../../support/cloud'
import { COMMUNITY_ID, personIdOf } from '../../support/small-community'
import { LAN } from './home-cloud'
import { isAsBefore, OTHER, REVIEWER, REVIEWER_ID, startTryOutCloud, type TryOutCloud } from './try-out-cloud'

let cloud: TryOutCloud
beforeAll(async () => {
  cloud = await startTryOutCloud()
})
beforeEach(() => cloud.again())
afterAll(() => cloud.close())
jest.setTimeout(120_000)

const HOUR = 3_600_000
const QUIET = 2 * 60_000
const tryOut = (openid: string) => cloud.as(openid).community.tryOut
const me = (openid: string) => cloud.as(openid).community.me({})

describe('the entry', () => {
  it('is closed until an administrator opens it, and closed again at once; both stand in the log', async () => {
    const admin = tryOut(cloud.small.people.admin.openid)
    expect(await cloud.nobody().community.tryOut.entry({})).toEqual({ open: false })
    await expect(cloud.begin(REVIEWER)).rejects.toMatchObject({
      code: 'TRY_OUT_CLOSED',
      data: { sentence: expect.stringContaining('没有开放') as string },
    })
    const opened = { commandId: cloud.command(), open: true }
    expect(await admin.switchEntry(opened)).toEqual({ open: true })
    expect(await cloud.nobody().community.tryOut.entry({})).toEqual({ open: true })
    const stay = await cloud.begin(REVIEWER)
    expect(await admin.switchEntry({ commandId: cloud.command(), open: false })).toEqual({ open: false })
    // A late repeat of what was done before does not open it again.
    expect(await admin.switchEntry(opened)).toEqual({ open: false })
    expect(await refusalOf(cloud.begin(OTHER))).toBe('TRY_OUT_CLOSED')
    // What runs goes on.
    expect(await cloud.begin(REVIEWER)).toEqual(stay)
    const lines = await cloud.all<{ act: string; places: string[] }>('audit', { communityId: COMMUNITY_ID })
    expect(lines.map(({ act, places }) => `${act} ${places.join()}`).sort()).toEqual([
      ...['try_out_switched tryOut.closed', 'try_out_switched tryOut.open'],
    ])
  })
})

describe('a trial', () => {
  beforeEach(() => cloud.open())

  it('is a home and a job of the visitor’s own, from the first moment on to its end', async () => {
    const { communityId, householdId, until } = await cloud.begin(REVIEWER)
    expect(until - cloud.now()).toBeGreaterThan(24 * HOUR - 60_000)
    const who = await me(REVIEWER)
    expect(who).toMatchObject({
      trial: { communityId, until },
      homes: [{ householdId, communityName: '安邻体验小区', unitLabel: '1栋1单元101室', relation: 'owner' }],
      roles: [{ communityId, role: 'technician', department: 'engineering' }],
    })
    const { cards: mine } = await cloud.as(REVIEWER).ticket.list({ box: 'mine' })
    expect(mine.map(({ state, place }) => [state, place])).toEqual([['done', '1栋1单元101室']])
    const { cards: offered } = await cloud.as(REVIEWER).ticket.list({ box: 'offered' })
    expect(offered.map(({ state, place }) => [state, place])).toEqual([['dispatched', '1栋1单元102室']])
    const { cards: jobs } = await cloud.as(REVIEWER).ticket.list({ box: 'jobs' })
    expect(jobs.map(({ state }) => state).sort()).toEqual(['accepted', 'dispatched'])
    const { entries } = await cloud.as(REVIEWER).notify.inbox.list({})
    expect(entries.map(({ kind }) => kind).filter((kind) => kind === 'job_offered')).toHaveLength(2)
    // Its end is an end of every right, whenever the timer comes.
    cloud.later(24 * HOUR + 1)
    expect(await me(REVIEWER)).toMatchObject({ homes: [], roles: [] })
    expect((await me(REVIEWER)).trial).toBeUndefined()
    expect((await cloud.as(REVIEWER).ticket.list({ box: 'jobs' })).cards).toEqual([])
    const ticketId = offered[0]!.ticketId
    expect(await refusalOf(cloud.as(REVIEWER).ticket.get({ ticketId }))).toBe('NOT_ALLOWED')
  })

  it('shows both sides by the ordinary actions: repaired and confirmed, reported and promised', async () => {
    const { communityId, householdId } = await cloud.begin(REVIEWER)
    const { ticket } = cloud.as(REVIEWER)
    const samples = await cloud.samples(communityId)
    const at = (state: string) => samples.find((one) => one.state === state)!._id
    const step = (ticketId: string) => ({ ticketId, commandId: cloud.command() })
    const work = at('dispatched')
    await ticket.accept(step(work))
    await ticket.setOut(step(work))
    await ticket.arrive(step(work))
    await ticket.say({ ...step(work), text: '已到场' })
    const done = await ticket.finish({ ...step(work), cause: '垫圈老化', minutes: 15 })
    expect(done).toMatchObject({ state: 'done', ownerName: '体验者' })
    const own = at('done')
    await ticket.confirm(step(own))
    expect((await ticket.rate({ ...step(own), score: 5 })).state).toBe('confirmed')
    const sent = {
      commandId: cloud.command(),
      householdId,
      category: 'water_leak' as const,
      text: '厨房漏水',
    }
    const { ticketId } = await ticket.submit(sent)
    const reported = await ticket.get({ ticketId })
    expect(reported).toMatchObject({ state: 'dispatched', promise: { who: '李师傅' } })
    // Nobody handles a ticket about their own home, here neither.
    expect(await refusalOf(ticket.accept(step(ticketId)))).toBe('OWN_MATTER')
    expect(await refusalOf(ticket.accept(step(own)))).not.toBe('allowed')
  })

  it('is nobody else’s to see, and nobody of the company is told anything', async () => {
    const { communityId, householdId } = await cloud.begin(REVIEWER)
    await cloud.begin(OTHER)
    const danger = {
      commandId: cloud.command(),
      householdId,
      category: 'elevator_trapped' as const,
      urgent: true,
    }
    await cloud
      .as(REVIEWER)
      .ticket.submit(danger)
      .catch(() => undefined)
    const leak = { ...danger, commandId: cloud.command(), category: 'water_leak' as const }
    const { ticketId } = await cloud.as(REVIEWER).ticket.submit(leak)
    for (const hours of [1, 10]) await cloud.after(hours * HOUR)
    for (const openid of [OTHER, cloud.small.people.admin.openid, cloud.small.people.manager.openid])
      expect(await refusalOf(cloud.as(openid).ticket.get({ ticketId }))).toBe('NOT_ALLOWED')
    expect(
      await refusalOf(cloud.as(cloud.small.people.supervisor.openid).insight.live({ communityId })),
    ).toBe('NOT_ALLOWED')
    const real = Object.values(cloud.small.people).map(({ _id }) => _id)
    for (const room of ['inbox', 'deliveries']) {
      const told = await cloud.all<{ personId: string }>(room)
      expect(told.length).toBeGreaterThan(0)
      expect(told.filter(({ personId }) => real.includes(personId) || personId === 'nobody')).toEqual([])
    }
    const { communities } = await cloud.nobody().community.home.communities({})
    expect(communities.map(({ name }) => name).sort()).toEqual(['安邻示范小区', '隔壁花园'])
  })

  it('gives no right outside it: no desk, no invitation, no request, no report from the street', async () => {
    const { communityId, householdId } = await cloud.begin(REVIEWER)
    const visitor = cloud.as(REVIEWER).community
    const { code } = await cloud.nobody().community.deskLogin.start({})
    expect(await refusalOf(visitor.deskLogin.confirm({ code }))).toBe('NOT_ALLOWED')
    expect(await refusalOf(visitor.staff.list({ communityId }))).toBe('NOT_ALLOWED')
    expect(await refusalOf(visitor.setup.state({ communityId }))).toBe('NOT_ALLOWED')
    const invited = visitor.home.invite({ commandId: cloud.command(), householdId, relation: 'family' })
    await expect(invited).rejects.toMatchObject({
      data: { sentence: '体验小区只给您自己看，不能邀请别人。' },
    })
    await cloud.newcomer(LAN).findByPhone({ code: cloud.tap(LAN) })
    const asked = { commandId: cloud.command(), communityId, name: '兰', relation: 'family' as const }
    const request = cloud.newcomer(LAN).request({ ...asked, place: '101', reason: '住这里' })
    expect(await refusalOf(request)).toBe('BAD_INPUT')
    const street = { commandId: cloud.command(), communityId, category: 'public_light' as const }
    expect(await refusalOf(cloud.as(LAN).ticket.submitPublic({ ...street, publicPlace: '大堂' }))).toBe(
      'BAD_INPUT',
    )
  })

  it('is never found by a phone number, whatever its register says', async () => {
    const { communityId } = await cloud.begin(REVIEWER)
    const registered = [{ name: '兰', relation: 'owner', phone: '13712340001' }]
    await cloud.change('households', `${communityId}-h102`, { registered })
    expect((await cloud.newcomer(LAN).findByPhone({ code: cloud.tap(LAN) })).homes).toEqual([])
  })

  it('stands behind a real home', async () => {
    const { communityId } = await cloud.begin(REVIEWER)
    const code = await cloud.inviteFamily()
    await cloud.newcomer(REVIEWER).join({ code, name: '李雷' })
    const who = await me(REVIEWER)
    expect(who.homes.map((home) => home.communityId)).toEqual([COMMUNITY_ID, communityId])
    await tryOut(REVIEWER).end({ commandId: cloud.command() })
    expect((await me(REVIEWER)).homes.map((home) => home.communityId)).toEqual([COMMUNITY_ID])
  })

  it('takes only so many reports and messages', async () => {
    const { communityId, householdId } = await cloud.begin(REVIEWER)
    const { ticket } = cloud.as(REVIEWER)
    const report = (commandId = cloud.command()) =>
      ticket.submit({ commandId, householdId, category: 'water_leak' })
    const there = (await cloud.samples(communityId)).length
    const last = cloud.command()
    for (let n = there; n < MOST_IN_TRIAL.tickets; n += 1)
      await report(n === MOST_IN_TRIAL.tickets - 1 ? last : cloud.command())
    await expect(report()).rejects.toMatchObject({
      data: { sentence: expect.stringContaining('最多报 20 件事') as string },
    })
    const { ticketId } = await report(last)
    const tell = () => ticket.say({ ticketId, commandId: cloud.command(), text: '在吗' })
    for (let n = 0; n < MOST_IN_TRIAL.messages; n += 1) await tell()
    await expect(tell()).rejects.toMatchObject({
      data: { sentence: expect.stringContaining('最多留言 20 条') as string },
    })
  })
})

describe('of one person and of one day there are only so many', () => {
  beforeEach(() => cloud.open())
  const again = async (openid: string) => {
    const stay = await cloud.begin(openid)
    await tryOut(openid).end({ commandId: cloud.command() })
    return stay
  }

  it('one at a time, however it is asked for', async () => {
    const commandId = cloud.command()
    const same = await Promise.all([1, 2].map(() => tryOut(REVIEWER).begin({ commandId })))
    const both = await Promise.all([cloud.begin(REVIEWER), cloud.begin(REVIEWER)])
    expect(new Set([...same, ...both].map(({ communityId }) => communityId)).size).toBe(1)
  })

  it('two begun at once by one person are one, and nothing of the other is left', async () => {
    await cloud.meet(REVIEWER)
    const both = await Promise.all([cloud.begin(REVIEWER), cloud.begin(REVIEWER)])
    expect(new Set(both.map(({ communityId }) => communityId)).size).toBe(1)
    await cloud.after(QUIET)
    const trials = await cloud.all<{ _id: string }>('communities', { name: '安邻体验小区' })
    expect(trials.map(({ _id }) => _id)).toEqual([both[0].communityId])
    expect(await cloud.samples(both[0].communityId)).toHaveLength(3)
  })

  it('of one person three a day, and tomorrow again', async () => {
    for (let n = 0; n < TRIALS_A_DAY.person; n += 1) await again(REVIEWER)
    await expect(cloud.begin(REVIEWER)).rejects.toMatchObject({
      code: 'TOO_MANY',
      data: { sentence: '您今天已经体验过 3 次，请明天再来。' },
    })
    await cloud.begin(OTHER)
    await cloud.after(24 * HOUR)
    await cloud.begin(REVIEWER)
    await cloud.after(72 * HOUR)
    expect(await cloud.all('trial_days')).toEqual([])
  })

  it('of everybody a hundred a day', async () => {
    await again(REVIEWER)
    const [day] = await cloud.all<{ _id: string; begun: object[] }>('trial_days')
    const full = Array.from({ length: TRIALS_A_DAY.everybody }, (_none, n) => ({
      by: `b${n}`,
      trial: `t${n}`,
    }))
    await cloud.change('trial_days', day!._id, { begun: full })
    await expect(cloud.begin(OTHER)).rejects.toMatchObject({
      code: 'TOO_MANY',
      data: { sentence: expect.stringContaining('名额用完了') as string },
    })
    await cloud.after(QUIET)
    expect(await cloud.all('communities', { name: '安邻体验小区' })).toEqual([])
  })

  it('a late repeat of what has ended begins nothing', async () => {
    const commandId = cloud.command()
    await tryOut(REVIEWER).begin({ commandId })
    await tryOut(REVIEWER).end({ commandId: cloud.command() })
    expect(await refusalOf(tryOut(REVIEWER).begin({ commandId }))).toBe('TRY_OUT_OVER')
    await cloud.after(QUIET)
    expect(await refusalOf(tryOut(REVIEWER).begin({ commandId }))).toBe('TRY_OUT_OVER')
    await cloud.after(QUIET)
    expect(await cloud.all('communities', { name: '安邻体验小区' })).toEqual([])
    expect(isAsBefore(await cloud.person(REVIEWER_ID))).toBe(true)
  })
})

it('is not for whoever is disabled', async () => {
  await cloud.open()
  await cloud.change('persons', cloud.small.people.zhang._id, { disabledAt: 1 })
  expect(await refusalOf(cloud.begin(cloud.small.people.zhang.openid))).toBe('DISABLED')
  expect(personIdOf(REVIEWER)).toBe(REVIEWER_ID)
})

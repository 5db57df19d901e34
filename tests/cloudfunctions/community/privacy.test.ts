import { PRIVACY_NOTICE_VERSION } from '../../../domain/community/consent'
import type { Person } from '../../../domain/community/person'
import { append } from '../../../domain/ticket/append'
import { shelve, TIMELINE_CAP, type HistoryPart } from '../../../domain/ticket/history'
import type { Ticket } from '../../../domain/ticket/ticket'
import { COMMUNITY_ID, personIdOf, type PersonName } from '../../support/small-community'
import { refusalOf } from '../../support/cloud'
import { startHomeCloud, type HomeCloud } from './home-cloud'

let cloud: HomeCloud
beforeAll(async () => {
  cloud = await startHomeCloud()
})
beforeEach(() => cloud.again())
afterAll(() => cloud.close())
jest.setTimeout(60_000)

const api = (who: PersonName) => cloud.api(cloud.small.people[who].openid)
const privacy = (who: PersonName) => api(who).community.privacy
const agreed = () => ({ commandId: cloud.command(), version: PRIVACY_NOTICE_VERSION })
const all = async <T>(collection: string, where: object = {}): Promise<T[]> =>
  ((await cloud.database.collection(collection).where(where).limit(1000).get()) as { data: T[] }).data
const WANG = personIdOf('o-test-wang')

const report = async (who: PersonName, text = '阳台漏水'): Promise<string> => {
  const sent = { commandId: cloud.command(), householdId: cloud.small.wangHouseholdId, text }
  return (await api(who).ticket.submit({ ...sent, category: 'water_leak' })).ticketId
}
/** Done, confirmed and rated, with a word from both sides. */
const closedTicket = async (who: PersonName = 'wang'): Promise<string> => {
  const ticketId = await report(who)
  const command = () => ({ ticketId, commandId: cloud.command() })
  await api('engineeringLead').ticket.assign({ ...command(), toPersonId: cloud.small.people.chen._id })
  await api('chen').ticket.accept(command())
  await api('chen').ticket.reveal(command())
  await api(who).ticket.say({ ...command(), text: '下午在家' })
  await api('chen').ticket.say({ ...command(), text: '好的' })
  await api('chen').ticket.arrive(command())
  await api('chen').ticket.finish({ ...command(), cause: '接头老化', minutes: 20 })
  await api('wang').ticket.confirm(command())
  await api('wang').ticket.rate({ ...command(), score: 5, words: '很好' })
  return ticketId
}

/** As long a story as makes its beginning history; a part that does not count is what a death in between leaves. */
const lengthen = async (ticketId: string, part: 'counts' | 'does not count yet'): Promise<void> => {
  const [short] = await all<Ticket>('tickets', { _id: ticketId })
  const by = { kind: 'system' as const }
  const entries = Array.from({ length: TIMELINE_CAP }, (_none, n) => ({
    ...{ id: `long-${String(n)}`, at: cloud.now(), by },
    fact: { type: 'replied' as const, messageId: 'm' },
  }))
  const { ticket, parts } = shelve(append(short!, entries), short!.version)
  for (const one of parts) await cloud.database.collection('ticket_history').add(one)
  const { _id, ...long } = ticket
  if (part === 'counts') await cloud.database.collection('tickets').doc(_id).set(long)
}

describe('one’s own data', () => {
  it('is everything kept about oneself and nothing of others, logged once', async () => {
    const ticketId = await closedTicket()
    const ofHusband = await report('wangHusband', '丈夫报的')
    await privacy('wang').consent(agreed())
    const commandId = cloud.command()
    const { person } = await privacy('wang').exportMine({ commandId, part: 'person' })
    expect(person).toMatchObject({
      ...{ name: '王芳', phone: '13900001000', roles: [] },
      homes: [{ communityName: '安邻示范小区', unitLabel: '1栋1单元101室', relation: 'owner' }],
      consents: [{ version: PRIVACY_NOTICE_VERSION }],
    })
    const { tickets } = await privacy('wang').exportMine({ commandId, part: 'tickets' })
    expect(tickets).toMatchObject([
      { text: '阳台漏水', state: 'confirmed', rating: { score: 5, words: '很好' } },
    ])
    const { messages } = await privacy('wang').exportMine({ commandId, part: 'messages' })
    expect(messages).toMatchObject([{ text: '下午在家' }])
    const { steps } = await privacy('wang').exportMine({ commandId, part: 'steps' })
    expect(steps?.map(({ what, text, score }) => [what, text, score])).toEqual([
      ['submitted', undefined, undefined],
      ['confirmed', undefined, undefined],
      ['rated', '很好', 5],
    ])
    const whole = JSON.stringify([person, tickets, messages, steps])
    for (const other of ['陈建国', '李伟', '丈夫报的', cloud.small.people.chen.phone, ofHusband, ticketId])
      expect(whole).not.toContain(other)
    expect(await all('audit', { act: 'data_exported' })).toMatchObject([{ actorId: WANG, about: WANG }])
  })

  it('holds the steps that are history by now, once', async () => {
    await lengthen(await closedTicket('wangHusband'), 'counts')
    await lengthen(await closedTicket(), 'does not count yet')
    const commandId = cloud.command()
    const did: string[] = []
    for (const part of ['steps', 'history'] as const)
      for (let before: string | undefined = '0'; before !== undefined;) {
        const page: Awaited<ReturnType<ReturnType<typeof privacy>['exportMine']>> = await privacy(
          'wang',
        ).exportMine({ commandId, part, ...(before !== '0' && { before }) })
        did.push(...(page.steps ?? []).map(({ what, text = '' }) => `${part} ${what} ${text}`))
        before = page.before
      }
    expect(did).toEqual([
      ...['steps submitted ', 'steps confirmed ', 'steps rated 很好'],
      ...['history confirmed ', 'history rated 很好'],
    ])
  })

  it('comes page by page without losing or repeating anything', async () => {
    const story = await report('wang', '第0张')
    const { data } = (await cloud.database.collection('tickets').doc(story).get()) as { data: object[] }
    const copies = Array.from({ length: 45 }, (_one, n) => ({
      ...data[0],
      ...{ _id: `t-copy-${n}`, number: `COPY${n}`, text: `第${n + 1}张` },
    }))
    for (const copy of copies) await cloud.database.collection('tickets').add(copy)
    const commandId = cloud.command()
    const texts: string[] = []
    for (let before: string | undefined = undefined, more = true; more;) {
      const page: Awaited<ReturnType<ReturnType<typeof privacy>['exportMine']>> = await privacy(
        'wang',
      ).exportMine({ commandId, part: 'tickets', ...(before !== undefined && { before }) })
      expect(JSON.stringify(page).length).toBeLessThan(1_000_000)
      texts.push(...(page.tickets ?? []).map(({ text }) => text))
      before = page.before
      more = before !== undefined
    }
    expect(new Set(texts).size).toBe(46)
    expect(texts).toHaveLength(46)
  })
})

describe('deleting one’s data', () => {
  const gone = (who: PersonName, more: object = {}) =>
    privacy(who).deleteMine({ commandId: cloud.command(), sure: true, ...more })
  /** Until nothing that began before can still be writing: then the timer looks for the last time. */
  const quiet = async (): Promise<void> => {
    cloud.local.clock.setOffset(cloud.now() + 2 * 60_000 - Date.now())
    await cloud.local.runTimer('community')
  }
  /** Every document that still holds what must be gone. */
  const traces = async (...texts: string[]): Promise<string[]> => {
    const rooms = [
      'persons',
      'tickets',
      'ticket_history',
      'messages',
      'audit',
      'home_requests',
      'home_invitations',
      'inbox',
      'deliveries',
    ]
    const found = await Promise.all(rooms.map((room) => all<{ _id: string }>(room)))
    return found
      .flat()
      .filter((one) => texts.some((text) => JSON.stringify(one).includes(text)))
      .map(({ _id }) => _id)
  }

  it('takes name, number and identity out of everything, and keeps what was done', async () => {
    const ticketId = await closedTicket()
    const ofHusband = await closedTicket('wangHusband')
    await lengthen(ticketId, 'counts')
    await lengthen(ofHusband, 'does not count yet')
    await cloud.inviteFamily()
    await gone('wang')
    expect(await traces('王芳', '13900001000', '"o-test-wang"')).toEqual([])
    const [ticket] = await all<{ reporterId: string; text: string; rating: { score: number } }>('tickets', {
      _id: ticketId,
    })
    expect(ticket).toMatchObject({
      reporterName: '已注销用户',
      reporterPhone: '',
      text: '阳台漏水',
      rating: { score: 5 },
    })
    const tombstone = await cloud.person(ticket!.reporterId)
    expect(tombstone).toMatchObject({ name: '已注销用户', phone: '', openid: '', roles: [] })
    // A report that was under way from another phone arrives after its author was taken out of everything.
    const late = { ...ticket, _id: 'late', number: 'LATE22', reporterId: WANG, reporterName: '王芳' }
    await cloud.database.collection('tickets').add(late)
    await quiet()
    expect(await traces('王芳', '13900001000', WANG)).toEqual([])
    const rested = await cloud.person(ticket!.reporterId)
    expect([rested.leavingSince, rested.formerly, rested.homes]).toEqual([undefined, undefined, []])
    // Others' tickets stay theirs; what she confirmed there is nobody's.
    expect(await all('tickets', { _id: ofHusband })).toMatchObject([{ reporterName: '李伟' }])
    const { timeline } = await api('chen').ticket.get({ ticketId: ofHusband })
    expect(timeline.filter(({ who }) => who.kind === 'staff').map(({ who }) => who.name)).toContain('陈建国')
    const parts = await all<HistoryPart>('ticket_history')
    expect(parts.map(({ entries }) => entries.length)).toEqual([100, 100])
    expect(JSON.stringify(parts)).toContain(tombstone._id)
    expect(await all('audit', { act: 'data_deleted' })).toMatchObject([{ about: tombstone._id }])
    expect(await all('audit', { act: 'phone_revealed', about: tombstone._id })).not.toEqual([])
  })

  it('makes whoever comes back somebody new, with nothing of before', async () => {
    const ticketId = await closedTicket()
    await gone('wang')
    expect(await api('wang').community.me({})).toEqual({
      homes: [],
      roles: [],
      now: expect.any(Number) as number,
    })
    await privacy('wang').consent(agreed())
    expect(await api('wang').community.me({})).toMatchObject({
      personId: WANG,
      name: '',
      phone: '',
      homes: [],
    })
    expect(await refusalOf(api('wang').ticket.get({ ticketId }))).toBe('NOT_ALLOWED')
    expect((await api('wang').ticket.list({ box: 'mine', open: false })).cards).toEqual([])
    expect((await api('wang').community.audit.aboutMe({})).lines).toEqual([])
    expect((await api('wang').notify.inbox.list({})).entries).toEqual([])
  })

  it('is refused with a sentence while a ticket is open, a role is held, or it is not meant', async () => {
    await report('wang')
    await expect(gone('wang')).rejects.toMatchObject({
      code: 'OPEN_TICKETS',
      data: { sentence: '您还有没办完的工单，请等办完或取消后再注销。' },
    })
    await expect(gone('chen')).rejects.toMatchObject({ code: 'STILL_STAFF' })
    await expect(gone('zhang', { sure: false })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data: { field: 'sure' },
    })
    expect(await all('audit', { act: 'data_deleted' })).toEqual([])
    for (const who of ['wang', 'chen', 'zhang'] as const)
      expect(await cloud.person(cloud.small.people[who]._id)).toMatchObject({
        name: cloud.small.people[who].name,
      })
  })

  it('is the same when sent twice at once and again later', async () => {
    await closedTicket()
    const commandId = cloud.command()
    await Promise.all([gone('wang', { commandId }), gone('wang', { commandId })])
    expect(await gone('wang', { commandId })).toEqual({ deleted: true })
    expect(await all<Person>('persons', { name: '已注销用户' })).toHaveLength(1)
    await quiet()
    expect(await traces('王芳', WANG)).toEqual([])
  })

  it('withdraws a request that waits, and the front desk sees no name', async () => {
    const { people } = cloud.small
    await cloud.change('persons', people.zhang._id, { phoneVerifiedAt: 1 })
    await api('zhang').community.home.request({
      ...{ commandId: cloud.command(), communityId: COMMUNITY_ID, name: '张敏', relation: 'family' },
      ...{ place: '2-1-101', reason: '搬家' },
    })
    await gone('zhang')
    const waiting = await api('dispatcher').community.home.requests({ communityId: COMMUNITY_ID })
    expect(waiting.requests).toEqual([])
    await quiet()
    expect(await traces('张敏', people.zhang.phone, people.zhang._id)).toEqual([])
  })

  it('is finished by the timer wherever the function died', async () => {
    let survived = false
    let died = 0
    const stride = process.env['ANLIN_LONG'] === '1' ? 1 : 6
    for (let nth = 3; !survived && nth < 60; nth += stride) {
      await cloud.again()
      const ticketId = await closedTicket()
      await lengthen(ticketId, 'counts')
      const death = cloud.local.faults.killAfterDbCall(nth, { fn: 'community' })
      await gone('wang').catch(() => undefined)
      survived = death.fired() === 0
      died += death.fired()
      cloud.local.faults.clear()
      // Before the person is marked nothing happened, and asking again is all there is to do.
      await cloud.local.runTimer('community')
      const [ticket] = await all<{ reporterId: string }>('tickets', { _id: ticketId })
      if (ticket!.reporterId === WANG) await gone('wang')
      await quiet()
      expect([nth, await traces('王芳', '13900001000', WANG)]).toEqual([nth, []])
      expect(await all('persons', { leavingSince: cloud.database.command.gt(0) })).toEqual([])
    }
    expect(survived).toBe(true)
    expect(died).toBeGreaterThan(3)
  })
})

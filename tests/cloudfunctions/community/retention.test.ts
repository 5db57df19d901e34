import tcb from '@cloudbase/node-sdk'
import type { AuditEntry } from '../../../domain/community/audit'
import type { Household } from '../../../domain/community/household'
import { DAY } from '../../../domain/kernel/instant'
import { monthsAfter } from '../../../domain/kernel/keeping'
import type { Ticket } from '../../../domain/ticket/ticket'
import { COMMUNITY_ID } from '../../support/small-community'
import { report } from '../../support/ticket-story'
import { startTicketCloud, WEDNESDAY, type TicketCloud } from '../ticket/ticket-cloud'

let cloud: TicketCloud
beforeAll(async () => {
  cloud = await startTicketCloud()
})
beforeEach(async () => {
  cloud.local.faults.clear()
  cloud.setTime(WEDNESDAY)
  for (const name of COLLECTIONS) await cloud.database.collection(name).where({ _id: /./ }).remove()
})
afterAll(() => cloud.close())

const COLLECTIONS = ['tickets', 'messages', 'ticket_history', 'audit', 'inbox', 'deliveries', 'home_requests']
const communityId = COMMUNITY_ID

const all = async <T>(name: string): Promise<T[]> =>
  ((await cloud.database.collection(name).limit(1000).get()) as { data: T[] }).data
const ids = async (name: string): Promise<string[]> =>
  (await all<{ _id: string }>(name)).map(({ _id }) => _id)
const add = (name: string, ...documents: object[]) => cloud.database.collection(name).add(documents)

const upload = async (name: string): Promise<string> =>
  (
    await tcb
      .init({ env: 'local-env' })
      .uploadFile({ cloudPath: `photos/${name}.jpg`, fileContent: Buffer.from(name) })
  ).fileID
const isThere = (fileId: string): Promise<boolean> =>
  cloud.fetchKept(fileId).then(
    () => true,
    () => false,
  )

/** A ticket closed on that Wednesday with a photo of the report, one of the work, and one in its thread. */
const closedTicket = async (id: string) => {
  const { chen, wang } = cloud.small.people
  const story = report(cloud.small, { id, at: WEDNESDAY - DAY, text: '漏水，请打 13912345678' })
  const { ticket } = story.dispatched(chen).accepted(chen, 5).arrived(9).finished(60).confirmed(90)
  const [asked, done, said] = await Promise.all([upload(`${id}-a`), upload(`${id}-b`), upload(`${id}-c`)])
  const timeline = ticket.timeline.map((entry) =>
    entry.fact.type === 'finished'
      ? { ...entry, fact: { ...entry.fact, completion: { ...entry.fact.completion, photos: [done] } } }
      : entry,
  )
  const { pendingSince: _since, ...settled } = ticket
  await add('tickets', { ...settled, pending: [], photos: [asked], timeline })
  const by = { kind: 'resident', personId: wang._id, name: wang.name }
  const message = { version: 1, ticketId: id, communityId, at: 5, by, text: '电话 13912345678', pending: [] }
  await add('messages', { ...message, _id: `m-${id}`, photos: [said] })
  await add('ticket_history', {
    ...{ _id: `${id}-0`, version: 1, ticketId: id, communityId, n: 0, from: 1, asOf: 1 },
    entries: timeline,
  })
  return { ticket, photos: [asked, done, said] }
}
const tick = () => cloud.local.runTimer('community')
/** Until nothing is due any more, as the timer goes on every five minutes. */
const ticks = async (): Promise<void> => {
  for (let n = 0; n < 3; n += 1) await tick()
}
const expired = async (): Promise<string[]> =>
  (await all<AuditEntry>('audit')).filter(({ act }) => act === 'data_expired').map(({ ref = '' }) => ref)

it('deletes a ticket’s photos a year after it was closed, and not a day earlier', async () => {
  const { ticket, photos } = await closedTicket('t-year')
  cloud.setTime(monthsAfter(ticket.closedAt!, 12) - DAY)
  await ticks()
  expect(await Promise.all(photos.map(isThere))).toEqual([true, true, true])
  expect(await expired()).toEqual([])
  cloud.setTime(monthsAfter(ticket.closedAt!, 12) + DAY)
  await ticks()
  expect(await Promise.all(photos.map(isThere))).toEqual([false, false, false])
  const left = JSON.stringify([
    await cloud.ticket('t-year'),
    await all('messages'),
    await all('ticket_history'),
  ])
  expect(left).not.toContain('cloud://')
  expect(left).toContain('王芳')
  expect(await expired()).toEqual(['photos'])
  const { lines } = await cloud.as('admin').community.audit.list({ communityId })
  expect(lines[0]).toMatchObject({ actor: '系统', act: 'data_expired', reason: '工单照片到期：删除' })
})

it('keeps photos as long as its own community says', async () => {
  const communities = cloud.database.collection('communities')
  const { ticket, photos } = await closedTicket('t-short')
  cloud.setTime(monthsAfter(ticket.closedAt!, 3) + DAY)
  await ticks()
  expect(await isThere(photos[0]!)).toBe(true)
  await communities.where({ _id: communityId }).update({ policy: { photoMonths: 3 } })
  cloud.setTime(monthsAfter(ticket.closedAt!, 7))
  await ticks()
  await communities.where({ _id: communityId }).update({ policy: { photoMonths: 12 } })
  expect(await isThere(photos[0]!)).toBe(false)
})

it('names nobody on a ticket three years after it was closed; the residents do not find it any more', async () => {
  const { ticket } = await closedTicket('t-old')
  cloud.setTime(monthsAfter(ticket.closedAt!, 36) + DAY)
  await ticks()
  const left = JSON.stringify([
    await cloud.ticket('t-old'),
    await all('messages'),
    await all('ticket_history'),
  ])
  for (const gone of ['王芳', cloud.id('wang'), '13912345678', '1单元101', 'cloud://', '漏水，请'])
    expect(left).not.toContain(gone)
  expect(left).toContain('陈建国')
  expect((await cloud.ticket('t-old')).keepUntil).toBeUndefined()
  expect((await expired()).sort()).toEqual(['photos', 'tickets'])
})

it('touches no open ticket, however old, nor the log of it', async () => {
  const { chen } = cloud.small.people
  const story = report(cloud.small, { id: 't-open', at: WEDNESDAY }).dispatched(chen)
  const { pendingSince: _since, nextDueAt: _due, ...open } = story.ticket
  await add('tickets', { ...open, pending: [] })
  const line = { version: 1, communityId, at: WEDNESDAY, actorId: chen._id, act: 'phone_revealed' }
  await add('audit', { ...line, _id: 'a-open', ref: 't-open' }, { ...line, _id: 'a-else', ref: 't-gone' })
  const task = { kind: 'ticket', id: 't-open', number: 'T-OPEN', category: 'water_leak' }
  await add('audit', { ...line, _id: 'a-look', ref: 'h-else', task })
  const notice = { version: 1, personId: chen._id, at: WEDNESDAY, kind: 'offered' }
  await add('inbox', { ...notice, _id: 'i-open', ticketId: 't-open' }, { ...notice, _id: 'i-else' })
  cloud.setTime(monthsAfter(WEDNESDAY, 60))
  await ticks()
  expect(await cloud.ticket('t-open')).toMatchObject({ reporterName: '王芳', version: open.version })
  const kept = (await all<AuditEntry>('audit')).filter(({ act }) => act === 'phone_revealed')
  expect(kept.sort((a, b) => (a._id < b._id ? -1 : 1))).toMatchObject([{ _id: 'a-look' }, { _id: 'a-open' }])
  expect(await ids('inbox')).toEqual(['i-open'])
})

it('removes logs, notices, requests and invitations after six months, and nothing younger', async () => {
  const old = monthsAfter(WEDNESDAY, -6)
  const pair = (name: string, field: string, more: object) =>
    add(
      name,
      { _id: `${name}-old`, version: 1, communityId, ...more, [field]: old },
      { _id: `${name}-new`, version: 1, communityId, ...more, [field]: old + DAY },
    )
  await pair('audit', 'at', { act: 'rota_changed', actorId: 'p' })
  await pair('inbox', 'at', { personId: 'p' })
  await pair('deliveries', 'createdAt', { personId: 'p', state: 'done' })
  await pair('home_requests', 'askedAt', { personId: 'p', state: 'refused', decision: { at: old } })
  await pair('home_invitations', 'expiresAt', { inviterHouseholdId: 'h' })
  await pair('staff_invitations', 'expiresAt', {})
  const asked = { version: 1, communityId, personId: 'p', askedAt: old - 100 * DAY }
  await add('home_requests', { ...asked, _id: 'waiting', state: 'waiting' })
  await add('home_requests', { ...asked, _id: 'late', state: 'approved', decision: { at: WEDNESDAY - DAY } })
  await tick()
  expect((await ids('home_requests')).sort()).toEqual(['home_requests-new', 'late', 'waiting'])
  for (const name of ['inbox', 'deliveries', 'home_invitations', 'staff_invitations'])
    expect([name, await ids(name)]).toEqual([name, [`${name}-new`]])
  expect(await ids('audit')).toContain('audit-new')
  expect(await ids('audit')).not.toContain('audit-old')
})

it('forgets who lived somewhere three years after they left, and what care they needed at once', async () => {
  const householdId = cloud.small.zhangHouseholdId
  const households = cloud.database.collection('households')
  const registered = [{ name: '张敏', relation: 'tenant', phone: '13800000001' }]
  await households.doc(householdId).update({ registered, care: '独居老人' })
  const leave = { commandId: cloud.command(), communityId, householdId, next: 'vacant' as const }
  await cloud.as('manager').community.home.handOver(leave)
  const at = async () => ((await households.doc(householdId).get()) as { data: Household[] }).data[0]!
  expect(await at()).toMatchObject({ registered })
  expect(await at()).not.toHaveProperty('care')
  cloud.setTime(monthsAfter((await at()).to!, 36) - DAY)
  await tick()
  expect(await at()).toMatchObject({ registered })
  await add('tickets', { _id: 't-held', version: 1, number: 'H1', communityId, householdId, open: true })
  cloud.setTime(monthsAfter((await at()).to!, 36) + DAY)
  await tick()
  expect(await at()).toMatchObject({ registered })
  await cloud.database.collection('tickets').doc('t-held').update({ open: false })
  cloud.setTime(monthsAfter((await at()).to!, 36) + 40 * DAY)
  await tick()
  const { to, kind, unitId, ...rest } = await at()
  expect([to !== undefined, kind, unitId]).toEqual([true, 'let', 'u-anlin-demo-1-1-102'])
  for (const gone of ['registered', 'log', 'keepUntil', 'vehicles']) expect(rest).not.toHaveProperty(gone)
})

it('forgets what the register noted of a household after six months; the household itself goes on', async () => {
  const unitId = 'u-anlin-demo-2-1-101'
  const register = cloud.as('manager').community.register
  const save = async (name: string) => {
    const { version, tenures } = await register.unit({ communityId, unitId })
    const versions = { unit: version, household: tenures[0]!.version }
    const form = { members: [{ name, relation: 'owner' as const, phone: '13800000009' }] }
    await register.save({ communityId, unitId, versions, form, commandId: cloud.command() })
  }
  const changes = async () => (await register.unit({ communityId, unitId })).log.map(({ at }) => at)
  await save('周一')
  cloud.setTime(monthsAfter(WEDNESDAY, 5))
  await save('周二')
  expect(await changes()).toHaveLength(2)
  cloud.setTime(monthsAfter(WEDNESDAY, 6) + DAY)
  await tick()
  expect(await changes()).toHaveLength(1)
  cloud.setTime(monthsAfter(WEDNESDAY, 12))
  await tick()
  expect(await changes()).toEqual([])
  const [household] = (await all<Household>('households')).filter((one) => one.unitId === unitId)
  expect(household).toMatchObject({ registered: [{ name: '周二', phone: '13800000009' }] })
  expect(household).not.toHaveProperty('keepUntil')
})

it('takes a bounded number a tick and comes to an end', async () => {
  const old = monthsAfter(WEDNESDAY, -7)
  const lines = Array.from({ length: 450 }, (_none, n) => ({
    _id: `i-${n}`,
    version: 1,
    personId: 'p',
    at: old,
  }))
  await add('inbox', ...lines)
  const left: number[] = []
  for (let n = 0; n < 3; n += 1) {
    await tick()
    left.push((await ids('inbox')).length)
  }
  expect(left).toEqual([250, 50, 0])
})

const KILLS =
  process.env['ANLIN_LONG'] === '1' ? Array.from({ length: 24 }, (_none, n) => n + 1) : [8, 12, 15, 18]
it.each(KILLS)('killed after database call %d, the next tick completes it', async (nth) => {
  const { ticket, photos } = await closedTicket('t-kill')
  await add('inbox', { _id: 'i', version: 1, personId: 'p', at: WEDNESDAY })
  cloud.setTime(monthsAfter(ticket.closedAt!, 36) + DAY)
  const fault = cloud.local.faults.killAfterDbCall(nth, { fn: 'community', times: 1 })
  await tick().catch(() => undefined)
  expect(fault.fired()).toBe(1)
  await tick()
  const whole: Ticket = await cloud.ticket('t-kill')
  expect(whole).toMatchObject({ reporterName: '住户', householdId: '', photos: [] })
  expect(JSON.stringify([await all('messages'), await all('ticket_history')])).not.toMatch('王芳')
  expect(await Promise.all(photos.map(isThere))).toEqual([false, false, false])
  expect(await ids('inbox')).toEqual([])
  expect((await expired()).sort()).toEqual(expect.arrayContaining(['photos', 'tickets']))
  const before = await cloud.ticket('t-kill')
  await tick()
  expect(await cloud.ticket('t-kill')).toEqual(before)
})

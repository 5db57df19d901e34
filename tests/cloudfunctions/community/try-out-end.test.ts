import tcb from '@cloudbase/node-sdk'
import type { Community } from '../../../domain/community/community'
import { jpeg } from '../ticket/pictures'
import { isAsBefore, OTHER, REVIEWER, REVIEWER_ID, startTryOutCloud, type TryOutCloud } from './try-out-cloud'

let cloud: TryOutCloud
beforeAll(async () => {
  cloud = await startTryOutCloud()
})
beforeEach(async () => {
  await cloud.again()
  await cloud.open()
})
afterAll(() => cloud.close())
jest.setTimeout(240_000)

const HOUR = 3_600_000
const QUIET = 2 * 60_000
const LONG = process.env['ANLIN_LONG'] === '1'
const tryOut = () => cloud.as(REVIEWER).community.tryOut
const end = () => tryOut().end({ commandId: cloud.command() })

const uploaded = async (name: string): Promise<string> => {
  const { fileId, url, headers } = await cloud.as(REVIEWER).ticket.offerUpload({ name })
  await fetch(url, { method: 'PUT', headers, body: new Uint8Array(jpeg()) })
  return fileId
}

/** A trial in which something of every kind was done. */
const livedIn = async () => {
  const stay = await cloud.begin(REVIEWER)
  const { householdId, communityId } = stay
  const { ticket } = cloud.as(REVIEWER)
  const step = (ticketId: string) => ({ ticketId, commandId: cloud.command() })
  const photos = [await uploaded('photo-0001.jpg')]
  const report = { commandId: cloud.command(), householdId, text: '漏水' }
  const { ticketId } = await ticket.submit({ ...report, category: 'water_leak', photos })
  await ticket.say({ ...step(ticketId), text: '在家', photos: [await uploaded('photo-0002.jpg')] })
  const samples = await cloud.samples(communityId)
  const work = samples.find(
    ({ state, owner }) => state === 'dispatched' && owner.personId === REVIEWER_ID,
  )!._id
  await ticket.accept(step(work))
  await ticket.reveal(step(work))
  await ticket.arrive(step(work))
  await ticket.say({ ...step(work), text: '到了' })
  await ticket.finish({
    ...step(work),
    cause: '老化',
    minutes: 5,
    photos: [await uploaded('photo-0003.jpg')],
  })
  return stay
}

const isThere = async (fileID: string): Promise<boolean> => {
  const found = await tcb
    .init({ env: 'local-env' })
    .downloadFile({ fileID })
    .catch(() => undefined)
  return Buffer.isBuffer(found?.fileContent)
}

/** On a report, in a message, and of the finished work. */
const photosOf = async (communityId: string): Promise<string[]> => {
  const tickets = await cloud.samples(communityId)
  const messages = await cloud.all<{ photos: string[] }>('messages', { communityId })
  const finished = tickets.flatMap(({ completion }) => completion?.photos ?? [])
  return [...[...tickets, ...messages].flatMap(({ photos }) => photos), ...finished]
}

/** All but the person, who stays as they came, and nobody else's trial. */
const expectNothingLeft = async (communityId: string): Promise<void> => {
  expect(await cloud.traces(communityId, '王示例', '李示例', '安邻体验小区')).toEqual([])
  const rooms = [
    'tickets',
    'messages',
    'inbox',
    'deliveries',
    'ticket_history',
    'trial_days',
    'photo_checks',
    'uploads',
  ]
  const about = (await cloud.traces(REVIEWER_ID)).filter((at) => rooms.includes(at.split('/')[0]!))
  expect(about).toEqual([])
  const people = await cloud.all<Parameters<typeof isAsBefore>[0]>('persons', { _id: REVIEWER_ID })
  for (const person of people) expect(isAsBefore(person)).toBe(true)
}

describe('a trial that ends leaves nothing', () => {
  it('when its visitor ends it: at once, and two minutes later not even that there was one', async () => {
    const { communityId } = await livedIn()
    const kept = await photosOf(communityId)
    expect(await Promise.all(kept.map(isThere))).toEqual([true, true, true])
    await end()
    expect((await cloud.traces(communityId)).sort()).toEqual([`communities/${communityId}`])
    expect(await Promise.all(kept.map(isThere))).toEqual([false, false, false])
    await cloud.after(QUIET)
    await expectNothingLeft(communityId)
    expect(await end()).toEqual({ ended: true })
  })

  it('when its day is over, by the timer; nobody else’s trial is touched', async () => {
    const { communityId } = await livedIn()
    await cloud.after(20 * HOUR)
    const other = await cloud.begin(OTHER)
    await cloud.after(4 * HOUR + 1)
    await cloud.after(QUIET)
    await expectLeftOf(communityId, other.communityId)
  })

  it('when its visitor deletes everything, open tickets and job notwithstanding', async () => {
    const { communityId } = await livedIn()
    const { privacy } = cloud.as(REVIEWER).community
    await privacy.deleteMine({ commandId: cloud.command(), sure: true })
    await cloud.after(QUIET)
    await expectNothingLeft(communityId)
    expect(await cloud.traces(REVIEWER_ID, REVIEWER)).toEqual([])
  })

  it('when its visitor takes the agreement back', async () => {
    const { communityId } = await livedIn()
    await cloud.as(REVIEWER).community.privacy.withdrawConsent({ commandId: cloud.command() })
    await cloud.after(QUIET)
    await expectNothingLeft(communityId)
  })

  it('also what a request that was under way writes after it', async () => {
    const { communityId } = await livedIn()
    const [ticket] = await cloud.samples(communityId)
    const [message] = await cloud.all<{ _id: string }>('messages')
    const told = (await cloud.all<{ _id: string }>('deliveries', { communityId }))[0]!
    const line = (await cloud.all<{ _id: string }>('inbox', { _id: told._id }))[0]!
    await end()
    const late = { tickets: ticket, messages: message, deliveries: told, inbox: line }
    for (const [room, document] of Object.entries(late)) await cloud.database.collection(room).add(document)
    await cloud.after(QUIET)
    await expectNothingLeft(communityId)
  })
})

const expectLeftOf = async (gone: string, there: string): Promise<void> => {
  expect(await cloud.traces(gone)).toEqual([])
  expect(await cloud.samples(there)).toHaveLength(3)
}

describe('killed anywhere', () => {
  it('a beginning is completed by asking again, or taken away by the timer', async () => {
    let survived = false
    for (let nth = 2; !survived && nth < 60; nth += LONG ? 1 : 9) {
      await cloud.again()
      await cloud.open()
      await cloud.meet(REVIEWER)
      const death = cloud.local.faults.killAfterDbCall(nth, { fn: 'community' })
      const commandId = cloud.command()
      await tryOut()
        .begin({ commandId })
        .catch(() => undefined)
      survived = death.fired() === 0
      death.clear()
      if (nth % 2 === 1) {
        const { communityId } = await tryOut().begin({ commandId })
        expect([nth, (await cloud.samples(communityId)).length]).toEqual([nth, 3])
        expect((await cloud.person(REVIEWER_ID)).homes).toHaveLength(1)
        expect(await cloud.all('communities', { name: '安邻体验小区' })).toHaveLength(1)
      } else {
        await cloud.after(24 * HOUR)
        await cloud.after(QUIET)
        const left = await cloud.all<Community>('communities', { name: '安邻体验小区' })
        expect([nth, left]).toEqual([nth, []])
        expect(await cloud.traces('王示例', '李示例', '安邻体验小区')).toEqual([])
        expect(isAsBefore(await cloud.person(REVIEWER_ID))).toBe(true)
      }
    }
    expect(survived).toBe(true)
  })

  it('an end is brought to its end by the timer', async () => {
    let survived = false
    for (let nth = 2; !survived && nth < 120; nth += LONG ? 1 : 40) {
      await cloud.again()
      await cloud.open()
      const { communityId } = await livedIn()
      const death = cloud.local.faults.killAfterDbCall(nth, { fn: 'community' })
      await end().catch(() => undefined)
      survived = death.fired() === 0
      death.clear()
      // Before the end was written nothing happened, and asking again is all there is to do.
      if (nth < 6) await end()
      await cloud.after(QUIET)
      await cloud.after(QUIET)
      await expectNothingLeft(communityId)
    }
    expect(survived).toBe(true)
  })

  it('an answer that was lost is told again', async () => {
    await cloud.meet(REVIEWER)
    const commandId = cloud.command()
    const lost = cloud.local.faults.dropAnswer('community')
    await expect(tryOut().begin({ commandId })).rejects.toBeDefined()
    lost.clear()
    const { communityId } = await tryOut().begin({ commandId })
    expect(await cloud.all('communities', { name: '安邻体验小区' })).toMatchObject([{ _id: communityId }])
  })
})

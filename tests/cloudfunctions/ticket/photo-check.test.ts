import { HOUR, MINUTE } from '../../../domain/kernel/instant'
import type { PersonName } from '../../support/small-community'
import { RISKY, startCheckedCloud, UNSURE, type CheckedCloud } from './checked-cloud'

let cloud: CheckedCloud
beforeAll(async () => {
  cloud = await startCheckedCloud()
})
afterAll(() => cloud.close())
afterEach(() => cloud.local.wechat.fault('push', null))

const reported = async (shows: string, who: PersonName = 'wang') => {
  const photos = [await cloud.picture(who, shows)]
  const { ticketId } = await cloud.as(who).ticket.submit({ ...cloud.report(), photos })
  const ticket = await cloud.ticket(ticketId)
  const owner = cloud.nameOf(ticket.owner.personId)
  return { ticketId, photo: ticket.photos[0]!, owner, colleague: owner === 'chen' ? 'liu' : 'chen' } as const
}
/** What one person sees of a photo. */
const seen = async (who: PersonName, { ticketId, photo }: { ticketId: string; photo: string }) => {
  const { photoLinks, photoTiles, photoIds } = await cloud.as(who).ticket.get({ ticketId })
  expect(photoIds).toContain(photo)
  return photoLinks[photo] === undefined ? (photoTiles[photo] ?? 'nothing') : 'picture'
}
const seenBy = async (one: Awaited<ReturnType<typeof reported>>) => ({
  author: await seen('wang', one),
  household: await seen('wangHusband', one),
  handler: await seen(one.owner, one),
  colleague: await seen(one.colleague, one),
  lead: await seen('engineeringLead', one),
  supervisor: await seen('supervisor', one),
})
const WAITING = { author: 'picture', handler: 'picture', lead: 'picture' }

describe('a photo of a report (domain.md §8)', () => {
  it('is for its author and those who handle it until WeChat passes it', async () => {
    const one = await reported('水管')
    expect(await cloud.check(one.photo)).toMatchObject({ state: 'pending', by: cloud.id('wang'), tries: 0 })
    const others = { household: 'checking', colleague: 'checking', supervisor: 'checking' }
    expect(await seenBy(one)).toEqual({ ...WAITING, ...others })
    await cloud.minute()
    expect(await cloud.check(one.photo)).toMatchObject({ state: 'pass', tries: 1 })
    expect((await cloud.check(one.photo))?.dueAt).toBeUndefined()
    expect(new Set(Object.values(await seenBy(one)))).toEqual(new Set(['picture']))
  })

  it('is shown to nobody when it is risky, its file goes, and the ticket stays', async () => {
    const one = await reported(RISKY)
    await cloud.minute()
    expect(await cloud.check(one.photo)).toMatchObject({ state: 'risky' })
    expect(await seenBy(one)).toEqual({
      ...{ author: 'refused', household: 'nothing', handler: 'refused' },
      ...{ colleague: 'refused', lead: 'refused', supervisor: 'refused' },
    })
    await cloud.minute()
    await expect(cloud.fetchKept(one.photo)).rejects.toThrow()
    expect((await cloud.check(one.photo))?.dueAt).toBeUndefined()
    expect(await cloud.ticket(one.ticketId)).toMatchObject({ state: 'dispatched', photos: [one.photo] })
  })

  it('that came once more after it was refused goes once more', async () => {
    const [from, { commandId, householdId, category }] = [await cloud.picture('wang', RISKY), cloud.report()]
    const report = { commandId, householdId, category, photos: [from] }
    const { ticketId } = await cloud.as('wang').ticket.submit(report)
    const photo = (await cloud.ticket(ticketId)).photos[0]!
    await cloud.minute()
    await cloud.minute()
    await cloud.as('wang').ticket.say({ ticketId, commandId: cloud.command(), text: '', photos: [from] })
    expect(await cloud.fetchKept(photo)).toBeDefined()
    await cloud.minute()
    await expect(cloud.fetchKept(photo)).rejects.toThrow()
  })

  it('stays with its author and those who handle it when WeChat is not sure', async () => {
    const one = await reported(UNSURE)
    await cloud.minute()
    expect(await cloud.check(one.photo)).toMatchObject({ state: 'review' })
    const others = { household: 'held', colleague: 'held', supervisor: 'held' }
    expect(await seenBy(one)).toEqual({ ...WAITING, ...others })
  })
})

describe('photos of messages and of what was done', () => {
  it('are seen by the other side once they passed', async () => {
    const { ticketId, owner } = await cloud.dispatched()
    const photos = [await cloud.picture(owner, '工具')]
    await cloud.as(owner).ticket.say({ ticketId, commandId: cloud.command(), text: '带这个来', photos })
    const command = () => ({ ticketId, commandId: cloud.command() })
    await cloud.as(owner).ticket.accept(command())
    await cloud.as(owner).ticket.arrive(command())
    const done = [await cloud.picture(owner, '修好')]
    await cloud
      .as(owner)
      .ticket.finish({ ...command(), cause: '接头老化', minutes: 20, words: '', photos: done })
    const before = await cloud.as('wang').ticket.get({ ticketId })
    expect(Object.values(before.photoTiles)).toEqual(['checking', 'checking'])
    expect(before.photoLinks).toEqual({})
    expect(Object.keys((await cloud.as(owner).ticket.get({ ticketId })).photoLinks)).toHaveLength(2)
    await cloud.minute()
    const after = await cloud.as('wang').ticket.get({ ticketId })
    expect(Object.keys(after.photoLinks)).toHaveLength(2)
    expect(after.photoTiles).toEqual({})
  })
})

describe('WeChat’s answer', () => {
  const photoWith = async (trace: string) => {
    const one = await reported('水管')
    await cloud.database
      .collection('photo_checks')
      .where({ photo: one.photo })
      .update({ traces: [trace] })
    return one.photo
  }
  const answer = (trace: string, suggest: string) => ({
    Event: 'wxa_media_check',
    ...{ appid: 'wxlocal', trace_id: trace, version: 2, errcode: 0, result: { suggest, label: 100 } },
  })
  const stateOf = async (photo: string) => (await cloud.check(photo))?.state

  it('counts once, however often and in whatever order it comes: the worst stands', async () => {
    const photo = await photoWith('trace-order-1')
    for (const suggest of ['pass', 'pass', 'risky', 'review', 'pass'])
      expect(await cloud.push({ event: answer('trace-order-1', suggest) })).toEqual({
        status: 200,
        text: 'success',
      })
    expect(await stateOf(photo)).toBe('risky')
  })

  it('may come before its question is noted', async () => {
    await cloud.push({ event: answer('trace-early-1', 'review') })
    const photo = await photoWith('trace-early-1')
    await cloud.tick()
    expect(await cloud.check(photo)).toMatchObject({ state: 'review', tries: 0 })
  })

  it.each(process.env['ANLIN_LONG'] === '1' ? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] : [6, 8, 9])(
    'is not lost when the timer dies after its database call %s',
    async (nth) => {
      const [one, other] = [await reported(RISKY), await reported('水管')]
      cloud.local.faults.killAfterDbCall(nth, { fn: 'ticket' })
      await cloud.tick().catch(() => 'killed')
      cloud.local.faults.clear()
      await cloud.minute()
      // What WeChat took before the death is asked again.
      cloud.setTime(cloud.now() + 31 * MINUTE)
      await cloud.minute()
      await cloud.minute()
      expect([await stateOf(one.photo), await stateOf(other.photo)]).toEqual(['risky', 'pass'])
      await expect(cloud.fetchKept(one.photo)).rejects.toThrow()
    },
  )

  it('is believed only when WeChat signed it, and lately', async () => {
    const photo = await photoWith('trace-forged-1')
    const event = answer('trace-forged-1', 'pass')
    expect(await cloud.push({ event, token: 'guessed' })).toMatchObject({ status: 403 })
    expect(await cloud.push({ event, at: cloud.now() - 10 * MINUTE })).toMatchObject({ status: 403 })
    expect(await cloud.push({ event, at: cloud.now() + HOUR })).toMatchObject({ status: 403 })
    expect(await stateOf(photo)).toBe('pending')
  })

  it('forged by a stranger does not come before the real one', async () => {
    cloud.local.wechat.fault('push', { kind: 'forge', times: 1 })
    const one = await reported(RISKY)
    await cloud.minute()
    expect(await stateOf(one.photo)).toBe('risky')
  })

  it('that says nothing we know is acknowledged and changes nothing', async () => {
    const before = await cloud.everything()
    const events = [
      answer('trace-of-nobody', 'risky'),
      { Event: 'wxa_media_check', trace_id: '../x y', result: { suggest: 'risky' } },
      { Event: 'wxa_media_check', trace_id: 7 },
      { Event: 'subscribe_msg_sent_event' },
      {},
    ]
    for (const event of events) expect(await cloud.push({ event })).toEqual({ status: 200, text: 'success' })
    expect(await cloud.everything()).toEqual(before)
  })

  it.each([
    ['nothing', 'GET', '', undefined],
    ['junk', 'POST', '?signature=zz&timestamp=no&nonce=', '<xml>'],
    ['an array', 'POST', '?signature[]=1&timestamp=1', '[]'],
    ['an action of ours', 'POST', '', '{"action":"ticket.list","internal":true}'],
  ])('from a stranger who sends %s is refused', async (_what, method, query, body) => {
    const answered = await fetch(`${cloud.local.url}/http/ticket/wechat${query}`, { method, body })
    expect([answered.status, await answered.text()]).toEqual([403, 'refused'])
  })

  it('that is lost is asked for again after half an hour, and in the end nobody waits', async () => {
    cloud.local.wechat.fault('push', { kind: 'lose' })
    const one = await reported('水管')
    for (const tries of [1, 2, 3, 4]) {
      cloud.local.wechat.clear()
      await cloud.as('wang').ticket.list({ box: 'mine' })
      await cloud.tick()
      expect(await cloud.check(one.photo)).toMatchObject({ state: 'pending', tries })
      cloud.setTime(cloud.now() + 30 * MINUTE)
    }
    await cloud.tick()
    expect(await cloud.check(one.photo)).toMatchObject({ state: 'unchecked', tries: 4 })
    expect(await seenBy(one)).toMatchObject({ ...WAITING, household: 'held', supervisor: 'held' })
    // What comes after all still counts.
    const [trace = ''] = (await cloud.check(one.photo))!.traces
    await cloud.push({ event: answer(trace, 'pass') })
    expect(await seen('supervisor', one)).toBe('picture')
  })

  it('is not asked for while WeChat is down, or of somebody who is away, and then it is', async () => {
    cloud.local.wechat.fault('mediaCheck', { kind: 'busy', times: 1 })
    const one = await reported('水管')
    await cloud.minute()
    expect(await cloud.check(one.photo)).toMatchObject({ state: 'pending', tries: 1, traces: [] })
    // Two hours without a visit: 61010.
    cloud.setTime(cloud.now() + 3 * HOUR)
    await cloud.minute()
    expect(await cloud.check(one.photo)).toMatchObject({ state: 'pending', tries: 2, traces: [] })
    cloud.setTime(cloud.now() + HOUR)
    await cloud.as('wang').ticket.list({ box: 'mine' })
    await cloud.minute()
    expect(await stateOf(one.photo)).toBe('pass')
  })
})

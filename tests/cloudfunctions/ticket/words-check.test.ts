import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Entry } from '../../../domain/ticket/facts'
import { startTicketCloud, WEDNESDAY } from './ticket-cloud'
import { MINUTE } from '../../../domain/kernel/instant'
import { RISKY, startCheckedCloud, UNSURE, type CheckedCloud } from './checked-cloud'

let cloud: CheckedCloud
beforeAll(async () => {
  cloud = await startCheckedCloud()
})
afterAll(() => cloud.close())
afterEach(() => cloud.local.wechat.fault('textCheck', null))

const submit = (text: string, more: object = {}) =>
  cloud.as('wang').ticket.submit({ ...cloud.report(), text, ...more })
const marksOf = async (ticketId: string): Promise<(string | undefined)[]> =>
  (await cloud.ticket(ticketId)).timeline.map(({ mark }: Entry) => mark)
const refusedFor = (field: string, name: string) => ({
  code: 'BAD_INPUT',
  data: { field, sentence: expect.stringContaining(`“${name}”里有不能发布的内容`) as string },
})
/** Longer than an answer may take by design.md §4, shorter than the limit of the check and a slow machine together. */
const PATIENCE = 2500

describe('words of a report', () => {
  it('that pass leave no mark', async () => {
    const { ticketId } = await submit('水管漏水')
    expect(await marksOf(ticketId)).toEqual([undefined, undefined])
  })

  it('are looked at beside the reads: no database operation more, and one for photos (design.md §4)', async () => {
    // The first report of an instance fetches the access token, which all of them share.
    await submit('水管漏水')
    const costOf = async (more: object) => {
      cloud.local.counters.reset()
      await submit('水管漏水', more)
      const [call] = cloud.local.counters.lastCalls().filter(({ trigger }) => trigger === 'client')
      const operations = Object.values(call?.db ?? {}).reduce((sum, n) => sum + n, 0)
      return { operations, sequence: call?.dbSequence }
    }
    expect(await costOf({})).toEqual({ operations: 5, sequence: 3 })
    const photos = [await cloud.picture('wang', '水管'), await cloud.picture('wang', '水表')]
    // Its checks are noted once the files are kept, which takes longer than the reads.
    expect(await costOf({ photos })).toEqual({ operations: 6, sequence: 4 })
  })

  it('that are risky are refused by field, nothing is written, and said better they are taken', async () => {
    const report = cloud.report()
    const before = await cloud.everything()
    const send = (text: string) => cloud.as('wang').ticket.submit({ ...report, text })
    await expect(send(`水管${RISKY}`)).rejects.toMatchObject(refusedFor('text', '描述'))
    const inPublic = { ...report, publicPlace: `${RISKY}大堂` }
    await expect(cloud.as('wang').ticket.submit(inPublic)).rejects.toMatchObject(
      refusedFor('publicPlace', '位置'),
    )
    expect(await cloud.everything()).toEqual(before)
    expect(await send('水管漏水')).toMatchObject({ number: expect.any(String) as string })
    // Taken before the words were looked at again: the ticket is answered, not refused.
    expect(await send(`水管${RISKY}`)).toMatchObject({ number: expect.any(String) as string })
  })

  it('that are refused leave no photo behind', async () => {
    const photos = [await cloud.picture('wang', '水管')]
    const checks = async (): Promise<unknown> => cloud.database.collection('photo_checks').count()
    const [before, known] = [await cloud.everything(), await checks()]
    await expect(submit(RISKY, { photos })).rejects.toMatchObject(refusedFor('text', '描述'))
    await cloud.minute()
    cloud.setTime(cloud.now() + 11 * MINUTE)
    await cloud.minute()
    expect(await cloud.everything()).toEqual(before)
    expect(await checks()).toMatchObject({ total: (known as { total: number }).total })
  })

  it('that WeChat is not sure of are taken and marked, for supervisors only', async () => {
    const { ticketId } = await submit(`这里${UNSURE}`)
    expect((await marksOf(ticketId))[0]).toBe('review')
    const markFor = async (who: 'wang' | 'supervisor' | 'engineeringLead') =>
      (await cloud.as(who).ticket.get({ ticketId })).timeline[0]?.mark
    expect(await markFor('wang')).toBeUndefined()
    expect([await markFor('supervisor'), await markFor('engineeringLead')]).toEqual(['review', 'review'])
  })

  it.each(['lose', 'busy', 'http429'] as const)(
    'are taken unchecked when WeChat answers %s',
    async (kind) => {
      cloud.local.wechat.fault('textCheck', { kind, times: 1 })
      const { ticketId } = await submit(`水管${RISKY}`)
      expect((await marksOf(ticketId))[0]).toBe('unchecked')
      expect((await cloud.as('supervisor').ticket.get({ ticketId })).timeline[0]?.mark).toBeUndefined()
    },
  )

  it('wait for no slow WeChat', async () => {
    cloud.local.wechat.fault('textCheck', { kind: 'delay', ms: 8000, times: 1 })
    const began = performance.now()
    const { ticketId } = await submit('水管漏水')
    expect(performance.now() - began).toBeLessThan(PATIENCE)
    expect((await marksOf(ticketId))[0]).toBe('unchecked')
  })

  it('of an emergency are never refused and wait for nothing', async () => {
    const dangerous = { category: 'water_leak' as const, urgent: true }
    cloud.local.wechat.fault('textCheck', { kind: 'delay', ms: 8000, times: 1 })
    const began = performance.now()
    const slow = await submit('冒火花', dangerous)
    expect(performance.now() - began).toBeLessThan(1000)
    const risky = await submit(`冒火花${RISKY}`, dangerous)
    for (const { ticketId } of [slow, risky])
      expect(await cloud.ticket(ticketId)).toMatchObject({ priority: 'emergency', state: 'dispatched' })
    expect((await marksOf(slow.ticketId))[0]).toBe('unchecked')
    await cloud
      .as('wang')
      .ticket.say({ ticketId: risky.ticketId, commandId: cloud.command(), text: `快${RISKY}` })
    expect(await cloud.messages(risky.ticketId)).toMatchObject([{ mark: 'unchecked' }])
  })

  it('of a browser are not checked: it has no openid to ask with', async () => {
    const { ticketId } = await cloud.dispatched()
    const desk = cloud.browser(cloud.id('supervisor'))
    await desk.ticket.say({ ticketId, commandId: cloud.command(), text: `请看${RISKY}` })
    expect((await cloud.messages(ticketId)).at(-1)).not.toHaveProperty('mark')
  })
})

describe('words on a ticket', () => {
  const command = (ticketId: string) => ({ ticketId, commandId: cloud.command() })

  it('of a resident are refused by field and change nothing', async () => {
    const { ticketId } = await cloud.dispatched()
    const before = await cloud.everything()
    const wang = cloud.as('wang').ticket
    await expect(wang.say({ ...command(ticketId), text: RISKY })).rejects.toMatchObject(
      refusedFor('text', '留言'),
    )
    await expect(wang.cancel({ ...command(ticketId), reason: RISKY })).rejects.toMatchObject(
      refusedFor('reason', '原因'),
    )
    expect(await cloud.everything()).toEqual(before)
  })

  it('are refused with the photos that came with them, of which none is kept', async () => {
    const { ticketId } = await cloud.dispatched()
    const photos = [await cloud.picture('wang', '水管')]
    const before = await cloud.everything()
    const said = { ...command(ticketId), text: RISKY, photos }
    await expect(cloud.as('wang').ticket.say(said)).rejects.toMatchObject({ code: 'BAD_INPUT' })
    expect(await cloud.everything()).toEqual(before)
    expect((await cloud.as('wang').ticket.say({ ...said, text: '请看照片' })).timeline.at(-1)).toMatchObject({
      text: '请看照片',
    })
  })

  it('of staff are taken and marked; a rating and a reopening are held to the check', async () => {
    const { ticketId, owner } = await cloud.dispatched()
    const work = cloud.as(owner).ticket
    await work.accept(command(ticketId))
    await work.arrive(command(ticketId))
    await work.finish({ ...command(ticketId), cause: `接头${RISKY}`, minutes: 20, words: '' })
    expect((await marksOf(ticketId)).at(-1)).toBe('risky')
    const wang = cloud.as('wang').ticket
    await expect(wang.reopen({ ...command(ticketId), reason: RISKY })).rejects.toMatchObject(
      refusedFor('reason', '原因'),
    )
    await wang.confirm(command(ticketId))
    const stars = { ...command(ticketId), score: 2 as const }
    await expect(wang.rate({ ...stars, words: RISKY })).rejects.toMatchObject(refusedFor('words', '补充说明'))
    await wang.rate({ ...stars, words: `一般${UNSURE}` })
    expect((await marksOf(ticketId)).at(-1)).toBe('review')
  })

  it('that were carried out are answered, whatever WeChat says by then', async () => {
    const { ticketId } = await cloud.dispatched()
    const said = { ...command(ticketId), text: '明天在家' }
    await cloud.as('wang').ticket.say(said)
    cloud.local.wechat.setMarkers([{ text: '明天', suggest: 'risky' }])
    const again = await cloud.as('wang').ticket.say(said)
    expect(again.timeline.filter(({ what }) => what === 'message')).toHaveLength(1)
  })
})

describe('an installation', () => {
  it('without WeChat takes every word unmarked, and no push', async () => {
    const bare = await startTicketCloud(WEDNESDAY, { functionEnv: { WECHAT_APPID: '', WECHAT_SECRET: '' } })
    const { ticketId } = await bare.as('wang').ticket.submit({ ...bare.report(), text: RISKY })
    expect((await bare.ticket(ticketId)).timeline[0]).not.toHaveProperty('mark')
    const answer = await fetch(`${bare.local.url}/http/ticket/wechat`, { method: 'POST', body: '{}' })
    expect(answer.status).toBe(403)
    await bare.close()
  })

  it('whose WeChat has not seen the person for two hours (61010) takes the words unchecked', async () => {
    const answers: Record<string, object> = {
      '/cgi-bin/stable_token': { access_token: 'a-token', expires_in: 7200 },
      '/wxa/msg_sec_check': { errcode: 61010, errmsg: 'code is expired' },
    }
    const wechat = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '', 'http://127.0.0.1')
      response.end(JSON.stringify(answers[pathname] ?? {}))
    })
    await new Promise<void>((resolve) => wechat.listen(0, '127.0.0.1', resolve))
    const { port } = wechat.address() as AddressInfo
    const away = await startTicketCloud(WEDNESDAY, {
      functionEnv: { WECHAT_API_BASE: `http://127.0.0.1:${String(port)}` },
    })
    const { ticketId } = await away.as('wang').ticket.submit({ ...away.report(), text: '水管漏水' })
    expect((await away.ticket(ticketId)).timeline[0]).toMatchObject({ mark: 'unchecked' })
    await away.close()
    wechat.closeAllConnections()
    await new Promise((resolve) => wechat.close(resolve))
  })
})

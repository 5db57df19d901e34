import type { Delivery } from '../../../domain/notice/delivery'
import type { NoticeKind } from '../../../domain/notice/notice'
import type { PersonName } from '../../support/small-community'
import { startNotifyCloud, templateId, type NotifyCloud } from './notify-cloud'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

let cloud: NotifyCloud
beforeAll(async () => {
  cloud = await startNotifyCloud()
})
afterAll(() => cloud.close())
afterEach(() => {
  cloud.local.wechat.fault('employee', null)
  cloud.local.wechat.fault('subscribe', null)
  cloud.local.wechat.fault('token', null)
  cloud.local.wechat.clear()
})

const told = async (kind: NoticeKind, who: PersonName): Promise<string> => {
  const ticketId = await cloud.waiting([cloud.notice(kind, who)])
  await cloud.wake(ticketId)
  return ticketId
}
const deliveryOf = async (ticketId: string): Promise<Delivery> => {
  const all = await cloud.deliveries(ticketId)
  expect(all).toHaveLength(1)
  return all[0]!
}
const job = templateId('employee', 'job')
const jobAsSubscription = templateId('subscribe', 'job')
const progress = templateId('subscribe', 'progress')

describe('channels are attempts (wechat.md §3)', () => {
  test('a bound member of staff gets an employee message at once', async () => {
    cloud.local.wechat.bindEmployee(cloud.openid('chen'))
    const ticketId = await told('job_offered', 'chen')
    expect(await deliveryOf(ticketId)).toMatchObject({
      state: 'sent',
      attempts: [{ channel: 'employee', outcome: 'sent' }],
    })
    expect(cloud.local.wechat.sent()).toMatchObject([
      {
        to: cloud.openid('chen'),
        templateId: job,
        page: `staff/job/index?id=${ticketId}`,
        data: { character_string1: 'K7Q4M2', thing2: '漏水渗水', thing3: '1栋1单元101室', phrase4: '待接单' },
      },
    ])
    expect(JSON.stringify(cloud.local.wechat.sent())).not.toContain(cloud.small.people.wang.phone)
  })

  test('a resident gets a subscribe message when one was accepted', async () => {
    cloud.local.wechat.grant(cloud.openid('wang'), progress)
    const ticketId = await told('ticket_accepted', 'wang')
    expect((await deliveryOf(ticketId)).state).toBe('sent')
    expect(cloud.local.wechat.sent()).toMatchObject([
      { channel: 'subscribe', templateId: progress, page: `resident/ticket/index?id=${ticketId}` },
    ])
  })

  test('40256, not bound: the subscribe message is tried in the same run', async () => {
    cloud.local.wechat.grant(cloud.openid('chen'), jobAsSubscription)
    const ticketId = await told('job_offered', 'chen')
    expect(await deliveryOf(ticketId)).toMatchObject({
      state: 'sent',
      attempts: [
        { channel: 'employee', outcome: 'refused', code: 40256 },
        { channel: 'subscribe', outcome: 'sent' },
      ],
    })
  })

  test('43101, no consent left: only the inbox has it, and nothing is tried again', async () => {
    const ticketId = await told('ticket_accepted', 'wang')
    const delivery = await deliveryOf(ticketId)
    expect(delivery).toMatchObject({ state: 'inbox_only', attempts: [{ outcome: 'refused', code: 43101 }] })
    expect(delivery).not.toHaveProperty('dueAt')
    cloud.local.wechat.grant(cloud.openid('wang'), progress)
    cloud.pass(8 * 24 * HOUR)
    await cloud.tick()
    expect(cloud.local.wechat.sent()).toEqual([])
    expect(await cloud.inbox(ticketId)).toHaveLength(1)
  })
})

describe('a channel that is down', () => {
  test.each(['lose', 'http429', 'busy'] as const)('%s, then up: sent on the next rung', async (kind) => {
    cloud.local.wechat.bindEmployee(cloud.openid('chen'))
    cloud.local.wechat.fault('employee', { kind, times: 2 })
    const ticketId = await told('job_offered', 'chen')
    const first = await deliveryOf(ticketId)
    expect(first).toMatchObject({ state: 'due', attempts: [{ outcome: 'passing' }] })
    expect(first.dueAt).toBe(first.createdAt + MINUTE)
    cloud.pass(50_000)
    expect(await cloud.tick()).toMatchObject({ sent: 0 })
    cloud.pass(11_000)
    await cloud.tick()
    const second = await deliveryOf(ticketId)
    expect(second.dueAt).toBe(second.createdAt + 5 * MINUTE)
    cloud.pass(4 * MINUTE)
    await cloud.tick()
    expect(await deliveryOf(ticketId)).toMatchObject({
      state: 'sent',
      attempts: [{ outcome: 'passing' }, { outcome: 'passing' }, { outcome: 'sent' }],
    })
    expect(cloud.local.wechat.sent()).toHaveLength(1)
  })

  test('down for seven days: thirteen attempts, then it has failed and is left alone', async () => {
    cloud.local.wechat.bindEmployee(cloud.openid('chen'))
    cloud.local.wechat.fault('employee', { kind: 'busy' })
    const ticketId = await told('job_offered', 'chen')
    for (let run = 1; (await deliveryOf(ticketId)).state === 'due' && run < 20; run += 1) {
      cloud.pass((await deliveryOf(ticketId)).dueAt! - cloud.now() + 1)
      await cloud.tick()
    }
    const delivery = await deliveryOf(ticketId)
    expect(delivery.state).toBe('failed')
    expect(delivery.attempts).toHaveLength(13)
    expect(delivery.attempts.at(-1)!.at - delivery.createdAt).toBeGreaterThanOrEqual(7 * 24 * HOUR)
    expect(delivery).not.toHaveProperty('dueAt')
  })

  test('an answer that is lost after the send is repeated: twice rather than never', async () => {
    cloud.local.wechat.bindEmployee(cloud.openid('chen'))
    cloud.local.wechat.fault('employee', { kind: 'answerLostAfterCommit', times: 1 })
    const ticketId = await told('job_offered', 'chen')
    cloud.pass(61_000)
    await cloud.tick()
    expect((await deliveryOf(ticketId)).state).toBe('sent')
    expect(cloud.local.wechat.sent()).toHaveLength(2)
  })

  test('two runs of the timer at once send once', async () => {
    cloud.local.wechat.bindEmployee(cloud.openid('chen'))
    cloud.local.wechat.fault('employee', { kind: 'busy', times: 1 })
    const ticketId = await told('job_offered', 'chen')
    await Promise.all([cloud.tick(), cloud.tick(), cloud.tick()])
    cloud.pass(61_000)
    // The instances are warm and each call waits before it is carried out, so all three have read what is due.
    const slow = cloud.local.faults.delayDatabase(150)
    const runs = await Promise.all([cloud.tick(), cloud.tick(), cloud.tick()])
    slow.clear()
    expect(runs.map(({ due }) => due)).toEqual([1, 1, 1])
    expect(runs.map(({ sent }) => sent).sort()).toEqual([0, 0, 1])
    expect((await deliveryOf(ticketId)).state).toBe('sent')
    expect(cloud.local.wechat.sent()).toHaveLength(1)
  })

  test('the timer leaves alone what a wake is sending', async () => {
    cloud.local.wechat.bindEmployee(cloud.openid('chen'))
    cloud.local.wechat.fault('employee', { kind: 'delay', ms: 1500, times: 1 })
    const ticketId = await cloud.waiting([cloud.notice('job_offered', 'chen')])
    const woken = cloud.wake(ticketId)
    const until = Date.now() + 1000
    while ((await cloud.deliveries(ticketId)).length === 0 && Date.now() < until) continue
    expect(await cloud.tick()).toMatchObject({ due: 0 })
    await woken
    expect((await deliveryOf(ticketId)).state).toBe('sent')
    expect(cloud.local.wechat.sent()).toHaveLength(1)
  })

  test('a person who is disabled meanwhile gets nothing more', async () => {
    cloud.local.wechat.bindEmployee(cloud.openid('liu'))
    cloud.local.wechat.fault('employee', { kind: 'busy', times: 1 })
    const ticketId = await told('job_offered', 'liu')
    const liu = cloud.database.collection('persons').doc(cloud.id('liu'))
    await liu.update({ disabledAt: cloud.now() })
    cloud.pass(61_000)
    await cloud.tick()
    await liu.update({ disabledAt: cloud.database.command.remove() })
    expect((await deliveryOf(ticketId)).state).toBe('nobody')
    expect(cloud.local.wechat.sent()).toEqual([])
  })
})

describe('the access token', () => {
  const keptToken = async () => {
    const { data } = (await cloud.database.collection('wechat_tokens').get()) as { data: { token: string }[] }
    expect(data).toHaveLength(1)
    return data[0]!.token
  }
  /** Somebody else renews by force, which ends the token that we hold (40001). */
  const endedByAnother = async () => {
    const answer = await fetch(`${cloud.local.url}/wechat/cgi-bin/stable_token`, {
      method: 'POST',
      body: JSON.stringify({
        grant_type: 'client_credential',
        appid: 'wxlocal',
        secret: 'test-wechat-secret',
        force_refresh: true,
      }),
    })
    return ((await answer.json()) as { access_token: string }).access_token
  }

  test('ended in between: renewed and repeated within the same attempt', async () => {
    cloud.local.wechat.bindEmployee(cloud.openid('chen'))
    await told('job_offered', 'chen')
    const before = await keptToken()
    const renewed = await endedByAnother()
    const ticketId = await told('job_offered', 'chen')
    expect(await deliveryOf(ticketId)).toMatchObject({ state: 'sent', attempts: [{ outcome: 'sent' }] })
    expect(cloud.local.wechat.sent()).toHaveLength(2)
    expect(await keptToken()).toBe(renewed)
    expect(renewed).not.toBe(before)
  })

  test('past its end: a new one is asked for', async () => {
    cloud.local.wechat.bindEmployee(cloud.openid('chen'))
    await told('job_offered', 'chen')
    const before = await keptToken()
    cloud.pass(3 * HOUR)
    const ticketId = await told('job_offered', 'chen')
    expect((await deliveryOf(ticketId)).state).toBe('sent')
    expect(await keptToken()).not.toBe(before)
  })

  test('not to be had: it passes, and the ladder goes on', async () => {
    cloud.local.wechat.bindEmployee(cloud.openid('chen'))
    cloud.pass(3 * HOUR)
    cloud.local.wechat.fault('token', { kind: 'busy', times: 1 })
    const ticketId = await told('job_offered', 'chen')
    expect(await deliveryOf(ticketId)).toMatchObject({ state: 'due', attempts: [{ code: -1 }] })
    cloud.pass(61_000)
    await cloud.tick()
    expect((await deliveryOf(ticketId)).state).toBe('sent')
  })
})

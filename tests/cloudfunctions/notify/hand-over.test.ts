import { OTHER_COMMUNITY_ID } from '../../support/small-community'
import { startNotifyCloud, whoOf, type NotifyCloud } from './notify-cloud'

let cloud: NotifyCloud
beforeAll(async () => {
  cloud = await startNotifyCloud()
})
afterAll(() => cloud.close())
afterEach(() => {
  cloud.local.faults.clear()
  cloud.local.wechat.clear()
})

const emergency = () => [
  cloud.notice('job_offered', 'chen'),
  cloud.notice('emergency_reported', [{ to: 'supervisor' }], 'c-1'),
]

/** Each recipient has one inbox entry and one delivery, and the outbox is empty. */
const expectToldOnce = async (ticketId: string, who: string[]) => {
  expect(whoOf(cloud, await cloud.inbox(ticketId))).toEqual(who)
  expect(whoOf(cloud, await cloud.deliveries(ticketId))).toEqual(who)
  const document = await cloud.document(ticketId)
  expect(document).toMatchObject({ version: 1, pending: [] })
  expect(document).not.toHaveProperty('pendingSince')
}

describe('handing over (design.md D4)', () => {
  test('woken, it tells everybody once and leaves the version alone', async () => {
    const ticketId = await cloud.waiting(emergency())
    expect(await cloud.wake(ticketId)).toEqual({ ok: true, data: { handedOver: 2 } })
    await expectToldOnce(ticketId, ['chen', 'supervisor'])
    const [entry] = await cloud.inbox(ticketId)
    expect((await cloud.deliveries(ticketId)).map(({ _id }) => _id)).toContain(entry!._id)
  })

  test('woken twice at once and once more later', async () => {
    const ticketId = await cloud.waiting(emergency())
    const replies = await Promise.all([cloud.wake(ticketId), cloud.wake(ticketId)])
    const handed = replies.map((reply) => (reply as { data: { handedOver: number } }).data.handedOver)
    expect(handed[0]! + handed[1]!).toBe(2)
    await cloud.wake(ticketId)
    await expectToldOnce(ticketId, ['chen', 'supervisor'])
  })

  test('never woken, the timer finds it after 20 s and sends it', async () => {
    cloud.local.wechat.bindEmployee(cloud.openid('chen'))
    const ticketId = await cloud.waiting([cloud.notice('job_offered', 'chen')])
    cloud.pass(15_000)
    await cloud.tick()
    expect(await cloud.inbox(ticketId)).toEqual([])
    cloud.pass(6_000)
    expect(await cloud.tick()).toMatchObject({ handed: 1, sent: 1, failed: 0 })
    await expectToldOnce(ticketId, ['chen'])
    expect(cloud.local.wechat.sent()).toHaveLength(1)
  })

  test('a message of the thread tells the other side and opens its ticket', async () => {
    const message = {
      _id: 'm-1',
      version: 1,
      communityId: cloud.small.community._id,
      ticketId: 't-of-message',
      pending: [cloud.notice('message_from_staff', 'wang')],
      pendingSince: cloud.now(),
    }
    await cloud.database.collection('messages').add(message)
    cloud.pass(21_000)
    await cloud.tick()
    expect(whoOf(cloud, await cloud.inbox('t-of-message'))).toEqual(['wang'])
    const { data } = (await cloud.database.collection('messages').doc('m-1').get()) as { data: object[] }
    expect(data[0]).toMatchObject({ pending: [] })
  })

  test('killed after any of its database calls, the timer does the rest, once', async () => {
    cloud.local.wechat.bindEmployee(cloud.openid('chen'))
    cloud.local.wechat.bindEmployee(cloud.openid('supervisor'))
    let killed = true
    let calls = 0
    while (killed) {
      calls += 1
      const already = cloud.local.wechat.sent().length
      const ticketId = await cloud.waiting(emergency())
      const death = cloud.local.faults.killAfterDbCall(calls, { fn: 'notify' })
      await cloud.wake(ticketId).catch(() => undefined)
      killed = death.fired() === 1
      death.clear()
      cloud.pass(21_000)
      await cloud.tick()
      cloud.pass(80_000)
      await cloud.tick()
      await expectToldOnce(ticketId, ['chen', 'supervisor'])
      for (const { state } of await cloud.deliveries(ticketId)) expect(state).toBe('sent')
      // Between the send and its note a death repeats the send: the platform knows no idempotency key.
      const sent = cloud.local.wechat.sent().length - already
      expect(sent).toBeGreaterThanOrEqual(2)
      expect(sent).toBeLessThanOrEqual(killed ? 4 : 2)
    }
    // Document, roster, two persons, two inbox entries, two deliveries, the outbox, two results.
    expect(calls).toBeGreaterThan(11)
  })

  test('a document that cannot be handed over does not stop the others', async () => {
    const broken = await cloud.waiting([{ id: 'broken', kind: 'job_offered' }])
    const ticketId = await cloud.waiting([cloud.notice('job_offered', 'chen')])
    cloud.pass(21_000)
    expect(await cloud.tick()).toMatchObject({ failed: 1 })
    await expectToldOnce(ticketId, ['chen'])
    expect((await cloud.document(broken)).pending).toHaveLength(1)
    await cloud.database.collection('tickets').doc(broken).remove()
  })

  test('a ticket that is reported wakes notify by itself', async () => {
    const { ticketId } = await cloud.as('wang').ticket.submit({
      commandId: 'command-notify-1',
      householdId: cloud.small.wangHouseholdId,
      category: 'water_leak',
    })
    const until = Date.now() + 5000
    while ((await cloud.deliveries(ticketId)).length === 0 && Date.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 50))
    const [entry] = await cloud.inbox(ticketId)
    expect(entry).toMatchObject({ kind: 'job_offered', words: { category: '漏水渗水' } })
  })
})

describe('a notice added meanwhile', () => {
  // The store is loaded late: the SDK takes its address from the environment that the cloud has set.
  const store = () => import('../../../cloudfunctions/_kit/store/store')
  const withAnother = <T extends { version: number; pending: object[] }>(before: T): T => ({
    ...before,
    version: before.version + 1,
    pending: [...before.pending, cloud.notice('ticket_overdue', 'engineeringLead', 'c-later')],
  })

  test('between reading and emptying: it is handed over in the same run', async () => {
    await cloud.wake('warm-up')
    const { load, replace } = await store()
    const ticketId = await cloud.waiting([cloud.notice('job_offered', 'chen')])
    const before = (await load<Parameters<typeof replace>[1] & { pending: object[] }>('tickets', ticketId))!
    const slow = cloud.local.faults.delayDatabase(150)
    const woken = cloud.wake(ticketId)
    await new Promise((resolve) => setTimeout(resolve, 220))
    slow.clear()
    expect(await replace('tickets', before, withAnother(before))).toBe('saved')
    expect(await woken).toEqual({ ok: true, data: { handedOver: 2 } })
    expect(whoOf(cloud, await cloud.inbox(ticketId))).toEqual(['chen', 'engineeringLead'])
    expect(await cloud.document(ticketId)).toMatchObject({ version: 2, pending: [] })
  })

  test('by a command that read before the outbox was emptied: the timer still finds it', async () => {
    const { load, replace } = await store()
    const ticketId = await cloud.waiting([cloud.notice('job_offered', 'chen')])
    const before = (await load<Parameters<typeof replace>[1] & { pending: object[] }>('tickets', ticketId))!
    await cloud.wake(ticketId)
    expect(await replace('tickets', before, withAnother(before))).toBe('saved')
    const waiting = await cloud.document(ticketId)
    expect(waiting.pending.map(({ id }) => id)).toEqual(['c-later'])
    cloud.pass(21_000)
    await cloud.tick()
    expect(whoOf(cloud, await cloud.inbox(ticketId))).toEqual(['chen', 'engineeringLead'])
    expect(await cloud.document(ticketId)).not.toHaveProperty('pendingSince')
  })
})

describe('who is told', () => {
  test('somebody who is named twice is told once', async () => {
    const lead = { to: 'lead', department: 'engineering' } as const
    const owner = { to: 'person', personId: cloud.id('engineeringLead') } as const
    const ticketId = await cloud.waiting([cloud.notice('ticket_overdue', [lead, owner])])
    await cloud.wake(ticketId)
    await expectToldOnce(ticketId, ['engineeringLead'])
  })

  test('a disabled person gets nothing; the lead is told instead', async () => {
    const ticketId = await cloud.waiting([cloud.notice('job_offered', 'disabled')])
    await cloud.wake(ticketId)
    await expectToldOnce(ticketId, ['engineeringLead'])
  })

  test('without a lead the supervisor, without both the manager', async () => {
    const lead = [{ to: 'lead', department: 'engineering' } as const]
    const close = (who: 'engineeringLead' | 'supervisor', disabledAt: unknown) =>
      cloud.database.collection('persons').doc(cloud.id(who)).update({ disabledAt })
    await close('engineeringLead', cloud.now())
    const second = await cloud.waiting([cloud.notice('ticket_overdue', lead)])
    await cloud.wake(second)
    await close('supervisor', cloud.now())
    const third = await cloud.waiting([cloud.notice('ticket_overdue', lead)])
    await cloud.wake(third)
    for (const who of ['engineeringLead', 'supervisor'] as const)
      await close(who, cloud.database.command.remove())
    await expectToldOnce(second, ['supervisor'])
    await expectToldOnce(third, ['manager'])
  })

  test('nobody at all: it is kept where it can be seen, once, with an alarm', async () => {
    const ticketId = await cloud.waiting([cloud.notice('emergency_reported', [{ to: 'supervisor' }])], {
      communityId: OTHER_COMMUNITY_ID,
    })
    await Promise.all([cloud.wake(ticketId), cloud.wake(ticketId)])
    expect(await cloud.inbox(ticketId)).toEqual([])
    const deliveries = await cloud.deliveries(ticketId)
    expect(deliveries).toHaveLength(1)
    expect(deliveries[0]).toMatchObject({ state: 'nobody', personId: 'nobody' })
    expect((await cloud.document(ticketId)).pending).toEqual([])
    const lines = cloud.local.logs.tail('notify').map(({ text }) => text)
    expect(lines.filter((line) => line.includes('alarm_nobody_to_tell'))).toHaveLength(1)
  })
})

import { refusalOf } from '../../support/cloud'
import { startNotifyCloud, type NotifyCloud } from './notify-cloud'

let cloud: NotifyCloud
beforeEach(async () => {
  cloud = await startNotifyCloud()
})
afterEach(() => cloud.close())

/** So many notices for 王芳, all of the same second, as one command makes them. */
const told = async (count: number, tag = 'a') => {
  const notices = Array.from({ length: count }, (_, index) =>
    cloud.notice('ticket_accepted', 'wang', `c-${tag}-${index}`),
  )
  const ticketId = await cloud.waiting(notices)
  await cloud.wake(ticketId)
  return ticketId
}
const command = (name: string) => `command-${name}`

describe('the inbox (design.md D4)', () => {
  test('its head is one read beside who-am-I, and its stamp changes with what is new', async () => {
    const empty = await cloud.as('wang').notify.inbox.head({})
    expect(empty).toMatchObject({ unread: 0 })
    expect(empty).not.toHaveProperty('newest')
    const ticketId = await told(2)
    cloud.local.counters.reset()
    const head = await cloud.as('wang').notify.inbox.head({})
    expect(cloud.local.counters.byFunction()['notify']).toMatchObject({
      calls: 1,
      db: { 'database.getDocument': 2 },
      dbSequence: 1,
    })
    expect(head).toMatchObject({
      unread: 2,
      newest: { kind: 'ticket_accepted', title: '工单 K7Q4M2 已接单', text: '“漏水渗水”', ticketId },
    })
    expect(head.stamp).not.toBe(empty.stamp)
    expect((await cloud.as('wang').notify.inbox.head({})).stamp).toBe(head.stamp)
  })

  test('pages neither lose nor repeat entries of the same second', async () => {
    await told(5)
    cloud.pass(1000)
    await told(4, 'b')
    const seen: string[] = []
    let before: string | undefined
    do {
      const page = await cloud.as('wang').notify.inbox.list({ limit: 2, before })
      expect(page.entries.length).toBeLessThanOrEqual(2)
      seen.push(...page.entries.map(({ entryId }) => entryId))
      before = page.before
    } while (before !== undefined)
    expect(seen).toHaveLength(9)
    expect(new Set(seen).size).toBe(9)
    const all = await cloud.as('wang').notify.inbox.list({ limit: 50 })
    expect(all.entries.map(({ entryId }) => entryId)).toEqual(seen)
    const times = all.entries.map(({ at }) => at)
    expect(times).toEqual([...times].sort((a, b) => b - a))
  })

  test('reading marks what was seen, not what came later; twice is once', async () => {
    await told(3)
    const seen = await cloud.as('wang').notify.inbox.head({})
    cloud.pass(5000)
    await told(1, 'b')
    const until = seen.newest!.at
    expect(await cloud.as('wang').notify.inbox.read({ until, commandId: command('read-1') })).toEqual({
      unread: 1,
    })
    const first = await cloud.as('wang').notify.inbox.list({})
    cloud.pass(5000)
    expect(await cloud.as('wang').notify.inbox.read({ until, commandId: command('read-1') })).toEqual({
      unread: 1,
    })
    const second = await cloud.as('wang').notify.inbox.list({})
    expect(second.entries).toEqual(first.entries)
    expect(second.entries.map(({ readAt }) => readAt === undefined)).toEqual([true, false, false, false])
    expect((await cloud.as('wang').notify.inbox.head({})).stamp).not.toBe(seen.stamp)
  })

  test('reading a ticket marks what it shows and nothing about another one; twice is once', async () => {
    const [one, two] = [await told(2), await told(1, 'b')]
    const until = cloud.now()
    cloud.pass(5000)
    const later = cloud.notice('staff_set_out', 'wang', 'c-late')
    const tickets = cloud.database.collection('tickets')
    await tickets.where({ _id: one }).update({ pending: [later], pendingSince: cloud.now(), version: 2 })
    await cloud.wake(one)
    const { inbox } = cloud.as('wang').notify
    const unreadOf = async () =>
      (await inbox.list({})).entries
        .filter(({ readAt }) => readAt === undefined)
        .map(({ ticketId, kind }) => [ticketId, kind])
    const left = [
      [one, 'staff_set_out'],
      [two, 'ticket_accepted'],
    ]
    const read = () => inbox.read({ until, ticketId: one, commandId: command('read-5') })
    expect(await read()).toEqual({ unread: 2 })
    expect(await unreadOf()).toEqual(left)
    const first = await inbox.list({})
    cloud.pass(5000)
    expect(await read()).toEqual({ unread: 2 })
    expect(await inbox.list({})).toMatchObject({ entries: first.entries })
    const other = cloud.as('wangHusband').notify.inbox
    await other.read({ until: cloud.now(), ticketId: two, commandId: command('read-6') })
    expect(await unreadOf()).toEqual(left)
  })

  test('more than thirty unread are shown as thirty, and all of them are marked', async () => {
    await told(20)
    await told(20, 'b')
    expect((await cloud.as('wang').notify.inbox.head({})).unread).toBe(30)
    const answer = await cloud
      .as('wang')
      .notify.inbox.read({ until: cloud.now(), commandId: command('read-2') })
    expect(answer).toEqual({ unread: 0 })
    const { entries } = await cloud.as('wang').notify.inbox.list({ limit: 50 })
    expect(entries).toHaveLength(40)
    expect(entries.filter(({ readAt }) => readAt === undefined)).toEqual([])
  })

  test('is the caller’s own: others see and mark nothing of it', async () => {
    await told(1)
    const husband = cloud.as('wangHusband').notify.inbox
    expect(await husband.head({})).toMatchObject({ unread: 0 })
    expect(await husband.read({ until: cloud.now(), commandId: command('read-3') })).toEqual({ unread: 0 })
    expect((await husband.list({})).entries).toEqual([])
    expect((await cloud.as('wang').notify.inbox.head({})).unread).toBe(1)
    expect((await cloud.browser(cloud.id('wang')).notify.inbox.head({})).unread).toBe(1)
  })

  test.each([
    ['nobody signed in', () => cloud.nobody(), 'NO_IDENTITY'],
    ['a WeChat identity that nobody knows', () => cloud.api('o-test-unknown'), 'NOT_REGISTERED'],
    ['a disabled person', () => cloud.as('disabled'), 'DISABLED'],
  ])('%s is refused', async (_name, api, code) => {
    const { inbox } = api().notify
    expect(await refusalOf(inbox.head({}))).toBe(code)
    expect(await refusalOf(inbox.list({}))).toBe(code)
    expect(await refusalOf(inbox.read({ until: 1, commandId: command('read-4') }))).toBe(code)
  })

  test('times are worded as of the day they are read', async () => {
    const by = cloud.now() + 5 * 3_600_000
    const notice = cloud.notice('ticket_done', 'wang')
    await cloud.wake(await cloud.waiting([{ ...notice, words: { ...notice.words, by } }]))
    const text = async () => (await cloud.as('wang').notify.inbox.head({})).newest!.text
    expect(await text()).toContain('今天 15:00')
    cloud.pass(24 * 3_600_000)
    expect(await text()).toContain('昨天 15:00')
  })
})

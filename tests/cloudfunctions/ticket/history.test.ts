import type { TimelineItem } from '../../../contract/ticket'
import { append, intakeOf, progressOf } from '../../../domain/ticket/append'
import { replay } from '../../../domain/ticket/evolve'
import { figuresOf } from '../../../domain/ticket/figures'
import {
  PART_SIZE,
  shelve,
  TIMELINE_CAP,
  wholeTimeline,
  type HistoryPart,
} from '../../../domain/ticket/history'
import type { Ticket } from '../../../domain/ticket/ticket'
import { refusalOf } from '../../support/cloud'
import { on, upTo, type Job } from './steps'
import { startTicketCloud, type TicketCloud } from './ticket-cloud'

let cloud: TicketCloud
beforeAll(async () => {
  cloud = await startTicketCloud()
})
afterEach(() => cloud.local.faults.clear())
afterAll(() => cloud.close())
const LONG = process.env['ANLIN_LONG'] === '1'
jest.setTimeout(LONG ? 600_000 : 60_000)

const partsOf = async (ticketId: string): Promise<HistoryPart[]> =>
  (
    (await cloud.database.collection('ticket_history').where({ ticketId }).limit(1000).get()) as {
      data: HistoryPart[]
    }
  ).data

/** Everything a ticket knows, with what must always be true of it. */
const soundOf = async (ticketId: string) => {
  const ticket = await cloud.ticket(ticketId)
  const parts = await partsOf(ticketId)
  const whole = wholeTimeline(ticket, parts)
  const ids = whole.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ticket.timeline.length).toBeLessThanOrEqual(TIMELINE_CAP)
  expect(whole).toHaveLength((ticket.inHistory ?? 0) + ticket.timeline.length)
  expect(replay(whole)).toEqual(progressOf(ticket))
  expect(ticket.facts).toEqual(figuresOf(intakeOf(ticket), replay(whole)))
  return { ticket, parts, whole, ids }
}

/** Lets a ticket go back and forth between its two technicians, without asking the cloud, until it has `size` entries. */
const grown = async (size: number): Promise<Job> => {
  const job = await upTo(cloud)
  const { _id, ...before } = await cloud.ticket(job.ticketId)
  let ticket: Ticket = { _id, ...before }
  const by = { kind: 'staff' as const, personId: cloud.id('engineeringLead'), name: '赵明' }
  for (let n = 0; (ticket.inHistory ?? 0) + ticket.timeline.length < size; n += 1) {
    const { _id: personId, name, phone } = cloud.small.people[n % 2 === 0 ? job.other : job.owner]
    const owner = { personId, name, phone, as: 'member' as const }
    const fact = { type: 'dispatched' as const, owner, why: 'assigned_by_person' as const }
    const next = append(ticket, [{ id: `grown-${String(n)}`, at: ticket.submittedAt + n, by, fact }])
    const { ticket: kept, parts } = shelve(next, ticket.version)
    for (const part of parts) await cloud.database.collection('ticket_history').add(part)
    const { pendingSince: _since, ...told } = kept
    ticket = { ...told, pending: [] }
  }
  const { _id: _same, ...after } = ticket
  await cloud.database.collection('tickets').doc(_id).set(after)
  const owner = cloud.nameOf(ticket.owner.personId)
  return { ticketId: job.ticketId, owner, other: owner === 'chen' ? 'liu' : 'chen' }
}

const assign = (job: Job, commandId: string) =>
  on(cloud, 'engineeringLead', job)['assign']!({ commandId, toPersonId: cloud.id(job.other) })

describe('a ticket whose document is full', () => {
  it('keeps its oldest entries as history with the next command, whichever of its calls it dies after', async () => {
    let died = 0
    let halfway = 0
    // The first five only read.
    for (let nth = LONG ? 1 : 5; nth <= 12; nth += 1) {
      const job = await grown(TIMELINE_CAP)
      const before = (await soundOf(job.ticketId)).ids
      const commandId = cloud.command()
      const death = cloud.local.faults.killAfterDbCall(nth, { fn: 'ticket' })
      await assign(job, commandId).catch(() => undefined)
      const struck = death.fired() > 0
      death.clear()
      // Nothing is lost or told twice at that very moment, and sending it again completes it.
      const then = await soundOf(job.ticketId)
      expect([before.length, before.length + 1]).toContain(then.ids.length)
      halfway += then.parts.length > 0 && then.ticket.inHistory === undefined ? 1 : 0
      await assign(job, commandId)
      const { ids, parts, ticket } = await soundOf(job.ticketId)
      expect([nth, ids]).toEqual([nth, [...before, commandId]])
      expect([parts.length, ticket.inHistory]).toEqual([1, PART_SIZE])
      if (!struck) break
      died += 1
    }
    expect(died).toBeGreaterThan(1)
    expect(halfway).toBeGreaterThan(0)
  })

  it('takes commands of many at once, and each of them once', async () => {
    const job = await grown(TIMELINE_CAP - 1)
    const commands = Array.from({ length: 4 }, () => cloud.command())
    const before = (await soundOf(job.ticketId)).ids
    const insist = async (commandId: string): Promise<void> => {
      const word = await refusalOf(assign(job, commandId))
      if (word === 'BUSY') await insist(commandId)
      else expect(word).toBe('allowed')
    }
    await Promise.all([...commands, ...commands].map(insist))
    const { ids, ticket } = await soundOf(job.ticketId)
    expect(ids.slice(0, before.length)).toEqual(before)
    expect(ids.slice(before.length).sort()).toEqual([...commands].sort())
    expect(ticket.inHistory).toBe(PART_SIZE)
  })

  it('never puts back what was read before somebody else wrote', async () => {
    const job = await grown(TIMELINE_CAP)
    const ticket = await cloud.ticket(job.ticketId)
    const [stale] = shelve(append(ticket, ticket.timeline.slice(0, 1)), ticket.version - 1).parts
    const entries = stale!.entries.map((entry) => ({ ...entry, at: 0 }))
    await cloud.database.collection('ticket_history').add({ ...stale!, entries })
    await assign(job, cloud.command())
    const { parts } = await soundOf(job.ticketId)
    expect(parts).toMatchObject([{ asOf: ticket.version, version: 2 }])
    expect(parts[0]!.entries).toEqual(ticket.timeline.slice(0, PART_SIZE))
  })

  it('knows a command whose entry is history by now, also when it would be refused today', async () => {
    const job = await upTo(cloud, 'accept')
    const accepted = (await cloud.ticket(job.ticketId)).timeline.at(-1)!.id
    const arrive = { commandId: cloud.command() }
    await on(cloud, job.owner, job)['arrive']!(arrive)
    let ticket = await cloud.ticket(job.ticketId)
    const by = { kind: 'system' as const }
    for (let n = 0; ticket.timeline.length < TIMELINE_CAP; n += 1)
      ticket = append(ticket, [
        { id: `late-${String(n)}`, at: cloud.now(), by, fact: { type: 'replied', messageId: 'm' } },
      ])
    const { _id, ...filled } = ticket
    await cloud.database.collection('tickets').doc(_id).set(filled)
    await on(cloud, job.owner, job)['finish']!()
    const before = await soundOf(job.ticketId)
    expect(before.parts[0]!.entries.map(({ id }) => id)).toContain(arrive.commandId)
    expect(await refusalOf(on(cloud, job.owner, job)['arrive']!())).toBe('WRONG_STATE')
    expect((await on(cloud, job.owner, job)['arrive']!(arrive)).state).toBe('done')
    expect((await on(cloud, job.owner, job)['accept']!({ commandId: accepted })).state).toBe('done')
    expect((await soundOf(job.ticketId)).ticket.version).toBe(before.ticket.version)
  })
})

/** Reads a ticket's story to its beginning, as its page does. */
const storyOf = async (who: Parameters<TicketCloud['as']>[0], ticketId: string) => {
  const { ticket } = cloud.as(who)
  const view = await ticket.get({ ticketId })
  let items: TimelineItem[] = view.timeline
  let pages = 1
  for (let before = view.earlier; before !== undefined; pages += 1) {
    const page = await ticket.earlier({ ticketId, before })
    items = [...page.timeline, ...items]
    before = page.earlier
  }
  return { view, items, pages }
}

describe('a long story', () => {
  it('is told page by page to everybody who may read it, and to nobody else', async () => {
    const job = await grown(450)
    for (const who of ['wang', job.owner, 'supervisor'] as const) {
      const { view, items, pages } = await storyOf(who, job.ticketId)
      expect(view.timeline.length).toBeLessThanOrEqual(TIMELINE_CAP)
      expect(items).toHaveLength(450)
      expect(items[0]).toMatchObject({ what: 'submitted' })
      expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
      expect(pages).toBe(4)
    }
    const { earlier } = await cloud.as('supervisor').ticket.get({ ticketId: job.ticketId })
    const ask = (who: 'zhang' | 'guard', before = earlier!) =>
      refusalOf(cloud.as(who).ticket.earlier({ ticketId: job.ticketId, before }))
    expect([await ask('zhang'), await ask('guard')]).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED'])
    await expect(
      cloud.as('wang').ticket.earlier({ ticketId: job.ticketId, before: 'nowhere' }),
    ).rejects.toMatchObject({ code: 'BAD_INPUT', data: { field: 'before' } })
  })

  it('goes on however many messages it has, each known when it is sent again', async () => {
    const job = await upTo(cloud, 'accept')
    const first = { commandId: cloud.command(), text: '第一句' }
    await on(cloud, 'wang', job)['say']!(first)
    const [said] = (
      (await cloud.database.collection('messages').where({ ticketId: job.ticketId }).get()) as {
        data: object[]
      }
    ).data
    const at = cloud.now()
    const many = Array.from({ length: 600 }, (_none, n) => ({
      ...said,
      ...{ _id: `m-many-${String(n)}`, at: at + Math.floor(n / 3), text: `第${String(n)}句`, pending: [] },
    }))
    await cloud.database.collection('messages').add(many)
    cloud.setTime(at + 1000)
    expect((await on(cloud, job.owner, job)['say']!({ text: '在' })).timeline.at(-1)).toMatchObject({
      text: '在',
    })
    const { view, items, pages } = await storyOf('wang', job.ticketId)
    expect(view.timeline).toHaveLength(100)
    expect(items.filter(({ what }) => what === 'message')).toHaveLength(602)
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
    expect(items.map((item) => item.at)).toEqual(items.map((item) => item.at).sort((a, b) => a - b))
    expect(items.slice(0, 4).map(({ what }) => what)).toEqual([
      'submitted',
      'dispatched',
      'accepted',
      'message',
    ])
    expect(pages).toBe(7)
    // Closed meanwhile: a new message of the resident is refused, the one that arrived is answered.
    await on(cloud, 'wang', job)['cancel']!()
    expect(await refusalOf(on(cloud, 'wang', job)['say']!())).toBe('WRONG_STATE')
    expect(await refusalOf(on(cloud, 'wang', job)['say']!(first))).toBe('allowed')
    expect(await cloud.messages(job.ticketId)).toHaveLength(602)
  })

  it('of a thousand commands stays whole, in a document that does not grow with it', async () => {
    const size = LONG ? 1000 : 308
    const job = await grown(LONG ? 2 : 296)
    const sent: string[] = []
    const send = async (who: Parameters<TicketCloud['as']>[0], command: string) => {
      const commandId = cloud.command()
      sent.push(commandId)
      await on(cloud, who, job)[command]!({ commandId })
    }
    while ((await cloud.ticket(job.ticketId)).version < size)
      for (const [who, command] of [
        [job.owner, 'accept'],
        [job.owner, 'arrive'],
        [job.owner, 'finish'],
        ['wang', 'reopen'],
      ] as const)
        await send(who, command)
    const { ticket, ids, parts } = await soundOf(job.ticketId)
    expect(ids.slice(-sent.length)).toEqual(sent)
    expect(parts).toHaveLength((ticket.inHistory ?? 0) / PART_SIZE)
    expect(ids.length).toBeGreaterThan(size)
    expect(JSON.stringify(ticket).length).toBeLessThan(250_000)
    // Counted by the same figures as every other ticket.
    expect(ticket.facts.reopened).toBe(sent.length / 4)
  })
})

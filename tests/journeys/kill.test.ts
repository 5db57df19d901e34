import { createHash } from 'node:crypto'
import type { InboxDocument } from '../../cloudfunctions/notify/documents'
import { intakeOf, progressOf } from '../../domain/ticket/append'
import { evolve, replay, unborn } from '../../domain/ticket/evolve'
import { noticesOf } from '../../domain/ticket/notices-of'
import type { Ticket } from '../../domain/ticket/ticket'
import { seedSmallCommunity, type PersonName, type SmallCommunity } from '../support/small-community'
import { cloudProcess, type CloudProcess } from './cloud-process'

const DEATHS = process.env['ANLIN_LONG'] === '1' ? 200 : 10
const WORKERS = 3
jest.setTimeout(60_000 + DEATHS * 6000)

let cloud: CloudProcess
let small: SmallCommunity
let over = false
beforeAll(async () => {
  cloud = await cloudProcess()
  await cloud.start()
  small = await seedSmallCommunity(cloud)
})
afterAll(() => cloud.close())

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))
let commands = 0

/** What the cloud acknowledged, with an id that must be found again. */
type Acknowledged = { ticketId: string; commandId: string; action: string }
const acknowledged: Acknowledged[] = []
const refusals: string[] = []
let retries = 0

/** Sends until an answer arrives, always the same command, as the app does with a draft. */
const insist = async (
  who: PersonName,
  action: string,
  input: object,
): Promise<{ ticketId: string } | undefined> => {
  for (;;) {
    try {
      const reply = await cloud.call(small.people[who].openid, `ticket.${action}`, input)
      if (reply.ok) return reply.data as { ticketId: string }
      if (reply.error.code !== 'BUSY' && reply.error.code !== 'UNEXPECTED') {
        refusals.push(`${action} ${reply.error.code}`)
        return undefined
      }
    } catch {
      // Killed under way: the cloud is being started again.
    }
    retries += 1
    await pause(50)
  }
}

const ownerOf = async (ticketId: string): Promise<PersonName> => {
  const reply = (await insist('wang', 'get', { ticketId })) as unknown as { ownerName: string }
  return reply.ownerName.startsWith('陈') ? 'chen' : 'liu'
}

/** One repair from report to confirmation, then the next, until the last death. */
const live = async (): Promise<void> => {
  while (!over) {
    const submit = {
      commandId: `kill-${String((commands += 1)).padStart(5, '0')}`,
      householdId: small.wangHouseholdId,
      category: 'water_leak',
    }
    const ticketId = (await insist('wang', 'submit', submit))!.ticketId
    acknowledged.push({ ticketId, commandId: submit.commandId, action: 'submit' })
    const owner = await ownerOf(ticketId)
    const steps: [PersonName, string, object][] = [
      [owner, 'accept', {}],
      [owner, 'say', { text: '马上到' }],
      [owner, 'setOut', {}],
      [owner, 'arrive', {}],
      ['wang', 'say', { text: '谢谢' }],
      [owner, 'finish', { cause: '老化', minutes: 20 }],
      ['wang', 'confirm', {}],
    ]
    for (const [who, action, more] of steps) {
      const commandId = `kill-${String((commands += 1)).padStart(5, '0')}`
      if ((await insist(who, action, { ticketId, commandId, ...more })) !== undefined)
        acknowledged.push({ ticketId, commandId, action })
    }
  }
}

const all = async <T>(collection: string): Promise<T[]> => {
  const found: T[] = []
  for (;;) {
    const page = (await cloud.database.collection(collection).skip(found.length).limit(1000).get()) as {
      data: T[]
    }
    found.push(...page.data)
    if (page.data.length < 1000) return found
  }
}

const inboxId = (documentId: string, noticeId: string, personId: string): string =>
  createHash('sha256')
    .update(JSON.stringify([documentId, noticeId, personId]))
    .digest('hex')
    .slice(0, 32)

/** Every inbox entry that the timeline says must exist; in a repair told to persons only. */
const expectedInbox = (ticket: Ticket): string[] => {
  let before = unborn()
  return ticket.timeline.flatMap((entry) => {
    const after = evolve(before, entry)
    const notices = noticesOf(intakeOf(ticket), { before, after }, entry)
    before = after
    return notices.flatMap(({ id, audience }) =>
      audience.map((one) => {
        if (one.to !== 'person') throw new Error(`an office was told: ${JSON.stringify(one)}`)
        return inboxId(ticket._id, id, one.personId)
      }),
    )
  })
}

describe('a cloud that is killed again and again', () => {
  it('loses nothing that it acknowledged, does nothing twice, and leaves nobody untold', async () => {
    const workers = Array.from({ length: WORKERS }, live)
    for (let death = 1; death <= DEATHS; death += 1) {
      await pause(200 + Math.floor(Math.random() * 900))
      await cloud.kill()
      await cloud.start()
    }
    over = true
    await Promise.all(workers)
    for (let round = 0; round < 3; round += 1) {
      await cloud.advance(60_000)
      await cloud.runTimer('notify')
    }

    const tickets = await all<Ticket>('tickets')
    type Message = { _id: string; ticketId: string; by: { personId: string }; pending: unknown[] }
    const messages = await all<Message>('messages')
    const byId = new Map(tickets.map((ticket) => [ticket._id, ticket]))
    expect(retries).toBeGreaterThan(0)
    expect(refusals).toEqual([])

    // No acknowledged write is lost, and each was applied once.
    for (const { ticketId, commandId, action } of acknowledged) {
      const times = byId.get(ticketId)?.timeline.filter((entry) => entry.id === commandId).length
      if (action !== 'say') expect([action, times]).toEqual([action, 1])
    }
    const submitted = new Set(
      acknowledged.filter(({ action }) => action === 'submit').map(({ ticketId }) => ticketId),
    )
    expect(tickets).toHaveLength(submitted.size)
    const said = acknowledged.filter(({ action }) => action === 'say')
    expect(messages).toHaveLength(said.length)
    for (const ticket of tickets) {
      expect(ticket.timeline.map((entry) => entry.fact.type)).toEqual([
        'submitted',
        'dispatched',
        'accepted',
        'replied',
        'set_out',
        'arrived',
        'finished',
        'confirmed',
      ])
      expect(replay(ticket.timeline)).toEqual(progressOf(ticket))
      expect(ticket.version).toBe(7)
    }

    // Everything that had to follow was handed over, once.
    const expected = [
      ...tickets.flatMap(expectedInbox),
      ...messages.map((message) => {
        const { reporterId, owner } = byId.get(message.ticketId)!
        return inboxId(
          message._id,
          message._id,
          message.by.personId === reporterId ? owner.personId : reporterId,
        )
      }),
    ]
    const inbox = await all<InboxDocument>('inbox')
    expect(inbox.map((entry) => entry._id).sort()).toEqual(expected.sort())
    expect([...tickets, ...messages].filter(({ pending }) => pending.length > 0)).toEqual([])
  })
})

import { HOUR, MINUTE } from '../../domain/kernel/instant'
import { DONE, on, upTo } from './ticket/steps'
import { startTicketCloud, WEDNESDAY, type TicketCloud } from './ticket/ticket-cloud'

jest.setTimeout(240_000)

/** 20:00 in Shanghai: offices are closed until 08:30, engineering and security work round the clock. */
const EVENING = WEDNESDAY + 10 * HOUR
/**
 * To Monday, 10:00. Who stands in for somebody off duty is decided when a notice goes out, so a jump that lands outside
 * working time also tells the duty officer; this one lands within.
 */
const DAYS = (4 * 24 + 14) * HOUR

type Row = Record<string, unknown>

/** Tickets with different clocks: nobody accepts, an emergency, accepted, done and never confirmed, held overnight. */
async function life(cloud: TicketCloud): Promise<void> {
  const labels: string[] = []
  for (const category of ['water_leak', 'elevator_trapped'] as const)
    labels.push((await cloud.dispatched(category)).ticketId)
  const accepted = await upTo(cloud, 'accept')
  await on(cloud, 'wang', accepted)['say']!()
  labels.push(accepted.ticketId, (await upTo(cloud, ...DONE)).ticketId)
  cloud.setTime(EVENING)
  labels.push((await cloud.as('wang').ticket.submit(cloud.report('cleaning'))).ticketId)
  await cloud.local.settled()
  if (new Set(labels).size !== 5) throw new Error('five tickets were expected')
}

/** What is left at the end without instants, ids and counters: what happened, to whom it was told, and how that ended. */
async function outcome(cloud: TicketCloud): Promise<unknown> {
  const all = async (collection: string): Promise<Row[]> =>
    ((await cloud.database.collection(collection).limit(1000).get()) as { data: Row[] }).data
  const sorted = (lines: string[]): string[] => lines.sort()
  const personName = (id: unknown): string => cloud.nameOf(String(id))
  const tickets = await all('tickets')
  const communityId = String(tickets[0]?.communityId)
  const figures = await cloud.as('supervisor').insight.today({ communityId })
  const category = new Map(
    tickets.map((ticket) => [ticket._id, String(ticket.category) + String(ticket.state)]),
  )
  const told = (row: Row): string =>
    `${String(row.kind)} → ${personName(row.personId)}: ${category.get(row.ticketId) ?? ''}`
  return {
    tickets: sorted(
      tickets.map((ticket) => {
        const clocks = (ticket.clocks as Row[]).map((one) => [
          one.name,
          one.metAt !== undefined,
          one.overdueAt !== undefined,
        ])
        return JSON.stringify([
          ticket.category,
          ticket.state,
          ticket.open,
          clocks,
          coarse(ticket.facts),
          (ticket.pending as unknown[]).length,
        ])
      }),
    ),
    inbox: sorted((await all('inbox')).map(told)),
    deliveries: sorted(
      (await all('deliveries')).map((row) => {
        const tried = (row.attempts as Row[]).map((one) => [one.channel, one.outcome])
        return `${told(row)} ${String(row.state)} ${JSON.stringify(tried)}`
      }),
    ),
    phones: sorted(cloud.local.wechat.sent().map(({ to, templateId }) => `${to} ${templateId}`)),
    figures: { ...figures, now: 0 },
  }
}

/** Each life begins and ends in seconds of its own, so instants are compared by the minute. */
const coarse = (facts: unknown): unknown =>
  JSON.parse(
    JSON.stringify(facts, (_key, value: unknown) =>
      typeof value === 'number' && value > 1_000_000_000_000 ? Math.floor(value / MINUTE) : value,
    ),
  )

it('time that moves by the minute, by the hour and in one jump ends in the same state', async () => {
  const strides = process.env['ANLIN_LONG'] === '1' ? [MINUTE, HOUR, DAYS] : [3 * HOUR, DAYS]
  const outcomes: unknown[] = []
  for (const step of strides) {
    const cloud = await startTicketCloud()
    try {
      await life(cloud)
      await cloud.local.advance(DAYS, { step })
      // What a tick left for the next one: a notice handed over by the timer of the other function.
      await cloud.tick('ticket')
      await cloud.tick('notify')
      await cloud.local.settled()
      outcomes.push(await outcome(cloud))
    } finally {
      await cloud.close()
    }
  }
  const [first, ...others] = outcomes
  expect(JSON.stringify(first)).toContain('overdue')
  for (const other of others) expect(other).toEqual(first)
})

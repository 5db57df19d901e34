import { startTicketCloud, type TicketCloud } from '../ticket/ticket-cloud'

let cloud: TicketCloud
beforeAll(async () => {
  cloud = await startTicketCloud()
})
afterAll(() => cloud.close())
jest.setTimeout(120_000)

type Who = Parameters<TicketCloud['as']>[0]
const head = (who: Who, offers = true) => cloud.as(who).notify.inbox.head({ offers })

test('a colleague’s poll tells that there is an offer, and that it is taken', async () => {
  const before = await head('chen')
  const { ticketId, owner, other } = await cloud.dispatched()
  const offered = await head(other)
  expect(offered.offers).not.toBe(before.offers)
  // The inbox cannot tell: only the one it was offered to got a notice.
  expect(offered.unread).toBe(0)
  await cloud.as(owner).ticket.accept({ ticketId, commandId: cloud.command() })
  expect((await head(other)).offers).toBe(before.offers)
})

test('it is asked for only while the list is in sight, and another department’s offers are no news', async () => {
  expect(await head('chen', false)).not.toHaveProperty('offers')
  const before = await head('cleaner')
  await cloud.dispatched()
  expect((await head('cleaner')).offers).toBe(before.offers)
  expect((await head('wang')).offers).toBe('')
})

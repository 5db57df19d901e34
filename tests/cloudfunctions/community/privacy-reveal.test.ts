import type { PersonName } from '../../support/small-community'
import { refusalOf } from '../../support/cloud'
import { startTicketCloud, type TicketCloud } from '../ticket/ticket-cloud'

let cloud: TicketCloud
beforeAll(async () => {
  cloud = await startTicketCloud()
})
afterAll(() => cloud.close())

const DAY = 24 * 3_600_000
const NUMBER = '13900001000'
const MASKED = '139****1000'

const reveal = (who: PersonName, ticketId: string) =>
  cloud.as(who).ticket.reveal({ ticketId, commandId: cloud.command() })

const revealsOf = async (ticketId: string): Promise<{ actorId: string; about: string; act: string }[]> => {
  const where = { ref: ticketId, act: 'phone_revealed' }
  const found = (await cloud.database.collection('audit').where(where).limit(100).get()) as {
    data: { actorId: string; about: string; act: string }[]
  }
  return found.data
}

it('shows number and name by need: whole to the reporter, the name to the handler, masked to everybody else', async () => {
  const { ticketId, owner, other } = await cloud.dispatched()
  const seenBy = async (who: PersonName) => (await cloud.as(who).ticket.get({ ticketId })).reporter
  expect(await seenBy('wang')).toEqual({ name: '王芳', phone: NUMBER })
  expect(await seenBy('wangHusband')).toEqual({ name: '王芳', phone: MASKED })
  expect(await seenBy(owner)).toEqual({ name: '王芳', phone: MASKED })
  for (const who of [other, 'engineeringLead', 'dispatcher', 'supervisor', 'manager'] as const)
    expect(await seenBy(who)).toEqual({ name: '王*', phone: MASKED })
})

it('names the resident in the story only to those who need the name', async () => {
  const { ticketId, owner } = await cloud.dispatched()
  await cloud.as('wang').ticket.say({ ticketId, commandId: cloud.command(), text: '请下午来' })
  const names = async (who: PersonName) => {
    const { timeline } = await cloud.as(who).ticket.get({ ticketId })
    return [...new Set(timeline.filter((item) => item.who.kind === 'resident').map((item) => item.who.name))]
  }
  expect(await names(owner)).toEqual(['王芳'])
  expect(await names('supervisor')).toEqual(['王*'])
  expect(await names('wang')).toEqual(['王芳'])
})

it('shows the number in full to whoever works on the open ticket, and says so to the reporter', async () => {
  const { ticketId, owner } = await cloud.dispatched()
  for (const who of [owner, 'engineeringLead', 'dispatcher', 'supervisor', 'manager'] as const) {
    expect((await cloud.as(who).ticket.get({ ticketId })).mayReveal).toBe(true)
    expect(await reveal(who, ticketId)).toEqual({ name: '王芳', phone: NUMBER })
  }
  const { lines } = await cloud.as('wang').community.audit.aboutMe({})
  const seen = lines.filter(({ ref }) => ref === ticketId)
  expect(seen.map(({ act }) => act)).toEqual(Array<string>(5).fill('phone_revealed'))
  expect(seen.map(({ actor }) => actor)).toContain('何师傅')
})

it('leaves one line a person, ticket and day, however often it is asked', async () => {
  const { ticketId, owner } = await cloud.dispatched()
  await Promise.all([reveal(owner, ticketId), reveal(owner, ticketId)])
  await reveal(owner, ticketId)
  expect(await revealsOf(ticketId)).toHaveLength(1)
  await reveal('supervisor', ticketId)
  expect(await revealsOf(ticketId)).toHaveLength(2)
  const before = cloud.now()
  cloud.setTime(before + DAY)
  await reveal(owner, ticketId)
  cloud.setTime(before)
  const lines = await revealsOf(ticketId)
  expect(lines).toHaveLength(3)
  expect(new Set(lines.map(({ about }) => about))).toEqual(new Set([cloud.id('wang')]))
})

it('refuses everybody whose work it is not, and leaves no line', async () => {
  const { ticketId, other } = await cloud.dispatched()
  for (const who of [other, 'guard', 'securityLead', 'cashier', 'wang', 'wangHusband', 'stranger'] as const) {
    expect(await refusalOf(reveal(who, ticketId))).toBe('NOT_ALLOWED')
    const view = await cloud.raw(who, { action: 'ticket.get', input: { ticketId } })
    if (view.ok) expect(view.data).toMatchObject({ mayReveal: false })
  }
  expect(await revealsOf(ticketId)).toEqual([])
})

it('shows nothing once the ticket is closed, and says why', async () => {
  const { ticketId, owner } = await cloud.dispatched()
  await cloud.as('wang').ticket.cancel({ ticketId, commandId: cloud.command() })
  const input = { ticketId, commandId: cloud.command() }
  const refused = await cloud.raw(owner, { action: 'ticket.reveal', input })
  expect(refused.error).toMatchObject({
    code: 'TICKET_CLOSED',
    status: 409,
    data: { sentence: '工单已结束，不再显示住户的电话；有事请在工单里留言。' },
  })
  expect(await revealsOf(ticketId)).toEqual([])
  expect(await cloud.as(owner).ticket.get({ ticketId })).toMatchObject({
    mayReveal: false,
    reporter: { name: '王*', phone: MASKED },
  })
})

it('is blind to what is not a ticket id', async () => {
  const refused = await cloud.raw('supervisor', {
    action: 'ticket.reveal',
    input: { ticketId: { $ne: '' }, commandId: cloud.command() },
  })
  expect(refused.error).toMatchObject({ code: 'BAD_INPUT', data: { field: 'ticketId' } })
})

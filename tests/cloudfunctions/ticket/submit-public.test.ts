import { refusalOf } from '../../support/cloud'
import { COMMUNITY_ID, CONSENT, OTHER_COMMUNITY_ID, personIdOf } from '../../support/small-community'
import { startTicketCloud, type Reply, type TicketCloud } from './ticket-cloud'

/** Somebody with a verified number and no home. */
const MEI = 'o-passer-by'
const PHONE = '13712349999'
let cloud: TicketCloud
beforeAll(async () => {
  cloud = await startTicketCloud()
  await cloud.database.collection('persons').add({
    ...{ _id: personIdOf(MEI), version: 1, name: '梅小姐', phone: PHONE, phoneVerifiedAt: cloud.now() },
    ...{ openid: MEI, homes: [], roles: [], consents: [CONSENT] },
  })
})
afterAll(() => cloud.close())

const mei = () => cloud.api(MEI)
const report = (more: object = {}) => ({
  ...{ commandId: cloud.command(), communityId: COMMUNITY_ID, category: 'water_leak' as const },
  ...{ text: '花坛边的水管在冒水', publicPlace: '3号楼东侧花坛' },
  ...more,
})
const send = (input: object, openid = MEI) =>
  cloud.send({ openid }, 'ticket', { action: 'ticket.submitPublic', input }) as Promise<Reply>
const mine = async (open: boolean) =>
  (await mei().ticket.list({ box: 'mine', open })).cards.map(({ ticketId }) => ticketId)

it('is dispatched, promised and timed like any report, and is about nobody’s home', async () => {
  const { ticketId, number, promise, dutyPhone } = await mei().ticket.submitPublic(report())
  expect(number).toMatch(/^[2-9A-Z]{6}$/)
  expect(promise).toMatchObject({ department: 'engineering', late: false })
  expect(dutyPhone).toBe('010-60001000')
  const ticket = await cloud.ticket(ticketId)
  expect(ticket).toMatchObject({
    ...{ householdId: '', unitId: '', state: 'dispatched', reporterPhone: PHONE },
    place: { kind: 'public', label: '3号楼东侧花坛' },
  })
  expect(ticket.clocks.map(({ name }) => name)).toEqual(
    (await cloud.ticket((await cloud.dispatched()).ticketId)).clocks.map(({ name }) => name),
  )
  expect(await cloud.inbox(ticketId, cloud.nameOf(ticket.owner.personId))).toMatchObject([
    { kind: 'job_offered' },
  ])
})

it('is in the reporter’s list and theirs to read, talk about, confirm and rate', async () => {
  const { ticketId } = await mei().ticket.submitPublic(report())
  expect(await mine(true)).toContain(ticketId)
  const owner = cloud.nameOf((await cloud.ticket(ticketId)).owner.personId)
  const staff = cloud.as(owner).ticket
  await staff.accept({ ticketId, commandId: cloud.command() })
  expect(await staff.reveal({ ticketId, commandId: cloud.command() })).toEqual({
    name: '梅小姐',
    phone: PHONE,
  })
  await mei().ticket.say({ ticketId, commandId: cloud.command(), text: '还在冒' })
  await staff.arrive({ ticketId, commandId: cloud.command() })
  await staff.finish({ ticketId, commandId: cloud.command(), cause: '接头老化', minutes: 10 })
  expect((await mei().ticket.get({ ticketId })).moves).toContain('confirm')
  await mei().ticket.confirm({ ticketId, commandId: cloud.command() })
  await mei().ticket.rate({ ticketId, commandId: cloud.command(), score: 5 })
  expect(await mine(true)).not.toContain(ticketId)
  expect(await mine(false)).toContain(ticketId)
})

it('can be cancelled by the reporter and by nobody else from outside', async () => {
  const { ticketId } = await mei().ticket.submitPublic(report())
  for (const who of ['wang', 'zhang', 'stranger'] as const) {
    expect(await refusalOf(cloud.as(who).ticket.get({ ticketId }))).toBe('NOT_ALLOWED')
    expect(await refusalOf(cloud.as(who).ticket.cancel({ ticketId, commandId: cloud.command() }))).toBe(
      'NOT_ALLOWED',
    )
    expect(
      (await cloud.as(who).ticket.list({ box: 'mine' })).cards.map((card) => card.ticketId),
    ).not.toContain(ticketId)
  }
  await mei().ticket.cancel({ ticketId, commandId: cloud.command() })
  expect((await cloud.ticket(ticketId)).state).toBe('cancelled')
})

it('is one ticket however often and at once it is sent', async () => {
  const sent = report()
  const [first, second] = await Promise.all([
    mei().ticket.submitPublic(sent),
    mei().ticket.submitPublic(sent),
  ])
  const third = await mei().ticket.submitPublic(sent)
  expect(new Set([first.ticketId, second.ticketId, third.ticketId]).size).toBe(1)
  expect(await cloud.inbox(first.ticketId)).toHaveLength(1)
})

it('needs a number that WeChat vouched for, so that staff can call back', async () => {
  const before = await cloud.everything()
  const { openid } = cloud.small.people.zhang
  expect((await send(report(), openid)).error).toMatchObject({
    code: 'BAD_INPUT',
    data: { field: 'phone', sentence: '请先验证手机号。' },
  })
  expect((await send(report(), 'o-nobody-knows')).error).toMatchObject({ code: 'NOT_REGISTERED' })
  expect(await cloud.everything()).toEqual(before)
})

it.each([
  ['publicPlace', { publicPlace: '   ' }],
  ['publicPlace', { publicPlace: undefined }],
  ['publicPlace', { publicPlace: '长'.repeat(61) }],
  ['communityId', { communityId: 'no-such-community' }],
  ['communityId', { communityId: { $gt: '' } }],
  ['category', { category: 'nonsense' }],
  ['text', { text: '字'.repeat(1001) }],
  ['photos', { photos: Array<string>(10).fill('cloud://local-env.x/in/a.jpg') }],
  ['commandId', { commandId: 'short' }],
])('names the field that is wrong (%s) and keeps nothing', async (field, wrong) => {
  const before = await cloud.everything()
  const { error } = await send(report(wrong))
  expect(error).toMatchObject({ code: 'BAD_INPUT', data: { field } })
  expect(error?.data.sentence).toMatch(/\p{Script=Han}/u)
  expect(await cloud.everything()).toEqual(before)
})

it('goes to any community of this installation, and pages through the list', async () => {
  const { ticketId } = await mei().ticket.submitPublic(report({ communityId: OTHER_COMMUNITY_ID }))
  const first = await mei().ticket.list({ box: 'mine', limit: 1 })
  expect(first.cards).toHaveLength(1)
  const rest = await mei().ticket.list({ box: 'mine', before: first.before!, limit: 50 })
  const all = [...first.cards, ...rest.cards].map((card) => card.ticketId)
  expect(all).toContain(ticketId)
  expect(new Set(all).size).toBe(all.length)
})

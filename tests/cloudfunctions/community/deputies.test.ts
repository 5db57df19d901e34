import type { Roster } from '../../../domain/community/roster'
import type { Ticket } from '../../../domain/ticket/ticket'
import { refusalOf } from '../../support/cloud'
import { COMMUNITY_ID, type PersonName } from '../../support/small-community'
import { DAY, startHomeCloud, type HomeCloud } from './home-cloud'

let cloud: HomeCloud
beforeAll(async () => {
  cloud = await startHomeCloud()
})
beforeEach(() => cloud.again())
afterAll(() => cloud.close())
jest.setTimeout(60_000)

const communityId = COMMUNITY_ID
const as = (who: PersonName) => cloud.api(cloud.small.people[who].openid)
const idOf = (who: PersonName): string => cloud.small.people[who]._id
const span = (away: PersonName, deputy: PersonName, more: object = {}) => ({
  ...{ commandId: cloud.command(), communityId, personId: idOf(away), deputyId: idOf(deputy) },
  ...{ from: cloud.now(), until: cloud.now() + 2 * DAY, ...more },
})
const roster = async (): Promise<Roster> =>
  ((await cloud.database.collection('rosters').doc(communityId).get()) as { data: Roster[] }).data[0]!
const reported = async (): Promise<{ ticketId: string; commandId: string }> => {
  const sent = { commandId: cloud.command(), householdId: cloud.small.wangHouseholdId }
  const { ticketId } = await as('wang').ticket.submit({ ...sent, category: 'water_leak' })
  return { ticketId, commandId: cloud.command() }
}
const given = async (who: PersonName): Promise<string> =>
  refusalOf(as(who).ticket.assign({ ...(await reported()), toPersonId: idOf('liu') }))
const kindsOf = async (who: PersonName): Promise<string[]> =>
  (await as(who).notify.inbox.list({})).entries.map(({ kind }) => kind)

it('a lead who is away is stood in for: rights, notices, view, and it ends by itself', async () => {
  expect(await given('clerk')).toBe('NOT_ALLOWED')
  await as('engineeringLead').community.staff.nameDeputy(span('engineeringLead', 'clerk'))
  expect(await given('clerk')).toBe('allowed')
  expect((await as('clerk').community.me({})).standsIn).toMatchObject([{ role: 'lead', insteadOf: '赵明' }])
  const live = await as('clerk').insight.live({ communityId })
  expect(new Set(live.cards.map(({ department }) => department))).toEqual(new Set(['engineering']))
  const { version } = await as('admin').community.staff.list({ communityId })
  const rota = { commandId: cloud.command(), communityId, personId: idOf('chen'), version }
  const plan = as('clerk').community.staff.setRota({ ...rota, shifts: [], exceptions: [] })
  expect(await refusalOf(plan)).toBe('NOT_ALLOWED')
  const { ticketId } = await reported()
  cloud.later(DAY + 1000)
  await cloud.local.runTimer('ticket')
  expect(await kindsOf('clerk')).toContain('ticket_overdue')
  expect(await kindsOf('engineeringLead')).not.toContain('ticket_overdue')
  const [ticket] = ((await cloud.database.collection('tickets').doc(ticketId).get()) as { data: Ticket[] })
    .data
  const told = ticket!.timeline.flatMap(({ fact }) => (fact.type === 'overdue' ? fact.told : []))
  expect(new Set(told.map(({ name }) => name))).toEqual(new Set(['林小雨']))
  cloud.later(DAY)
  expect(await given('clerk')).toBe('NOT_ALLOWED')
  expect((await as('clerk').community.me({})).standsIn).toEqual([])
  expect(await given('engineeringLead')).toBe('allowed')
})

it('is named once for a time, by who is away or the heads, is listed and logged, and ends early', async () => {
  const first = span('engineeringLead', 'clerk')
  const { deputyshipId } = await as('engineeringLead').community.staff.nameDeputy(first)
  expect(await as('engineeringLead').community.staff.nameDeputy(first)).toEqual({ deputyshipId })
  const again = as('admin').community.staff.nameDeputy(span('engineeringLead', 'chen'))
  await expect(again).rejects.toMatchObject({
    code: 'DEPUTY_NAMED',
    data: { sentence: expect.stringContaining('林小雨') as string },
  })
  for (const who of ['supervisor', 'securityLead', 'clerk', 'wang', 'stranger'] as const)
    expect(await refusalOf(as(who).community.staff.nameDeputy(span('engineeringLead', 'chen')))).toBe(
      'NOT_ALLOWED',
    )
  const { members } = await as('dutyOfficer').community.staff.list({ communityId })
  const lead = members.find(({ personId }) => personId === idOf('engineeringLead'))
  expect(lead).toMatchObject({ onDuty: false, deputyships: [{ id: deputyshipId, deputyId: idOf('clerk') }] })
  const end = { commandId: cloud.command(), communityId, personId: idOf('engineeringLead'), deputyshipId }
  for (let turn = 1; turn <= 2; turn += 1)
    expect(await as('manager').community.staff.endDeputy(end)).toEqual({ ended: true })
  expect(await given('clerk')).toBe('NOT_ALLOWED')
  await as('engineeringLead').community.staff.nameDeputy(first)
  expect(await given('clerk')).toBe('NOT_ALLOWED')
  const { lines } = await as('admin').community.audit.list({ communityId })
  expect(lines.map(({ act, about }) => `${act} ${about}`)).toEqual([
    'deputy_ended 林小雨',
    'deputy_named 林小雨',
  ])
})

it.each([
  ['cleaner', 'clerk', {}, 'personId'],
  ['engineeringLead', 'wang', {}, 'deputyId'],
  ['engineeringLead', 'engineeringLead', {}, 'deputyId'],
  ['engineeringLead', 'clerk', { until: 1 }, 'until'],
  ['engineeringLead', 'clerk', { until: Date.UTC(2030, 0, 1) }, 'until'],
  ['engineeringLead', 'clerk', { from: '今天' }, 'from'],
] as const)('%s by %s with %j names the field', async (away, deputy, more, field) => {
  const asked = as('admin').community.staff.nameDeputy(span(away, deputy, more))
  await expect(asked).rejects.toMatchObject({ code: 'BAD_INPUT', data: { field } })
  expect((await as('admin').community.audit.list({ communityId })).lines).toEqual([])
})

it('two at once for the same time: one stands in', async () => {
  const asked = (['clerk', 'chen'] as const).map((deputy) =>
    refusalOf(as('admin').community.staff.nameDeputy(span('engineeringLead', deputy))),
  )
  expect((await Promise.all(asked)).sort()).toEqual(['DEPUTY_NAMED', 'allowed'])
})

it.each([1, 2, 3, 4, 5, 6, 7, 8])('cut off after database call %i, the timer completes it', async (nth) => {
  const death = cloud.local.faults.killAfterDbCall(nth, { fn: 'community' })
  await as('engineeringLead')
    .community.staff.nameDeputy(span('engineeringLead', 'clerk'))
    .catch(() => undefined)
  death.clear()
  await cloud.local.runTimer('community')
  const named = (await roster()).members.some(({ deputyships = [] }) => deputyships.length > 0)
  expect((await as('clerk').community.me({})).standsIn).toHaveLength(named ? 1 : 0)
  expect((await roster()).unsettledSince).toBeUndefined()
})

it('on the phone one sees whom to ask, who stands in and for whom; whoever has no such role asks nobody', async () => {
  const mine = (who: PersonName) => as(who).community.staff.myDeputies({ communityId })
  const before = await mine('engineeringLead')
  expect(before).toMatchObject({ mayName: true, deputies: [], standsIn: [] })
  expect(before.colleagues.map(({ name }) => name)).toContain('林小雨')
  expect(before.colleagues.map(({ name }) => name)).not.toContain('赵明')
  expect(JSON.stringify(before)).not.toMatch(/1390000/)
  const later = { from: cloud.now() + DAY, until: cloud.now() + 3 * DAY }
  const { deputyshipId } = await as('engineeringLead').community.staff.nameDeputy(
    span('engineeringLead', 'clerk', later),
  )
  expect(await mine('engineeringLead')).toMatchObject({
    deputies: [{ id: deputyshipId, name: '林小雨', ...later }],
  })
  expect(await mine('clerk')).toMatchObject({
    ...{ mayName: false, colleagues: [] },
    standsIn: [{ name: '赵明', department: 'engineering', roles: ['lead'], ...later }],
  })
  cloud.later(3 * DAY)
  expect(await mine('clerk')).toMatchObject({ standsIn: [] })
})

it('a deputy who leaves stands in for nobody, and what is reopened goes to whoever stands in', async () => {
  await as('admin').community.staff.nameDeputy(span('engineeringLead', 'clerk'))
  const end = { commandId: cloud.command(), communityId, personId: idOf('clerk'), reason: '离职' }
  await as('admin').community.staff.end(end)
  expect(await refusalOf(as('clerk').ticket.get({ ticketId: (await reported()).ticketId }))).toBe(
    'NOT_ALLOWED',
  )
  expect((await roster()).members.some(({ deputyships = [] }) => deputyships.length > 0)).toBe(false)

  const { ticketId } = await reported()
  const step = () => ({ ticketId, commandId: cloud.command() })
  await as('engineeringLead').ticket.accept(step())
  await as('engineeringLead').ticket.arrive(step())
  await as('engineeringLead').ticket.finish({ ...step(), cause: '接头老化', minutes: 20 })
  await as('engineeringLead').community.staff.nameDeputy(span('engineeringLead', 'liu'))
  await as('wang').ticket.reopen({ ...step(), reason: '又漏了' })
  expect((await as('liu').ticket.get({ ticketId })).ownerName).toBe('刘志强')
})

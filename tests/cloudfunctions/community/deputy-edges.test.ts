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
const named = (away: PersonName, deputy: PersonName, from = cloud.now()) =>
  as('admin').community.staff.nameDeputy({
    ...{ commandId: cloud.command(), communityId, personId: idOf(away), deputyId: idOf(deputy) },
    ...{ from, until: from + 2 * DAY },
  })
const one = async <T>(collection: string, id: string): Promise<T> =>
  ((await cloud.database.collection(collection).doc(id).get()) as { data: T[] }).data[0]!
const ticketOf = (id: string) => one<Ticket>('tickets', id)
const reported = async (): Promise<string> => {
  const sent = { commandId: cloud.command(), householdId: cloud.small.wangHouseholdId }
  return (await as('wang').ticket.submit({ ...sent, category: 'water_leak' })).ticketId
}
const on = (ticketId: string) => ({ ticketId, commandId: cloud.command() })
/** Whom the timeline and the inboxes say that it was told to, once something on the ticket is overdue. */
const escalated = async (): Promise<{ noted: string[]; told: string[] }> => {
  const ticketId = await reported()
  cloud.later(DAY + 1000)
  await cloud.local.runTimer('ticket')
  cloud.later(21_000)
  await cloud.local.runTimer('notify')
  const { timeline } = await ticketOf(ticketId)
  const noted = timeline.flatMap(({ fact }) => (fact.type === 'overdue' ? fact.told : []))
  const lines = (await cloud.everything('inbox')) as unknown as { kind: string; personId: string }[]
  const ids = lines.filter(({ kind }) => kind === 'ticket_overdue').map(({ personId }) => personId)
  const names = Object.values(cloud.small.people).filter(({ _id }) => ids.includes(_id))
  return { noted: [...new Set(noted.map(({ name }) => name))], told: names.map(({ name }) => name) }
}
const livesAtWangs = async (who: PersonName): Promise<void> => {
  await as(who).community.home.join({ code: await cloud.inviteFamily(), name: '家人' })
}

it('deputies of each other: each has the other’s rights, and what is overdue goes on to the duty officer', async () => {
  await named('engineeringLead', 'serviceLead')
  await named('serviceLead', 'engineeringLead')
  expect(
    await refusalOf(as('serviceLead').ticket.assign({ ...on(await reported()), toPersonId: idOf('liu') })),
  ).toBe('allowed')
  const { told } = await escalated()
  expect(told).toEqual(expect.arrayContaining(['许慧', '曹志远']))
  expect(told).not.toContain('赵明')
})

it('a deputy of a deputy is told in their place, and decides nothing but for whoever named them', async () => {
  await named('engineeringLead', 'serviceLead')
  await named('serviceLead', 'clerk')
  const given = as('clerk').ticket.assign({ ...on(await reported()), toPersonId: idOf('liu') })
  expect(await refusalOf(given)).toBe('NOT_ALLOWED')
  expect((await escalated()).told).toEqual(expect.arrayContaining(['许慧', '林小雨']))
})

it('a deputy whose own home it is neither hears of it nor decides it: the next in the chain does', async () => {
  await named('engineeringLead', 'clerk')
  await livesAtWangs('clerk')
  const { noted, told } = await escalated()
  expect(noted).toEqual(['杨柳'])
  expect(told).toContain('杨柳')
  expect(told).not.toContain('林小雨')
  const given = as('clerk').ticket.assign({ ...on(await reported()), toPersonId: idOf('liu') })
  expect(await refusalOf(given)).toBe('OWN_MATTER')
})

it('a deputy whose account is closed has no right and hears nothing; the next in the chain does', async () => {
  await named('engineeringLead', 'clerk')
  await cloud.change('persons', idOf('clerk'), { disabledAt: cloud.now() - 1 })
  const { told } = await escalated()
  expect(told).toContain('杨柳')
  expect(told).not.toContain('林小雨')
  const given = as('clerk').ticket.assign({ ...on(await reported()), toPersonId: idOf('liu') })
  expect(await refusalOf(given)).toBe('DISABLED')
})

it.each(['own home', 'closed account'] as const)(
  'reopened work of whoever is away goes the way of a new report when the deputy cannot have it: %s',
  async (why) => {
    const ticketId = await reported()
    await as('engineeringLead').ticket.assign({ ...on(ticketId), toPersonId: idOf('chen') })
    await as('engineeringLead')
      .ticket.accept(on(ticketId))
      .catch(() => undefined)
    await cloud.change('tickets', ticketId, {
      owner: { ...(await ticketOf(ticketId)).owner, personId: idOf('engineeringLead'), name: '赵明' },
    })
    await as('engineeringLead').ticket.accept(on(ticketId))
    await as('engineeringLead').ticket.arrive(on(ticketId))
    await as('engineeringLead').ticket.finish({ ...on(ticketId), cause: '接头老化', minutes: 20 })
    await named('engineeringLead', 'clerk')
    if (why === 'own home') await livesAtWangs('clerk')
    else await cloud.change('persons', idOf('clerk'), { disabledAt: cloud.now() - 1 })
    await as('wang').ticket.reopen({ ...on(ticketId), reason: '又漏了' })
    expect(['陈建国', '刘志强']).toContain((await ticketOf(ticketId)).owner.name)
  },
)

const MINUTE = 60_000
/** When the test's one ticket has been found overdue. */
const OVERDUE = DAY + 1000

it.each([
  ['the deputy until the minute of the end', OVERDUE + MINUTE - 2 * DAY, '林小雨'],
  ['the lead from the minute of the end', OVERDUE - MINUTE - 2 * DAY, '赵明'],
  ['the lead until the minute of the beginning', OVERDUE + MINUTE, '赵明'],
  ['the deputy from the minute of the beginning', OVERDUE - MINUTE, '林小雨'],
])('what is overdue at a change-over goes to %s, and only there', async (_what, begins, who) => {
  await named('engineeringLead', 'clerk', cloud.now() + begins)
  const { noted, told } = await escalated()
  expect(noted).toEqual([who])
  expect(told.filter((name) => ['林小雨', '赵明'].includes(name))).toEqual([who])
})

it('a span that ends while the sheet is open: what was offered is refused, and nothing is half-written', async () => {
  await named('engineeringLead', 'clerk')
  const ticketId = await reported()
  expect((await as('clerk').ticket.get({ ticketId })).moves).toContain('assign')
  const before = await ticketOf(ticketId)
  cloud.later(2 * DAY)
  const given = as('clerk').ticket.assign({ ...on(ticketId), toPersonId: idOf('liu') })
  expect(await refusalOf(given)).toBe('NOT_ALLOWED')
  expect(await ticketOf(ticketId)).toEqual(before)
  expect((await as('engineeringLead').ticket.get({ ticketId })).moves).toContain('assign')
})

it('whoever works here and binds a home gets no job about it, until they have left it', async () => {
  const owners = async () => {
    const ids = [await reported(), await reported(), await reported(), await reported()]
    return new Set(await Promise.all(ids.map(async (id) => (await ticketOf(id)).owner.name)))
  }
  expect(await owners()).toEqual(new Set(['陈建国', '刘志强']))
  await livesAtWangs('chen')
  expect(await owners()).toEqual(new Set(['刘志强']))
  const { wangHouseholdId: householdId } = cloud.small
  await as('wang').community.home.remove({ householdId, personId: idOf('chen') })
  expect(await owners()).toContain('陈建国')
})

it.each([1, 2, 3, 4, 5, 6, 7, 8, 9])(
  'cut off after database call %i, the roster follows with the timer',
  async (nth) => {
    const code = await cloud.inviteFamily()
    const death = cloud.local.faults.killAfterDbCall(nth, { fn: 'community' })
    await as('chen')
      .community.home.join({ code, name: '家人' })
      .catch(() => undefined)
    death.clear()
    await cloud.local.runTimer('community')
    const bound = (await cloud.person(idOf('chen'))).homes.length > 0
    const { members } = await one<Roster>('rosters', communityId)
    const chen = members.find(({ personId }) => personId === idOf('chen'))
    expect(chen?.ownHouseholds).toEqual(bound ? [cloud.small.wangHouseholdId] : undefined)
    expect((await cloud.person(idOf('chen'))).settling).toBeUndefined()
  },
)

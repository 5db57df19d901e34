import type { Roster } from '../../../domain/community/roster'
import { COMMUNITY_ID, personIdOf, type PersonName } from '../../support/small-community'
import { DAY, LAN, startHomeCloud, type HomeCloud } from './home-cloud'

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
const span = (away: PersonName, deputy: PersonName) => ({
  ...{ commandId: cloud.command(), communityId, personId: idOf(away), deputyId: idOf(deputy) },
  ...{ from: cloud.now(), until: cloud.now() + 2 * DAY },
})
/** What somebody reads once the timer has done what a lost wake left. */
const told = async (api: ReturnType<typeof as>): Promise<string[]> => {
  cloud.later(21_000)
  await cloud.local.runTimer('notify')
  return (await api.notify.inbox.list({})).entries.map(({ title, text }) => `${title} ${text}`)
}
const roster = async (): Promise<Roster> =>
  ((await cloud.database.collection('rosters').doc(communityId).get()) as { data: Roster[] }).data[0]!

const NAMED = /^请您代班：赵明 今天 10:00 至.* 09:59，赵明的工作由您代理$/

it('whoever is named reads for whom and from when to when; ended early they read that; repeats tell nobody again', async () => {
  const named = span('engineeringLead', 'clerk')
  for (let turn = 1; turn <= 2; turn += 1) await as('engineeringLead').community.staff.nameDeputy(named)
  expect(await told(as('clerk'))).toEqual([expect.stringMatching(NAMED)])
  expect(await told(as('engineeringLead'))).toEqual([])
  const ended = { commandId: cloud.command(), communityId, personId: idOf('engineeringLead') }
  for (let turn = 1; turn <= 2; turn += 1)
    await as('manager').community.staff.endDeputy({ ...ended, deputyshipId: named.commandId })
  expect(await told(as('clerk'))).toEqual([
    expect.stringContaining('代班结束：赵明 赵明的工作不再由您代理'),
    expect.stringMatching(NAMED),
  ])
  expect(await roster()).toMatchObject({ pending: [] })
  expect(await roster()).not.toHaveProperty('pendingSince')
})

it.each([2, 3, 4, 5, 6, 7])('cut off after database call %i, a deputy is told once if named', async (nth) => {
  const death = cloud.local.faults.killAfterDbCall(nth, { fn: 'community' })
  await as('engineeringLead')
    .community.staff.nameDeputy(span('engineeringLead', 'clerk'))
    .catch(() => undefined)
  death.clear()
  const named = (await roster()).members.some(({ deputyships = [] }) => deputyships.length > 0)
  await told(as('clerk'))
  expect(await told(as('clerk'))).toHaveLength(named ? 1 : 0)
})

it('a span that ends because whoever was away left is told too; a deputy who left is told nothing', async () => {
  const end = (who: PersonName) =>
    as('admin').community.staff.end({
      ...{ commandId: cloud.command(), communityId, personId: idOf(who), reason: '离职' },
    })
  await as('admin').community.staff.nameDeputy(span('engineeringLead', 'clerk'))
  await as('admin').community.staff.nameDeputy(span('securityLead', 'guard'))
  await end('engineeringLead')
  await end('guard')
  expect((await told(as('clerk')))[0]).toContain('代班结束：赵明')
  expect((await told(as('guard'))).filter((line) => line.includes('代班结束'))).toEqual([])
})

it('a notice that waits finds nobody who has left meanwhile, though the roster still names them', async () => {
  await as('admin').community.staff.nameDeputy(span('engineeringLead', 'clerk'))
  await cloud.database
    .collection('inbox')
    .where({ personId: idOf('clerk') })
    .remove()
  await cloud.database
    .collection('deliveries')
    .where({ personId: idOf('clerk') })
    .remove()
  await cloud.change('persons', idOf('clerk'), { roles: [] })
  const { deputyships = [] } = (await roster()).members.find(({ name }) => name === '赵明')!
  const ended = { commandId: cloud.command(), communityId, personId: idOf('engineeringLead') }
  await as('manager').community.staff.endDeputy({ ...ended, deputyshipId: deputyships[0]!.id })
  expect(await told(as('clerk'))).toEqual([])
})

it('a firm’s people hear of a job that comes and goes; of their own home, or dismissed, of nothing', async () => {
  const form = {
    ...{ name: '顺达电梯', contactName: '高师傅', phone: '13812340000', emergencyPhone: '400-800-1234' },
    ...{ categories: ['water_leak' as const], firstDay: '2026-01-01', lastDay: '2026-12-26' },
  }
  const { firmId } = await as('admin').community.firms.save({
    ...{ commandId: cloud.command(), communityId, ...form },
  })
  const asked = { commandId: cloud.command(), communityId, name: '高师傅', skills: [], shifts: [], firmId }
  const { code } = await as('admin').community.staff.invite({
    ...{ ...asked, department: 'engineering', roles: ['contractor'] },
  })
  const gao = cloud.agreeing(LAN)
  await gao.community.staff.join({ code })
  const givenToFirm = async () => {
    const sent = { commandId: cloud.command(), householdId: cloud.small.wangHouseholdId }
    const { ticketId } = await as('wang').ticket.submit({ ...sent, category: 'water_leak' })
    const on = { ticketId, commandId: cloud.command() }
    await as('engineeringLead').ticket.assignFirm({ ...on, firmId, ownerId: idOf('chen') })
    return ticketId
  }
  const ticketId = await givenToFirm()
  expect(await told(gao)).toEqual([expect.stringContaining('新工单')])
  const back = { ticketId, commandId: cloud.command(), toPersonId: idOf('liu') }
  await as('engineeringLead').ticket.assign(back)
  expect((await told(gao))[0]).toMatch(/已有人接单.*由刘志强处理/)
  const home = cloud.small.people.wang.homes[0]!
  await cloud.change('persons', personIdOf(LAN), { homes: [{ ...home, relation: 'family' }] })
  await givenToFirm()
  expect(await told(gao)).toHaveLength(2)
  await cloud.change('persons', personIdOf(LAN), { homes: [] })
  const removed = { commandId: cloud.command(), communityId, firmId, reason: '合同终止' }
  await as('admin').community.firms.remove(removed)
  expect(await told(gao)).toHaveLength(2)
})

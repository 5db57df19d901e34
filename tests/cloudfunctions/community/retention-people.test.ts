import type { AuditEntry } from '../../../domain/community/audit'
import type { Firm } from '../../../domain/community/firm'
import type { HomeBinding } from '../../../domain/community/person'
import { monthsAfter } from '../../../domain/kernel/keeping'
import { COMMUNITY_ID } from '../../support/small-community'
import { DAY, startHomeCloud, type HomeCloud } from './home-cloud'

let cloud: HomeCloud
beforeAll(async () => {
  cloud = await startHomeCloud()
})
beforeEach(() => cloud.again())
afterAll(() => cloud.close())
jest.setTimeout(60_000)

const communityId = COMMUNITY_ID
const tick = () => cloud.local.runTimer('community')
const wang = () => cloud.small.people.wang
const expired = async (): Promise<string[]> =>
  ((await cloud.everything('audit')) as unknown as AuditEntry[])
    .filter(({ act }) => act === 'data_expired')
    .map(({ ref = '' }) => ref)
/** 王芳's home as it is, and two that ended: one as long ago as tickets are kept, one a day less. */
const withOldHomes = async (): Promise<void> => {
  const [own] = wang().homes as [HomeBinding]
  const ended = (householdId: string, endsAt: number) => ({ ...own, householdId, endsAt })
  const until = monthsAfter(cloud.now(), -36)
  await cloud.change('persons', wang()._id, {
    homes: [own, ended('h-old', until - 1000), ended('h-young', until + DAY)],
  })
}
const homes = async (): Promise<string[]> =>
  (await cloud.person(wang()._id)).homes.map(({ householdId }) => householdId)

it('takes a home that ended three years ago off its person, and nothing younger', async () => {
  await withOldHomes()
  await tick()
  expect(await homes()).toEqual([cloud.small.wangHouseholdId, 'h-young'])
  expect(await expired()).toEqual(['bindings'])
  const { version } = await cloud.person(wang()._id)
  await tick()
  expect((await cloud.person(wang()._id)).version).toBe(version)
  cloud.later(2 * DAY)
  await tick()
  expect(await homes()).toEqual([cloud.small.wangHouseholdId])
})

it.each([6, 8, 10, 12, 14])('killed after database call %i, the next tick completes it', async (nth) => {
  await withOldHomes()
  const death = cloud.local.faults.killAfterDbCall(nth, { fn: 'community', times: 1 })
  await tick().catch(() => undefined)
  death.clear()
  await tick()
  expect(await homes()).toEqual([cloud.small.wangHouseholdId, 'h-young'])
  expect(await expired()).toEqual(['bindings'])
})

const admin = () => cloud.api(cloud.small.people.admin.openid).community.firms
const FORM = {
  ...{ name: '顺达电梯', contactName: '高师傅', phone: '13812340000', emergencyPhone: '400-800-1234' },
  ...{ categories: ['water_leak' as const], firstDay: '2026-01-01', lastDay: '2026-12-26' },
}
const firmOf = async (id: string): Promise<Firm> =>
  ((await cloud.everything('firms')) as unknown as Firm[]).find(({ _id }) => _id === id)!

it('forgets whom one called at a firm three years after its contract, ended by its day or before', async () => {
  const save = (more: object) => admin().save({ commandId: cloud.command(), communityId, ...FORM, ...more })
  const { firmId: byDay } = await save({ lastDay: '2026-11-25' })
  const { firmId: before } = await save({ name: '别家' })
  const { firmId: running } = await save({ name: '长约', lastDay: '2036-12-26' })
  await admin().remove({ commandId: cloud.command(), communityId, firmId: before, reason: '合同终止' })
  cloud.later(DAY)
  await tick()
  cloud.later(DAY)
  await tick()
  cloud.later(monthsAfter(cloud.now(), 36) - cloud.now() - 10 * DAY)
  await tick()
  expect([await firmOf(byDay), await firmOf(before)]).toMatchObject([
    { phone: '13812340000' },
    { phone: '13812340000' },
  ])
  cloud.later(11 * DAY)
  await tick()
  for (const id of [byDay, before]) {
    const firm = await firmOf(id)
    expect(firm).toMatchObject({ contactName: '', phone: '', emergencyPhone: '' })
    expect(firm).not.toHaveProperty('keepUntil')
  }
  expect(await firmOf(running)).toMatchObject({ contactName: '高师傅' })
  expect(await expired()).toContain('firms')
  expect((await admin().list({ communityId })).firms.map(({ name }) => name)).toEqual(['长约'])
})

it('a firm under contract again keeps whom to call', async () => {
  const { firmId } = await admin().save({
    ...{ commandId: cloud.command(), communityId, ...FORM, lastDay: '2026-11-25' },
  })
  cloud.later(2 * DAY)
  await tick()
  expect(await firmOf(firmId)).toHaveProperty('keepUntil')
  const { version } = await firmOf(firmId)
  await admin().save({
    ...{ commandId: cloud.command(), communityId, firmId, version, ...FORM, lastDay: '2036-12-26' },
  })
  cloud.later(monthsAfter(cloud.now(), 40) - cloud.now())
  await tick()
  expect(await firmOf(firmId)).toMatchObject({ phone: '13812340000' })
})

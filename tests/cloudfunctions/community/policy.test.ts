import type { Ticket } from '../../../domain/ticket/ticket'
import type { Community } from '../../../domain/community/community'
import type { PolicyInput } from '../../../contract/community/policy'
import { DEFAULT_POLICY } from '../../../domain/sla/policy'
import { refusalOf } from '../../support/cloud'
import { COMMUNITY_ID, type PersonName } from '../../support/small-community'
import { DAY, startHomeCloud, type HomeCloud } from './home-cloud'

let cloud: HomeCloud
beforeAll(async () => {
  cloud = await startHomeCloud()
})
beforeEach(() => cloud.again())
afterAll(() => cloud.close())

const HOUR = 3_600_000
const communityId = COMMUNITY_ID
const policyOf = (who: PersonName) => cloud.api(cloud.small.people[who].openid).community.policy
const { version: _none, ...DEFAULTS } = JSON.parse(JSON.stringify(DEFAULT_POLICY)) as PolicyInput & {
  version: number
}
const solvedIn = (hours: number): PolicyInput => {
  const normalRepair = {
    ...DEFAULTS.limits.normalRepair,
    solved: { limit: hours, unit: 'hour', basis: 'C' } as const,
  }
  return { ...DEFAULTS, limits: { ...DEFAULTS.limits, normalRepair } }
}
const form = async (policy: PolicyInput, from = 0) => ({
  ...{ commandId: cloud.command(), communityId, policy, from },
  version: (await policyOf('admin').get({ communityId })).version,
})
const report = async (): Promise<Ticket> => {
  const sent = { commandId: cloud.command(), householdId: cloud.small.wangHouseholdId }
  const api = cloud.api(cloud.small.people.wang.openid).ticket
  const { ticketId } = await api.submit({ ...sent, category: 'water_leak' })
  return ((await cloud.database.collection('tickets').doc(ticketId).get()) as { data: Ticket[] }).data[0]!
}
const solvedAfter = (ticket: Ticket): number =>
  (ticket.clocks.find(({ name }) => name === 'solved')!.dueAt - ticket.submittedAt) / HOUR

it('promises by the new numbers from then on, and keeps what was promised before', async () => {
  const before = await report()
  const { policyVersion } = await policyOf('admin').change(await form(solvedIn(12)))
  const after = await report()
  expect([solvedAfter(before), solvedAfter(after)]).toEqual([24, 12])
  expect([before.terms.policyVersion, after.terms.policyVersion]).toEqual([1, policyVersion])
  const kept = (await cloud.database.collection('tickets').doc(before._id).get()) as { data: Ticket[] }
  expect(solvedAfter(kept.data[0]!)).toBe(24)
  const former = (await cloud.everything('policies')) as { _id: string }[]
  expect(former.map(({ _id }) => _id)).toEqual([`${communityId}.1`])
})

it('comes into force at its instant, not before, and may be withdrawn until then', async () => {
  await policyOf('admin').change(await form(solvedIn(12), cloud.now() + DAY))
  expect(solvedAfter(await report())).toBe(24)
  expect((await policyOf('manager').get({ communityId })).coming).toBeDefined()
  cloud.later(DAY)
  expect(solvedAfter(await report())).toBe(12)
  await policyOf('admin').change(await form(solvedIn(6), cloud.now() + DAY))
  const { version } = await policyOf('admin').get({ communityId })
  await policyOf('admin').withdraw({ commandId: cloud.command(), communityId, version })
  cloud.later(2 * DAY)
  expect(solvedAfter(await report())).toBe(12)
})

it('sent again after a lost answer changes nothing, and of two forms one is told to load again', async () => {
  const first = await form(solvedIn(12))
  const answer = await policyOf('admin').change(first)
  expect(await policyOf('admin').change(first)).toEqual(answer)
  const forms = [await form(solvedIn(10)), await form(solvedIn(8))]
  const outcomes = await Promise.all(forms.map((one) => refusalOf(policyOf('admin').change(one))))
  expect(outcomes.sort()).toEqual(['CHANGED_MEANWHILE', 'allowed'])
})

it.each([
  ['limits.normalRepair.solved', solvedIn(-1)],
  ['limits.normalRepair.solved', solvedIn(100_000)],
  ['warnPercent', { ...DEFAULTS, warnPercent: 100 }],
  ['overduePercents', { ...DEFAULTS, overduePercents: { lead: 150, supervisor: 120, manager: 200 } }],
  ['autoConfirmHours', { ...DEFAULTS, autoConfirmHours: 0 }],
  [
    'limits.ceiling.solved',
    {
      ...DEFAULTS,
      limits: { ...DEFAULTS.limits, ceiling: { firstReply: DEFAULTS.limits.ceiling.firstReply! } },
    },
  ],
  [
    'calendars.cleaning.no_working_time',
    {
      ...DEFAULTS,
      calendars: { ...DEFAULTS.calendars, cleaning: { ...DEFAULTS.calendars.cleaning, workday: [] } },
    },
  ],
] as [string, PolicyInput][])('names the number that makes no sense: %s', async (place, policy) => {
  await expect(policyOf('admin').change(await form(policy))).rejects.toMatchObject({
    code: 'BAD_INPUT',
    data: { field: `policy.${place}` },
  })
})

it('has its numbers to call changed by the administrator alone', async () => {
  const { version, settings } = await policyOf('manager').get({ communityId })
  const next = { ...settings, dutyPhone: '010-6000 2000' }
  const asked = { commandId: cloud.command(), communityId, version, settings: next }
  expect(await refusalOf(policyOf('manager').settings(asked))).toBe('NOT_ALLOWED')
  await policyOf('admin').settings(asked)
  const stored = (await cloud.database.collection('communities').doc(communityId).get()) as {
    data: Community[]
  }
  expect(stored.data[0]).toMatchObject({ dutyPhone: '010-6000 2000', policy: { version: 1 } })
})

it('killed anywhere, is changed once or not at all', async () => {
  for (let nth = 1; nth <= 9; nth += 1) {
    await cloud.again()
    const asked = await form(solvedIn(12))
    const death = cloud.local.faults.killAfterDbCall(nth, { fn: 'community' })
    await policyOf('admin')
      .change(asked)
      .catch(() => undefined)
    const died = death.fired() > 0
    death.clear()
    expect((await policyOf('admin').change(asked)).policyVersion).toBe(2)
    const { lines } = await cloud.api(cloud.small.people.admin.openid).community.audit.list({ communityId })
    expect(lines.map(({ act }) => act)).toEqual(['policy_changed'])
    if (!died) return
  }
  throw new Error('the change never ran to its end')
})

import type { Firm } from '../../../domain/community/firm'
import type { Roster } from '../../../domain/community/roster'
import type { Ticket } from '../../../domain/ticket/ticket'
import { refusalOf } from '../../support/cloud'
import { deathsUpTo } from '../../support/deaths'
import { COMMUNITY_ID, personIdOf, type PersonName } from '../../support/small-community'
import { BO, DAY, LAN, startHomeCloud, type HomeCloud } from './home-cloud'

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
const form = (more: object = {}) => ({
  ...{ commandId: cloud.command(), communityId, name: '顺达电梯', contactName: '高师傅' },
  ...{ phone: '13812340000', emergencyPhone: '400-800-1234', categories: ['water_leak' as const] },
  // The test's Wednesday is 25 November.
  ...{ firstDay: '2026-01-01', lastDay: '2026-11-26', ...more },
})
const newFirm = async (more: object = {}): Promise<string> =>
  (await as('admin').community.firms.save(form(more))).firmId
const reported = async (): Promise<string> => {
  const sent = { commandId: cloud.command(), householdId: cloud.small.wangHouseholdId }
  return (await as('wang').ticket.submit({ ...sent, category: 'water_leak' })).ticketId
}
const one = async <T>(collection: string, id: string): Promise<T> =>
  ((await cloud.database.collection(collection).doc(id).get()) as { data: T[] }).data[0]!
const ticketOf = (id: string) => one<Ticket>('tickets', id)
const on = (ticketId: string) => ({ ticketId, commandId: cloud.command() })
const withFirm = async (firmId: string): Promise<string> => {
  const ticketId = await reported()
  await as('engineeringLead').ticket.assignFirm({ ...on(ticketId), firmId, ownerId: idOf('chen') })
  return ticketId
}
/** Somebody of the firm, in the app by a code. */
const joined = async (firmId: string, openid = LAN) => {
  const asked = { commandId: cloud.command(), communityId, name: '高师傅', skills: [], shifts: [] }
  const terms = { department: 'engineering' as const, roles: ['contractor' as const], firmId }
  const { code } = await as('admin').community.staff.invite({ ...asked, ...terms })
  await cloud.agreeing(openid).community.staff.join({ code })
  return cloud.agreeing(openid)
}
const kindsOf = async (api: ReturnType<typeof as>): Promise<string[]> =>
  (await api.notify.inbox.list({})).entries.map(({ kind }) => kind)

it('comes in the owner’s place: both are told, the resident reads its name, its person works on it, clocks run on', async () => {
  const firmId = await newFirm()
  const gao = await joined(firmId)
  const ticketId = await withFirm(firmId)
  expect(await kindsOf(gao)).toEqual(['job_offered'])
  expect(await kindsOf(as('chen'))).toContain('job_offered')
  const seen = await as('wang').ticket.get({ ticketId })
  expect(seen).toMatchObject({ promise: { who: '顺达电梯' }, firmName: '顺达电梯', ownerName: '陈师傅' })
  expect(seen).not.toHaveProperty('firm')
  expect((await gao.ticket.list({ box: 'jobs' })).cards.map((card) => card.ticketId)).toEqual([ticketId])
  expect((await as('liu').ticket.list({ box: 'offered' })).cards).toEqual([])
  const own = await gao.ticket.get({ ticketId })
  expect(own).toMatchObject({
    reporter: { name: '王芳', phone: expect.stringContaining('****') as string },
    mayReveal: true,
  })
  expect((await gao.ticket.reveal(on(ticketId))).phone).toBe(cloud.small.people.wang.phone)
  await gao.ticket.accept({ ...on(ticketId), visitAt: cloud.now() + 3_600_000 })
  await as('wang').ticket.say({ ...on(ticketId), text: '几点到？' })
  await gao.ticket.arrive(on(ticketId))
  await gao.ticket.finish({ ...on(ticketId), cause: '接头老化', minutes: 20 })
  const done = await ticketOf(ticketId)
  expect(done).toMatchObject({ state: 'done', owner: { personId: idOf('chen') }, firm: { firmId } })
  expect(done.clocks.filter(({ metAt }) => metAt === undefined)).toEqual([])
  expect((await kindsOf(gao))[0]).toBe('message_from_resident')
  expect(await kindsOf(as('chen'))).toContain('message_from_resident')
  const accepted = (await as('wang').notify.inbox.list({})).entries.find(
    ({ kind }) => kind === 'ticket_accepted',
  )
  expect(accepted?.text).toContain('顺达电梯会处理')
  const { timeline } = await as('wang').ticket.get({ ticketId })
  expect(timeline.flatMap(({ ownerName = [] }) => ownerName)).toEqual(expect.arrayContaining(['顺达电梯']))
})

it('its person sees and works on nothing but the firm’s tickets, and never on their own matter', async () => {
  const [firmId, otherId] = [await newFirm(), await newFirm({ name: '别家' })]
  const gao = await joined(firmId)
  const foreign = [await reported(), await withFirm(otherId)]
  for (const ticketId of foreign)
    for (const call of [
      gao.ticket.get({ ticketId }),
      gao.ticket.accept(on(ticketId)),
      gao.ticket.reveal(on(ticketId)),
    ])
      expect(await refusalOf(call)).toBe('NOT_ALLOWED')
  for (const call of [
    gao.community.staff.list({ communityId }),
    gao.community.onDuty({ communityId }),
    gao.community.firms.list({ communityId }),
    gao.insight.live({ communityId }),
  ])
    expect(await refusalOf(call)).toBe('NOT_ALLOWED')
  const { members } = await as('chen').community.onDuty({ communityId, department: 'engineering' })
  expect(members.some(({ name }) => name === '高师傅')).toBe(false)
  const given = as('engineeringLead').ticket.assign({ ...on(foreign[0]!), toPersonId: personIdOf(LAN) })
  await expect(given).rejects.toMatchObject({ code: 'BAD_INPUT', data: { field: 'toPersonId' } })
  const home = cloud.small.people.wang.homes[0]!
  const ticketId = await withFirm(firmId)
  await cloud.change('persons', personIdOf(LAN), { homes: [{ ...home, relation: 'family' }] })
  expect(await refusalOf(gao.ticket.accept(on(ticketId)))).toBe('NOT_ALLOWED')
})

it('is taken back by the lead or another assignment; colleagues are told who has it; the owner records steps', async () => {
  const firmId = await newFirm()
  const ticketId = await withFirm(firmId)
  await expect(as('liu').ticket.accept(on(ticketId))).rejects.toMatchObject({
    code: 'ALREADY_ACCEPTED',
    data: { by: '顺达电梯' },
  })
  expect((await as('liu').ticket.get({ ticketId })).moves).not.toContain('accept')
  await as('chen').ticket.accept(on(ticketId))
  expect((await ticketOf(ticketId)).firm).toMatchObject({ firmId })
  await as('chen').ticket.arrive(on(ticketId))
  await as('engineeringLead').ticket.assign({ ...on(ticketId), toPersonId: idOf('liu') })
  expect(await ticketOf(ticketId)).not.toHaveProperty('firm')
  const again = await withFirm(firmId)
  await as('engineeringLead').ticket.accept(on(again))
  expect(await ticketOf(again)).not.toHaveProperty('firm')
})

it('two at once give it to one firm each way, a repeat is one, and nobody’s ticket needs somebody who answers', async () => {
  const firms = [await newFirm(), await newFirm({ name: '别家' })]
  const ticketId = await reported()
  const asked = firms.map((firmId) => ({ ...on(ticketId), firmId }))
  await Promise.all(asked.map((input) => as('supervisor').ticket.assignFirm(input)))
  await Promise.all(asked.map((input) => as('supervisor').ticket.assignFirm(input)))
  const { timeline, firm, owner } = await ticketOf(ticketId)
  expect(timeline.filter(({ fact }) => fact.type === 'firm_assigned')).toHaveLength(2)
  expect([firms.includes(firm?.firmId ?? ''), owner.as]).toEqual([true, 'member'])
  await cloud.change('tickets', ticketId, { owner: { personId: '', name: '', phone: '', as: 'nobody' } })
  const other = { ...on(ticketId), firmId: firms[0]! }
  const unowned = as('manager').ticket.assignFirm({
    ...other,
    firmId: firms.find((id) => id !== firm?.firmId)!,
  })
  await expect(unowned).rejects.toMatchObject({ code: 'BAD_INPUT', data: { field: 'ownerId' } })
})

it.each([
  [{ firmId: 'f-none' }, 'BAD_INPUT', 'firmId'],
  [{ ownerId: 'p-nobody' }, 'BAD_INPUT', 'ownerId'],
  [{ ownerId: 7 }, 'BAD_INPUT', 'ownerId'],
] as const)('assigning with %j is refused by its field', async (more, code, field) => {
  const input = { ...on(await reported()), firmId: await newFirm(), ...more }
  const call = as('dispatcher').ticket.assignFirm(input as never)
  await expect(call).rejects.toMatchObject({ code, data: { field } })
})

it.each([
  [{ categories: ['parking'] }, 'BAD_INPUT'],
  [{ lastDay: '2026-11-24' }, 'FIRM_OVER'],
  [{ firstDay: '2026-11-26' }, 'FIRM_OVER'],
])('a firm with %j is given nothing: %s', async (more, code) => {
  const input = { ...on(await reported()), firmId: await newFirm(more) }
  expect(await refusalOf(as('dispatcher').ticket.assignFirm(input))).toBe(code)
})

it.each([
  ['name', ''],
  ['phone', '打电话'],
  ['emergencyPhone', ''],
  ['categories', []],
  ['categories', ['water_leak', 'water_leak']],
  ['lastDay', '2025-12-31'],
  ['firstDay', '明天'],
])('a form with a wrong %s (%j) is named', async (field, value) => {
  const saved = as('admin').community.firms.save(form({ [field]: value }))
  await expect(saved).rejects.toMatchObject({ code: 'BAD_INPUT', data: { field } })
})

it('is kept once, changed by whoever saw the last state, and logged', async () => {
  const first = form()
  const { firmId, version } = await as('admin').community.firms.save(first)
  expect(await as('admin').community.firms.save(first)).toEqual({ firmId, version })
  const change = () => ({ ...form({ name: '顺达' }), firmId, version })
  const outcomes = await Promise.all(
    [0, 1].map(() => refusalOf(as('manager').community.firms.save(change()))),
  )
  expect(outcomes.sort()).toEqual(['CHANGED_MEANWHILE', 'allowed'])
  const { firms } = await as('dispatcher').community.firms.list({ communityId })
  expect(firms).toMatchObject([{ firmId, name: '顺达', serving: true, people: [] }])
  expect(await refusalOf(as('supervisor').community.firms.save(form()))).toBe('NOT_ALLOWED')
  const { lines } = await as('admin').community.audit.list({ communityId })
  expect(new Set(lines.map(({ act }) => act))).toEqual(new Set(['firm_changed']))
})

describe('whose contract ends', () => {
  it('by its day: jobs go back to dispatch, its people are let go, and what is reopened is ours', async () => {
    const firmId = await newFirm()
    const gao = await joined(firmId)
    const [ticketId, doneId] = [await withFirm(firmId), await withFirm(firmId)]
    await gao.ticket.accept(on(doneId))
    await gao.ticket.arrive(on(doneId))
    await gao.ticket.finish({ ...on(doneId), cause: '接头老化', minutes: 20 })
    cloud.later(2 * DAY)
    await cloud.local.runTimer('community')
    const { firm, owner, timeline, state } = await ticketOf(ticketId)
    expect([firm, owner.as, state]).toEqual([undefined, 'member', 'dispatched'])
    expect(timeline.at(-1)?.fact).toMatchObject({ type: 'dispatched', why: 'firm_left' })
    expect((await gao.community.me({})).roles).toEqual([])
    expect(await refusalOf(gao.ticket.get({ ticketId: doneId }))).toBe('NOT_ALLOWED')
    await as('wang').ticket.reopen({ ...on(doneId), reason: '又漏了' })
    expect(await ticketOf(doneId)).not.toHaveProperty('firm')
    cloud.later(5 * 60_000)
    await cloud.local.runTimer('community')
    expect((await one<Firm>('firms', firmId)).dueAt).toBeUndefined()
  })

  it('by the heads, with a ticket given to it in the very moment: the second look finds it', async () => {
    const firmId = await newFirm()
    const ticketId = await withFirm(firmId)
    const end = { commandId: cloud.command(), communityId, firmId, reason: '合同终止' }
    expect(await as('manager').community.firms.remove(end)).toEqual({ removed: true, released: 1 })
    expect(await as('manager').community.firms.remove(end)).toEqual({ removed: true, released: 0 })
    expect((await as('dispatcher').community.firms.list({ communityId })).firms).toEqual([])
    const late = { firmId, name: '顺达电梯', contactName: '', phone: '', emergencyPhone: '' }
    await cloud.change('tickets', ticketId, { firm: late })
    cloud.later(3 * 60_000)
    await cloud.local.runTimer('community')
    expect(await ticketOf(ticketId)).not.toHaveProperty('firm')
    const invited = { commandId: cloud.command(), communityId, name: '高', skills: [], shifts: [], firmId }
    const code = as('admin').community.staff.invite({
      ...{ ...invited, department: 'engineering', roles: ['contractor'] },
    } as never)
    await expect(code).rejects.toMatchObject({ code: 'BAD_INPUT', data: { field: 'firmId' } })
  })

  it.each(deathsUpTo(14))(
    'cut off after database call %i of its end, the timer completes it',
    async (nth) => {
      const firmId = await newFirm()
      await joined(firmId, BO)
      const ticketId = await withFirm(firmId)
      const death = cloud.local.faults.killAfterDbCall(nth, { fn: 'community' })
      await as('admin')
        .community.firms.remove({ commandId: cloud.command(), communityId, firmId, reason: '终止' })
        .catch(() => undefined)
      death.clear()
      const { removedAt } = await one<Firm>('firms', firmId)
      await cloud.local.runTimer('community')
      const ended = removedAt !== undefined
      expect((await ticketOf(ticketId)).firm === undefined).toBe(ended)
      const { members } = await one<Roster>('rosters', communityId)
      expect(members.some((member) => member.firmId === firmId)).toBe(!ended)
    },
  )
})

it('a colleague who answers for a firm’s job and leaves is followed by another; the firm goes on', async () => {
  const firmId = await newFirm()
  const ticketId = await withFirm(firmId)
  await as('chen').ticket.accept(on(ticketId))
  const end = { commandId: cloud.command(), communityId, personId: idOf('chen'), reason: '离职' }
  expect((await as('admin').community.staff.end(end)).released).toBe(1)
  const { state, owner, firm } = await ticketOf(ticketId)
  expect([state, owner.personId, firm?.firmId]).toEqual(['accepted', idOf('liu'), firmId])
})

import { memberOf, type Roster } from '../../../domain/community/roster'
import type { Ticket } from '../../../domain/ticket/ticket'
import { refusalOf } from '../../support/cloud'
import { deathsUpTo, STRIDE } from '../../support/deaths'
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
const staff = (who: PersonName) => cloud.api(cloud.small.people[who].openid).community.staff
const joiner = (openid: string) => cloud.agreeing(openid).community.staff
const terms = {
  department: 'engineering' as const,
  roles: ['technician' as const],
  skills: ['water_leak' as const],
  shifts: [{ weekday: 3 as const, from: 480, to: 1080 }],
}
const asked = (more: object = {}) => ({
  commandId: cloud.command(),
  communityId,
  name: '兰兰',
  ...terms,
  ...more,
})
const roster = async (): Promise<Roster> =>
  ((await cloud.database.collection('rosters').doc(communityId).get()) as { data: Roster[] }).data[0]!
const ticketOf = async (id: string): Promise<Ticket> =>
  ((await cloud.database.collection('tickets').doc(id).get()) as { data: Ticket[] }).data[0]!
const report = async (): Promise<Ticket> => {
  const { openid } = cloud.small.people.wang
  const sent = { commandId: cloud.command(), householdId: cloud.small.wangHouseholdId }
  const { ticketId } = await cloud.api(openid).ticket.submit({ ...sent, category: 'water_leak' })
  return ticketOf(ticketId)
}
const whoIs = (personId: string): PersonName =>
  (Object.keys(cloud.small.people) as PersonName[]).find((name) => cloud.small.people[name]._id === personId)!

describe('a new colleague', () => {
  it('joins by a code, may work at once, and is on the rota with skills and shifts', async () => {
    const { code } = await staff('admin').invite(asked())
    expect(await joiner(LAN).lookInvitation({ code })).toMatchObject({
      ...{ communityName: '安邻示范小区', name: '兰兰', department: 'engineering', needsPhone: false },
    })
    await joiner(LAN).join({ code })
    const member = memberOf(await roster(), personIdOf(LAN))
    expect(member).toMatchObject({ name: '兰兰', ...terms })
    const me = await cloud.api(LAN).community.me({})
    expect(me.roles).toMatchObject([{ role: 'technician', department: 'engineering' }])
    expect(await refusalOf(cloud.api(LAN).ticket.get({ ticketId: (await report())._id }))).toBe('allowed')
    expect((await cloud.person(personIdOf(LAN))).settlingSince).toBeUndefined()
  })

  it('uses the code once, and only with the number it was made for', async () => {
    const { code } = await staff('admin').invite(asked({ phone: '13712340001' }))
    expect(await joiner(LAN).lookInvitation({ code })).toMatchObject({ needsPhone: true })
    expect(await refusalOf(joiner(LAN).join({ code }))).toBe('INVITATION_OVER')
    await cloud.newcomer(BO).findByPhone({ code: cloud.tap(BO) })
    expect(await refusalOf(joiner(BO).join({ code }))).toBe('INVITATION_OVER')
    await cloud.newcomer(LAN).findByPhone({ code: cloud.tap(LAN) })
    await joiner(LAN).join({ code })
    await joiner(LAN).join({ code })
    expect((await roster()).members.filter(({ name }) => name === '兰兰')).toHaveLength(1)
    const { code: open } = await staff('admin').invite(asked())
    const outcomes = [LAN, BO].map((openid) => refusalOf(joiner(openid).join({ code: open })))
    expect((await Promise.all(outcomes)).sort()).toEqual(['INVITATION_OVER', 'allowed'])
  })

  it.each(deathsUpTo(12))(
    'cut off after database call %i, is completed by the code or by the timer',
    async (nth) => {
      const { code } = await staff('admin').invite(asked())
      const death = cloud.local.faults.killAfterDbCall(nth, { fn: 'community' })
      await joiner(LAN)
        .join({ code })
        .catch(() => undefined)
      death.clear()
      await (nth % 2 === 0 ? joiner(LAN).join({ code }) : cloud.local.runTimer('community'))
      const works = (await cloud.api(LAN).community.me({})).roles.length > 0
      expect(memberOf(await roster(), personIdOf(LAN)) !== undefined).toBe(works)
      await joiner(LAN).join({ code })
      expect(memberOf(await roster(), personIdOf(LAN))).toMatchObject(terms)
      const { lines } = await cloud.api(cloud.small.people.admin.openid).community.audit.list({ communityId })
      expect(lines.map(({ act }) => act).sort()).toEqual(['staff_invited', 'staff_joined'])
    },
  )

  it('is refused after the code was withdrawn or seven days, and terms that make no sense are named', async () => {
    const { code } = await staff('admin').invite(asked())
    const { invitations } = await staff('admin').list({ communityId })
    await staff('admin').withdraw({ communityId, invitationId: invitations[0]!.invitationId })
    expect(await refusalOf(joiner(LAN).join({ code }))).toBe('INVITATION_OVER')
    const { code: old } = await staff('admin').invite(asked())
    cloud.later(7 * DAY)
    expect(await refusalOf(joiner(LAN).join({ code: old }))).toBe('INVITATION_OVER')
    for (const [field, wrong] of [
      ['skills', { skills: ['parking'] }],
      ['roles', { roles: ['technician', 'technician'] }],
      ['shifts', { shifts: [terms.shifts[0], terms.shifts[0]] }],
      ['phone', { phone: '12' }],
    ] as const)
      await expect(staff('admin').invite(asked(wrong) as never)).rejects.toMatchObject({
        code: 'BAD_INPUT',
        data: { field },
      })
  })
})

describe('a colleague whose work changes', () => {
  it('may do what the new roles say from the next call on', async () => {
    const { version } = await staff('manager').list({ communityId })
    const { _id: personId, openid } = cloud.small.people.liu
    const change = { commandId: cloud.command(), communityId, personId, version }
    const next = { department: 'customer_service' as const, roles: ['dispatcher' as const], skills: [] }
    await staff('manager').change({ ...change, ...next })
    expect((await cloud.api(openid).community.me({})).roles).toMatchObject([{ role: 'dispatcher' }])
    expect(memberOf(await roster(), personId)).toMatchObject(next)
    expect(await refusalOf(staff('manager').change({ ...change, ...next }))).toBe('allowed')
    const other = { ...change, ...next, roles: ['lead' as const] }
    expect(await refusalOf(staff('manager').change(other))).toBe('CHANGED_MEANWHILE')
  })

  it('of two heads who save the same form one is told to load it again', async () => {
    const { version } = await staff('manager').list({ communityId })
    const form = (from: number) => ({
      ...{ commandId: cloud.command(), communityId, personId: cloud.small.people.liu._id, version },
      ...{ shifts: [{ weekday: 1 as const, from, to: 1080 }], exceptions: [] },
    })
    const outcomes = await Promise.all([
      refusalOf(staff('manager').setRota(form(480))),
      refusalOf(staff('admin').setRota(form(540))),
    ])
    expect(outcomes.sort()).toEqual(['CHANGED_MEANWHILE', 'allowed'])
  })

  it('has leave, swaps and a deputy planned by the lead of the own department only', async () => {
    const { version } = await staff('engineeringLead').list({ communityId })
    const form = {
      ...{ communityId, personId: cloud.small.people.liu._id, version, shifts: terms.shifts },
      exceptions: [{ kind: 'leave' as const, firstDay: '2026-11-25', lastDay: '2026-11-26' }],
      deputyId: cloud.small.people.chen._id,
    }
    const as = (who: PersonName, more: object = {}) =>
      refusalOf(staff(who).setRota({ commandId: cloud.command(), ...form, ...more }))
    expect(await as('securityLead')).toBe('NOT_ALLOWED')
    expect(await as('engineeringLead', { deputyId: form.personId })).toBe('BAD_INPUT')
    const backwards = [{ kind: 'leave' as const, firstDay: '2026-11-26', lastDay: '2026-11-25' }]
    expect(await as('engineeringLead', { exceptions: backwards })).toBe('BAD_INPUT')
    expect(await as('engineeringLead')).toBe('allowed')
    expect(await as('engineeringLead')).toBe('allowed')
    const { members } = await staff('engineeringLead').list({ communityId })
    expect(members.find(({ personId }) => personId === form.personId)).toMatchObject({ onDuty: false })
  })

  it('stays administrator when there is no other', async () => {
    const { version } = await staff('admin').list({ communityId })
    const personId = cloud.small.people.admin._id
    const end = { commandId: cloud.command(), communityId, personId, reason: '离职' }
    expect(await refusalOf(staff('manager').end(end))).toBe('LAST_ADMIN')
    const less = { department: 'customer_service' as const, roles: ['dispatcher' as const], skills: [] }
    const change = { commandId: cloud.command(), communityId, personId, version, ...less }
    expect(await refusalOf(staff('manager').change(change))).toBe('LAST_ADMIN')
  })
})

describe('a colleague who leaves', () => {
  const end = (who: PersonName) => ({
    ...{ commandId: cloud.command(), communityId },
    ...{ personId: cloud.small.people[who]._id, reason: '离职' },
  })

  it('is let in nowhere from that second, and the open jobs go to others, also one that is under way', async () => {
    const first = await report()
    const owner = whoIs(first.owner.personId)
    const mine = cloud.api(cloud.small.people[owner].openid).ticket
    await mine.accept({ ticketId: first._id, commandId: cloud.command() })
    await mine.setOut({ ticketId: first._id, commandId: cloud.command() })
    expect(await staff('admin').end(end(owner))).toEqual({ ended: true, released: 1 })
    expect(await refusalOf(mine.arrive({ ticketId: first._id, commandId: cloud.command() }))).toBe(
      'NOT_ALLOWED',
    )
    const after = await ticketOf(first._id)
    expect(after).toMatchObject({ state: 'dispatched', number: first.number })
    expect(after.owner.personId).not.toBe(first.owner.personId)
    expect(after.timeline.at(-1)).toMatchObject({ by: { kind: 'system' }, fact: { why: 'owner_left' } })
    const solved = ({ clocks }: Ticket) => clocks.find(({ name }) => name === 'solved')?.dueAt
    expect(solved(after)).toBe(solved(first))
    expect(memberOf(await roster(), first.owner.personId)).toBeUndefined()
    expect(await staff('admin').end(end(owner))).toEqual({ ended: true, released: 0 })
  })

  it('leaves nothing half done wherever the function dies', async () => {
    for (let nth = 1; nth <= 20; nth += STRIDE) {
      await cloud.again()
      const job = await report()
      const owner = whoIs(job.owner.personId)
      const death = cloud.local.faults.killAfterDbCall(nth, { fn: 'community' })
      await staff('admin')
        .end(end(owner))
        .catch(() => undefined)
      const died = death.fired() > 0
      death.clear()
      await cloud.local.runTimer('community')
      const gone = (await cloud.person(job.owner.personId)).roles.length === 0
      const after = await ticketOf(job._id)
      const inRoster = memberOf(await roster(), job.owner.personId) !== undefined
      expect([nth, inRoster, after.owner.personId === job.owner.personId]).toEqual([nth, !gone, !gone])
      if (!died) return
    }
    throw new Error('the dismissal never ran to its end')
  })

  it('while jobs cannot be given back is out all the same, and the timer gives them back', async () => {
    const job = await report()
    const owner = whoIs(job.owner.personId)
    const lost = cloud.local.faults.loseInvoke('ticket')
    await expect(staff('admin').end(end(owner))).rejects.toMatchObject({ code: 'UNEXPECTED' })
    const { openid } = cloud.small.people[owner]
    expect(await refusalOf(cloud.api(openid).ticket.get({ ticketId: job._id }))).toBe('NOT_ALLOWED')
    lost.clear()
    await cloud.local.runTimer('community')
    expect((await ticketOf(job._id)).owner.personId).not.toBe(job.owner.personId)
  })

  it('does not come back by the old code, but by a new one', async () => {
    const { code } = await staff('admin').invite(asked())
    await joiner(LAN).join({ code })
    await staff('admin').end({ ...end('liu'), personId: personIdOf(LAN) })
    await joiner(LAN).join({ code })
    expect((await cloud.api(LAN).community.me({})).roles).toEqual([])
    const again = await staff('admin').invite(asked())
    await joiner(LAN).join({ code: again.code })
    expect((await cloud.api(LAN).community.me({})).roles).toHaveLength(1)
  })
})

import { standingsOf, type Standing } from '../../../domain/community/access'
import {
  deputyProblem,
  unsettling,
  withActing,
  withDeputy,
  withoutDeputy,
} from '../../../domain/community/deputy'
import {
  actingFor,
  dutyOfficersAt,
  memberOf,
  onDuty,
  reach,
  type Role,
  type Roster,
  type StaffMember,
} from '../../../domain/community/roster'
import { dismiss, withMember, withoutMember } from '../../../domain/community/staff'
import { tiersOf } from '../../../domain/notice/recipients'
import { chooseHandler } from '../../../domain/ticket/dispatch'
import { DEFAULT_POLICY, inForce } from '../../../domain/sla/policy'
import { PUBLIC_DAYS } from '../../../domain/sla/public-holidays'
import { smallCommunity } from '../../support/small-community'
import { at } from '../when'

const [before, from, within, until] = [
  '2025-09-08 09:00',
  '2025-09-09 00:00',
  '2025-09-10 10:00',
  '2025-09-13 00:00',
].map(at) as [number, number, number, number]
const { people, roster: ROSTER } = smallCommunity()
const idOf = (who: keyof typeof people): string => people[who]._id
const member = (roster: Roster, who: keyof typeof people): StaffMember => memberOf(roster, idOf(who))!
const nameOf = (personId: string | undefined) =>
  Object.values(people).find(({ _id }) => _id === personId)?.name

/** `who` is away from Tuesday to Friday, and `deputy` stands in. */
const away = (who: keyof typeof people, deputy: keyof typeof people, roster = ROSTER): Roster =>
  withDeputy(
    roster,
    member(roster, who),
    { id: `${who}-away`, deputyId: idOf(deputy), from, until },
    { now: before },
  )

describe('while the span runs, and not a moment longer', () => {
  const roster = away('engineeringLead', 'chen')
  test.each([
    [from - 1, true, '赵明'],
    [from, false, '陈建国'],
    [until - 1, false, '陈建国'],
    [until, true, '赵明'],
  ])('at %d the lead is on duty: %s, and %s acts', (instant, duty, acts) => {
    const lead = member(roster, 'engineeringLead')
    expect(onDuty(lead, instant)).toBe(duty)
    expect(actingFor(roster, lead, instant).name).toBe(acts)
    expect(reach(roster, lead.personId, instant)?.member.name).toBe(acts)
    const told = tiersOf(
      roster,
      { kind: 'ticket_overdue', at: instant },
      { to: 'lead', department: 'engineering' },
      undefined,
    )
    expect(told[0]?.map(nameOf)).toEqual([acts])
    const person = withActing(people.chen, roster)!
    const standings = standingsOf(
      person,
      { communityId: roster.communityId, department: 'engineering' },
      instant,
      'deputy',
    )
    expect(standings.includes('lead')).toBe(acts === '陈建国')
  })

  test('a deputy who is off duty is told as the lead would be, and so is the duty officer', () => {
    const told = tiersOf(
      away('cleaningLead', 'cashier'),
      { kind: 'ticket_overdue', at: at('2025-09-10 22:00') },
      { to: 'lead', department: 'cleaning' },
      undefined,
    )
    expect(told[0]?.map(nameOf)).toEqual(['沈丽', '曹志远'])
  })
})

describe('dispatch', () => {
  const ask = (roster: Roster, excluding: string[] = []) =>
    chooseHandler({
      department: 'greening',
      skill: 'greening',
      priority: 'emergency',
      openWork: {},
      now: at('2025-09-10 23:00'),
      members: roster.members,
      excluding,
      calendar: inForce(DEFAULT_POLICY, PUBLIC_DAYS).calendars.greening,
    })
  test('falls to the deputy of a duty officer whose shift it is, and of the manager', () => {
    expect(ask(away('dutyOfficer', 'guard'))).toMatchObject({ kind: 'duty_officer', name: '周勇' })
    const nobodyOnDuty = {
      ...away('manager', 'clerk'),
      members: away('manager', 'clerk').members.filter(({ roles }) => !roles.includes('duty_officer')),
    }
    expect(ask(nobodyOnDuty)).toMatchObject({ kind: 'manager', name: '林小雨' })
  })
  test('a deputy stands in for the shifts of the duty officer only', () => {
    const nights = ROSTER.members.map((one) =>
      one.roles.includes('duty_officer')
        ? { ...one, shifts: [{ weekday: 3 as const, from: 1200, to: 480 }] }
        : one,
    )
    const roster = away('dutyOfficer', 'guard', { ...ROSTER, members: nights })
    expect(dutyOfficersAt(roster, at('2025-09-10 21:00')).map(({ name }) => name)).toEqual(['周勇'])
    expect(dutyOfficersAt(roster, at('2025-09-10 12:00'))).toEqual([])
    const leave = roster.members.map((one) =>
      one.roles.includes('duty_officer')
        ? { ...one, exceptions: [{ kind: 'leave' as const, firstDay: '2025-09-10', lastDay: '2025-09-10' }] }
        : one,
    )
    expect(dutyOfficersAt({ members: leave }, at('2025-09-10 21:00')).map(({ name }) => name)).toEqual([
      '周勇',
    ])
  })
})

describe('rights of a deputy', () => {
  const subject = (department: 'engineering' | 'security') => ({
    communityId: ROSTER.communityId,
    department,
  })
  const staffOf = (standings: Standing[]) => standings.filter((one) => one !== 'anyone' && one !== 'person')
  const acting = withActing(people.clerk, away('engineeringLead', 'clerk'))!
  test('are those of the one role in the one department, where an action is open to deputies', () => {
    expect(staffOf(standingsOf(acting, subject('engineering'), within, 'deputy'))).toEqual(['lead'])
    expect(staffOf(standingsOf(acting, subject('security'), within, 'deputy'))).toEqual([])
    expect(staffOf(standingsOf(acting, subject('engineering'), within))).toEqual([])
  })
  test('go with the colleague who leaves or is disabled, at once', () => {
    expect(dismiss(acting, ROSTER.communityId, within)).not.toHaveProperty('acting')
    expect(staffOf(standingsOf({ ...acting, roles: [] }, subject('engineering'), within, 'deputy'))).toEqual(
      [],
    )
    expect(standingsOf({ ...acting, disabledAt: 1 }, subject('engineering'), within, 'deputy')).toEqual([])
  })
  test('follow the roster: ended, the one away demoted, either gone', () => {
    const roster = { ...away('engineeringLead', 'clerk'), unsettled: [] }
    const lead = member(roster, 'engineeringLead')
    const terms = {
      department: 'engineering' as const,
      roles: ['technician'] as Role[],
      skills: [],
      shifts: [],
    }
    const states = [
      withoutDeputy(roster, lead, 'engineeringLead-away', { now: within })!,
      withMember(roster, people.engineeringLead, terms, within)!,
      withoutMember(roster, lead.personId, within)!,
      withoutMember(roster, idOf('clerk'), within)!,
    ]
    for (const state of states) {
      expect(state.unsettled).toEqual([idOf('clerk')])
      const after = withActing(acting, state)!
      expect(staffOf(standingsOf(after, subject('engineering'), within, 'deputy'))).toEqual([])
    }
    expect(unsettling(roster, roster, within).unsettled).toEqual([])
  })
})

test.each([
  ['cleaner', {}, 'deputy_not_needed'],
  ['engineeringLead', { deputyId: idOf('engineeringLead') }, 'deputy_not_here'],
  ['engineeringLead', { deputyId: idOf('wang') }, 'deputy_not_here'],
  ['engineeringLead', { until: from }, 'deputy_span'],
  ['engineeringLead', { from: before - 10, until: before - 1 }, 'deputy_span'],
  ['engineeringLead', { until: at('2025-12-31 00:00') }, 'deputy_long'],
  ['dutyOfficer', {}, undefined],
] as const)('%s with %j: %s', (who, more, problem) => {
  const named = { deputyId: idOf('chen'), from, until, ...more }
  expect(deputyProblem(ROSTER, member(ROSTER, who), named, before)).toBe(problem)
})

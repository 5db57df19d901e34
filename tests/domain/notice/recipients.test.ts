import type { Role, Roster, Shift, StaffMember } from '../../../domain/community/roster'
import type { NoticeKind } from '../../../domain/notice/notice'
import { sideFor, tiersOf } from '../../../domain/notice/recipients'

/** Sunday 22 November 2026, 10:00 in Shanghai. */
const SUNDAY = Date.UTC(2026, 10, 22, 2, 0)
const MONDAY = SUNDAY + 24 * 3_600_000
const WEEKDAYS: Shift[] = ([1, 2, 3, 4, 5] as const).map((weekday) => ({ weekday, from: 510, to: 1050 }))
const ALWAYS: Shift[] = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({ weekday, from: 0, to: 1440 }))

const member = (
  personId: string,
  role: Role,
  shifts: Shift[],
  more: Partial<StaffMember> = {},
): StaffMember => ({
  personId,
  name: personId,
  department: 'engineering',
  roles: [role],
  skills: [],
  phone: '',
  shifts,
  ...more,
})
const ROSTER: Roster = {
  _id: 'c',
  communityId: 'c',
  version: 1,
  members: [
    member('chen', 'technician', WEEKDAYS, { deputyId: 'liu' }),
    member('liu', 'technician', ALWAYS),
    member('lead', 'lead', WEEKDAYS),
    member('securityLead', 'lead', ALWAYS, { department: 'security' }),
    member('supervisor1', 'supervisor', WEEKDAYS),
    member('supervisor2', 'supervisor', ALWAYS),
    member('manager', 'manager', WEEKDAYS),
    member('officer', 'duty_officer', ALWAYS, { department: 'security' }),
  ],
}
const SUPERVISORS = ['supervisor1', 'supervisor2']
const on = (kind: NoticeKind, at = MONDAY) => ({ kind, at })

describe('who is told', () => {
  test('an office on duty is told, then the offices above it stand behind', () => {
    const lead = { to: 'lead', department: 'engineering' } as const
    expect(tiersOf(ROSTER, on('ticket_overdue'), lead, undefined)).toEqual([
      ['lead'],
      SUPERVISORS,
      ['manager'],
    ])
    expect(tiersOf(ROSTER, on('emergency_reported'), { to: 'supervisor' }, undefined)).toEqual([
      SUPERVISORS,
      ['manager'],
    ])
    expect(tiersOf(ROSTER, on('ticket_held'), { to: 'manager' }, undefined)).toEqual([['manager']])
  })

  test('off duty, the office is told and so is whoever stands in (domain.md §3.3)', () => {
    const lead = { to: 'lead', department: 'engineering' } as const
    const tiers = tiersOf(ROSTER, on('ticket_overdue', SUNDAY), lead, undefined)
    expect(tiers).toEqual([['lead', 'officer'], SUPERVISORS, ['manager', 'officer']])
  })

  test('nobody is told of their own act, whatever office they hold; the office above hears instead', () => {
    const lead = { to: 'lead', department: 'engineering' } as const
    const own = { ...on('ticket_reopened'), actorId: 'lead' }
    expect(tiersOf(ROSTER, own, lead, undefined)).toEqual([[], SUPERVISORS, ['manager']])
    const chen = { to: 'person', personId: 'chen' } as const
    expect(tiersOf(ROSTER, own, chen, 'engineering').slice(0, 2)).toEqual([['chen'], []])
  })

  test('an overdue owner who is off duty has a deputy', () => {
    const chen = { to: 'person', personId: 'chen' } as const
    expect(tiersOf(ROSTER, on('ticket_overdue'), chen, 'engineering')[0]).toEqual(['chen'])
    expect(tiersOf(ROSTER, on('ticket_overdue', SUNDAY), chen, 'engineering')[0]).toEqual(['chen', 'liu'])
    expect(tiersOf(ROSTER, on('job_offered', SUNDAY), chen, 'engineering')[0]).toEqual(['chen'])
  })

  test('what staff must do climbs lead → supervisor → manager; without a department from the supervisor', () => {
    const gone = { to: 'person', personId: '' } as const
    expect(tiersOf(ROSTER, on('ticket_held'), gone, 'engineering')).toEqual([
      [''],
      ['lead'],
      SUPERVISORS,
      ['manager'],
    ])
    expect(tiersOf(ROSTER, on('message_from_resident'), gone, undefined)).toEqual([
      [''],
      [],
      SUPERVISORS,
      ['manager'],
    ])
  })

  test('what is for a resident goes to nobody else', () => {
    const wang = { to: 'person', personId: 'wang' } as const
    expect(tiersOf(ROSTER, on('ticket_accepted'), wang, 'engineering')).toEqual([['wang']])
    expect(tiersOf(ROSTER, on('ticket_confirmed'), wang, 'engineering')).toEqual([['wang']])
  })

  test('a confirmation is for staff when they are on the roster', () => {
    expect(sideFor(ROSTER, 'ticket_confirmed', 'chen')).toBe('staff')
    expect(sideFor(ROSTER, 'ticket_confirmed', 'wang')).toBe('resident')
    expect(sideFor(ROSTER, 'ticket_accepted', 'chen')).toBe('resident')
  })

  test('an empty roster leaves nobody', () => {
    const tiers = tiersOf(
      { members: [] },
      on('ticket_overdue'),
      { to: 'lead', department: 'cleaning' },
      undefined,
    )
    expect(tiers.flat()).toEqual([])
  })
})

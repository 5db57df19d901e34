import { publicDaySwaps } from '../../../domain/community/public-day-swaps'
import {
  dutyOfficersAt,
  leadOf,
  managerOf,
  onDuty,
  reach,
  type Role,
  type Shift,
  type StaffMember,
  standIn,
  supervisorsOf,
} from '../../../domain/community/roster'
import type { Weekday } from '../../../domain/kernel/instant'
import { PUBLIC_DAYS } from '../../../domain/sla/public-holidays'
import { at } from '../when'

const weekdays: Weekday[] = [1, 2, 3, 4, 5]
const office: Shift[] = weekdays.map((weekday) => ({ weekday, from: 8 * 60 + 30, to: 17 * 60 + 30 }))
/** Wednesday night to Thursday morning. */
const night: Shift[] = [{ weekday: 3, from: 20 * 60, to: 8 * 60 }]

const member = (personId: string, more: Partial<StaffMember> = {}): StaffMember => ({
  personId,
  name: personId,
  department: 'engineering',
  roles: ['technician'],
  skills: [],
  phone: '13800000000',
  shifts: office,
  ...more,
})

describe('on duty', () => {
  test.each([
    ['2025-09-10 08:29', false],
    ['2025-09-10 08:30', true],
    ['2025-09-10 17:29', true],
    ['2025-09-10 17:30', false],
    ['2025-09-13 10:00', false],
  ])('office hours, %s: %s', (instant, expected) => {
    expect(onDuty(member('li'), at(instant))).toBe(expected)
  })

  test.each([
    ['2025-09-10 19:59', false],
    ['2025-09-10 20:00', true],
    ['2025-09-11 00:00', true],
    ['2025-09-11 07:59', true],
    ['2025-09-11 08:00', false],
    ['2025-09-11 20:00', false],
    ['2025-09-10 03:00', false],
  ])('a night shift from Wednesday, %s: %s', (instant, expected) => {
    expect(onDuty(member('li', { shifts: night }), at(instant))).toBe(expected)
  })

  test('a Sunday night ends on Monday; equal times are a whole day', () => {
    const sunday = member('li', { shifts: [{ weekday: 7, from: 1200, to: 480 }] })
    expect(onDuty(sunday, at('2025-09-15 07:00'))).toBe(true)
    const whole = member('wu', { shifts: [{ weekday: 3, from: 480, to: 480 }] })
    expect(onDuty(whole, at('2025-09-11 07:59'))).toBe(true)
    expect(onDuty(whole, at('2025-09-11 08:00'))).toBe(false)
  })

  test('leave takes the shifts that begin on its days, a swap wins over leave', () => {
    const away = member('li', {
      exceptions: [
        { kind: 'leave', firstDay: '2025-09-10', lastDay: '2025-09-12' },
        { kind: 'swap', day: '2025-09-12', shifts: [{ from: 600, to: 660 }] },
        { kind: 'swap', day: '2025-09-13', shifts: [{ from: 1320, to: 120 }] },
      ],
    })
    expect(onDuty(away, at('2025-09-09 10:00'))).toBe(true)
    expect(onDuty(away, at('2025-09-10 10:00'))).toBe(false)
    expect(onDuty(away, at('2025-09-12 10:00'))).toBe(true)
    expect(onDuty(away, at('2025-09-12 11:00'))).toBe(false)
    expect(onDuty(away, at('2025-09-14 01:59'))).toBe(true)
  })

  test('the night before leave still ends in the morning', () => {
    const exceptions = [{ kind: 'leave', firstDay: '2025-09-11', lastDay: '2025-09-11' }] as const
    expect(onDuty(member('li', { shifts: night, exceptions }), at('2025-09-11 06:00'))).toBe(true)
  })
})

describe('an office worker and the public days', () => {
  const clerk = member('li', { exceptions: publicDaySwaps(office, PUBLIC_DAYS) })

  test.each([
    ['National Day', '2025-10-01 10:00', false],
    ['make-up Sunday', '2025-09-28 10:00', true],
    ['make-up Saturday before Spring Festival', '2026-02-14 10:00', true],
    ['Spring Festival', '2026-02-17 10:00', false],
    ['an ordinary Saturday', '2026-03-07 10:00', false],
    ['an ordinary Friday', '2026-03-06 10:00', true],
  ])('%s: %s', (_what, instant, expected) => {
    expect(onDuty(clerk, at(instant))).toBe(expected)
  })

  test('who works on Sundays anyway keeps those hours on a make-up Sunday', () => {
    const sundays: Shift[] = [{ weekday: 7, from: 600, to: 660 }]
    expect(publicDaySwaps(sundays, { '2025-09-28': 'work' })).toEqual([])
  })
})

describe('who is who', () => {
  const having = (personId: string, roles: Role[], more: Partial<StaffMember> = {}): StaffMember =>
    member(personId, { roles, ...more })
  const staff = {
    members: [
      having('li', ['technician']),
      having('wu', ['lead', 'technician'], { deputyId: 'li' }),
      having('sun', ['lead'], { department: 'security' }),
      having('he', ['supervisor'], { department: 'customer_service', deputyId: 'ma' }),
      having('ma', ['manager'], { department: 'customer_service', deputyId: 'he' }),
      having('gu', ['duty_officer'], { department: 'security', shifts: night }),
    ],
  }
  const wednesdayNight = at('2025-09-10 22:00')
  const wednesdayNoon = at('2025-09-10 12:00')

  test('each role by name', () => {
    expect(leadOf(staff, 'engineering')?.personId).toBe('wu')
    expect(leadOf(staff, 'security')?.personId).toBe('sun')
    expect(leadOf(staff, 'finance')).toBeUndefined()
    expect(supervisorsOf(staff).map((m) => m.personId)).toEqual(['he'])
    expect(managerOf(staff)?.personId).toBe('ma')
    expect(managerOf({ members: [] })).toBeUndefined()
    expect(dutyOfficersAt(staff, wednesdayNight).map((m) => m.personId)).toEqual(['gu'])
    expect(dutyOfficersAt(staff, wednesdayNoon)).toEqual([])
  })

  test('on duty somebody acts for himself', () => {
    expect(standIn(staff, 'wu', wednesdayNoon)?.personId).toBe('wu')
    expect(reach(staff, 'wu', wednesdayNoon)).toMatchObject({ as: 'self', member: { personId: 'wu' } })
  })

  test('off duty the deputy does, or the deputy of the deputy', () => {
    const leave = [{ kind: 'leave', firstDay: '2025-09-10', lastDay: '2025-09-10' }] as const
    const away = {
      members: staff.members.map((m) => (m.personId === 'wu' ? { ...m, exceptions: leave } : m)),
    }
    expect(standIn(away, 'wu', wednesdayNoon)?.personId).toBe('li')
    expect(reach(away, 'wu', wednesdayNoon)).toMatchObject({ as: 'deputy', member: { personId: 'li' } })
    const chain = {
      members: [
        member('a', { shifts: [], deputyId: 'b' }),
        member('b', { shifts: [], deputyId: 'c' }),
        member('c'),
      ],
    }
    expect(standIn(chain, 'a', wednesdayNoon)?.personId).toBe('c')
  })

  test('deputies of each other, both off duty, end at the duty officer', () => {
    expect(standIn(staff, 'ma', wednesdayNight)).toBeUndefined()
    expect(reach(staff, 'ma', wednesdayNight)).toMatchObject({
      as: 'duty_officer',
      member: { personId: 'gu' },
    })
  })

  test('without a duty officer the person is told though off duty; a stranger is nobody', () => {
    const thursdayNight = at('2025-09-11 22:00')
    expect(reach(staff, 'ma', thursdayNight)).toMatchObject({ as: 'off_duty', member: { personId: 'ma' } })
    expect(standIn(staff, 'stranger', thursdayNight)).toBeUndefined()
    expect(reach(staff, 'stranger', thursdayNight)).toBeUndefined()
  })
})

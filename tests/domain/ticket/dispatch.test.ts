import fc from 'fast-check'
import type { Role, StaffMember } from '../../../domain/community/roster'
import type { Weekday } from '../../../domain/kernel/instant'
import { chooseHandler, type DispatchQuestion } from '../../../domain/ticket/dispatch'
import { DEFAULT_POLICY, inForce } from '../../../domain/sla/policy'
import { PUBLIC_DAYS } from '../../../domain/sla/public-holidays'
import { at, said } from '../when'

const { calendars } = inForce(DEFAULT_POLICY, PUBLIC_DAYS)
const everyDay: Weekday[] = [1, 2, 3, 4, 5, 6, 7]
const during = (from: number, to: number) => everyDay.map((weekday) => ({ weekday, from, to }))
const always = during(0, 0)
const byDay = during(8 * 60, 20 * 60)
const byNight = during(20 * 60, 8 * 60)

const member = (personId: string, more: Partial<StaffMember> = {}): StaffMember => ({
  personId,
  name: `${personId} name`,
  department: 'engineering',
  roles: ['technician'],
  skills: ['water_leak', 'public_light'],
  phone: '13800000000',
  shifts: byDay,
  ...more,
})
const officer = member('officer', { department: 'security', roles: ['duty_officer'], shifts: byNight })
const manager = member('manager', { department: 'customer_service', roles: ['manager'], shifts: [] })

const noon = at('2025-09-10 12:00')
const midnight = at('2025-09-10 23:30')

const ask = (more: Partial<DispatchQuestion> & { members: StaffMember[] }) =>
  chooseHandler({
    department: 'engineering',
    skill: 'water_leak',
    priority: 'normal',
    openWork: {},
    now: noon,
    calendar: calendars.engineering,
    ...more,
  })

describe('a member of the department, on duty, with the skill and the least open work', () => {
  test('the least open work', () => {
    const members = [member('a'), member('b'), member('c')]
    expect(ask({ members, openWork: { a: 2, b: 1, c: 3 } })).toEqual({
      kind: 'member',
      personId: 'b',
      name: 'b name',
      phone: '13800000000',
      reason: 'least_open_work',
      startsAt: noon,
    })
  })

  test('nobody counted has no open work', () => {
    expect(ask({ members: [member('a'), member('b')], openWork: { a: 1 } })).toMatchObject({ personId: 'b' })
  })

  test('of equals the one longest without a job, then the same one every time', () => {
    const members = [member('b'), member('a'), member('c')]
    expect(ask({ members, lastJobAt: { a: 300, b: 200, c: 100 } })).toMatchObject({ personId: 'c' })
    expect(ask({ members, lastJobAt: { a: 300, b: 200 } })).toMatchObject({ personId: 'c' })
    expect(ask({ members })).toMatchObject({ personId: 'a' })
    expect(ask({ members: [...members].reverse() })).toMatchObject({ personId: 'a' })
  })

  test.each([
    ['off duty', { shifts: byNight }],
    ['without the skill', { skills: [] }],
    ['of another department', { department: 'cleaning' }],
    ['with no working role', { roles: ['lead'] }],
  ] as [string, Partial<StaffMember>][])('not somebody %s', (_what, more) => {
    const members = [member('a', more), member('b')]
    expect(ask({ members, openWork: { b: 9 } })).toMatchObject({ kind: 'member', personId: 'b' })
  })

  test.each([
    ['engineering', 'technician'],
    ['customer_service', 'dispatcher'],
    ['finance', 'finance'],
  ] as [StaffMember['department'], Role][])('%s: a %s works there', (department, role) => {
    const members = [member('a', { department, roles: ['lead', role], skills: ['fee'] })]
    expect(ask({ members, department, skill: 'fee' })).toMatchObject({ kind: 'member', personId: 'a' })
  })
})

describe('nobody handles a ticket about themselves or their own home', () => {
  test('whoever is excluded is passed over, in every place', () => {
    const members = [member('a'), member('b'), { ...officer, shifts: always }, manager]
    const excluding = (...ids: string[]) => ask({ members, excluding: ids })
    expect(excluding('a')).toMatchObject({ kind: 'member', personId: 'b' })
    expect(excluding('a', 'b')).toMatchObject({ kind: 'duty_officer', personId: 'officer' })
    expect(excluding('a', 'b', 'officer')).toMatchObject({ kind: 'manager', personId: 'manager' })
    expect(excluding('a', 'b', 'officer', 'manager')).toEqual({
      kind: 'nobody',
      reason: 'nobody_at_all',
      startsAt: noon,
    })
  })

  test('an excluded manager is replaced by another one, an excluded deputy by the manager', () => {
    const second = member('second', { roles: ['manager'], shifts: [] })
    expect(ask({ members: [manager, second], excluding: ['manager'] })).toMatchObject({ personId: 'second' })
    const deputy = member('deputy', { department: 'finance', roles: ['admin'], shifts: always })
    const away = { ...manager, deputyId: 'deputy' }
    expect(ask({ members: [away, deputy] })).toMatchObject({ kind: 'manager', personId: 'deputy' })
    expect(ask({ members: [away, deputy], excluding: ['deputy'] })).toMatchObject({ personId: 'manager' })
  })
})

describe('nobody of the department', () => {
  test('nobody on duty: the duty officer', () => {
    const members = [member('a'), officer, manager]
    expect(ask({ members, now: midnight })).toMatchObject({
      kind: 'duty_officer',
      personId: 'officer',
      reason: 'nobody_on_duty',
      startsAt: midnight,
    })
  })

  test('nobody with the skill: the duty officer, with that reason', () => {
    const members = [member('a', { skills: [] }), { ...officer, shifts: always }]
    expect(ask({ members })).toMatchObject({ kind: 'duty_officer', reason: 'nobody_with_skill' })
  })

  test('in an emergency whoever is on duty, before any officer', () => {
    const members = [
      member('a', { skills: [] }),
      member('b', { skills: [] }),
      { ...officer, shifts: always },
      manager,
    ]
    expect(ask({ members, priority: 'emergency', openWork: { a: 1 } })).toMatchObject({
      kind: 'member',
      personId: 'b',
      reason: 'emergency_whoever_is_on_duty',
    })
    const skilled = [...members, member('c')]
    expect(ask({ members: skilled, priority: 'emergency', openWork: { c: 5 } })).toMatchObject({
      personId: 'c',
      reason: 'least_open_work',
    })
  })

  test('nobody at all: the manager, visibly; an empty roster says so', () => {
    expect(ask({ members: [member('a'), manager], now: midnight })).toMatchObject({
      kind: 'manager',
      personId: 'manager',
      reason: 'nobody_at_all',
    })
    expect(ask({ members: [] })).toEqual({ kind: 'nobody', reason: 'nobody_at_all', startsAt: noon })
  })
})

describe('outside working time (office hours)', () => {
  const friday = at('2025-09-12 21:00')
  const cleaner = member('a', { department: 'cleaning', skills: ['cleaning'] })
  const question = { department: 'cleaning', skill: 'cleaning', calendar: calendars.cleaning } as const

  test('a non-emergency waits: whoever is on duty when the next working period begins', () => {
    const answer = ask({ ...question, members: [cleaner, officer, manager], now: friday })
    expect(answer).toMatchObject({ kind: 'member', personId: 'a' })
    expect(said(answer.startsAt)).toBe('2025-09-15 08:30')
  })

  test('the next working period skips National Day', () => {
    const answer = ask({ ...question, members: [cleaner], now: at('2025-09-30 18:00') })
    expect(said(answer.startsAt)).toBe('2025-10-09 08:30')
  })

  test('an emergency does not wait', () => {
    const answer = ask({ ...question, priority: 'emergency', members: [cleaner, officer], now: midnight })
    expect(answer).toMatchObject({ kind: 'duty_officer', personId: 'officer', startsAt: midnight })
  })

  test('nobody on duty then: the duty officer who is there now', () => {
    const answer = ask({ ...question, members: [officer, manager], now: at('2025-09-12 23:00') })
    expect(answer).toMatchObject({ kind: 'duty_officer', reason: 'nobody_on_duty' })
  })
})

test('whatever the roster, an excluded person is never named and a manager who may take it always leaves nobody out', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f']
  const anyMember = (personId: string) =>
    fc.record({
      personId: fc.constant(personId),
      name: fc.constant(personId),
      department: fc.constantFrom('engineering' as const, 'security' as const),
      roles: fc.subarray<Role>(['technician', 'duty_officer', 'manager', 'lead'], { minLength: 1 }),
      skills: fc.subarray<'water_leak'>(['water_leak']),
      phone: fc.constant('1'),
      shifts: fc.constantFrom(always, byDay, byNight, []),
      deputyId: fc.option(fc.constantFrom(...ids), { nil: undefined }),
    })
  fc.assert(
    fc.property(
      fc.tuple(...ids.map(anyMember)),
      fc.subarray(ids),
      fc.constantFrom(noon, midnight),
      (members, excluding, now) => {
        const answer = ask({ members, excluding, now })
        const mayManage = members.some((m) => m.roles.includes('manager') && !excluding.includes(m.personId))
        expect(answer.kind === 'nobody' && mayManage).toBe(false)
        if (answer.kind !== 'nobody') expect(excluding).not.toContain(answer.personId)
      },
    ),
  )
})

import { departmentStates, missingIn, newCommunity, SETUP_CHECKS } from '../../../domain/community/setup'
import type { StaffMember } from '../../../domain/community/roster'
import { policyProblems } from '../../../domain/sla/policy-check'

/** Wednesday 25 November 2026, 10:00 in Shanghai. */
const NOW = Date.UTC(2026, 10, 25, 2)
const member = (personId: string, more: Partial<StaffMember> = {}): StaffMember => ({
  ...{ personId, name: personId, department: 'engineering', roles: ['technician'], skills: [], phone: '' },
  shifts: [{ weekday: 3, from: 480, to: 1080 }],
  ...more,
})
const lacking = (members: StaffMember[], more: object = {}) =>
  missingIn({
    ...{ dutyPhone: '010-60001000', units: 240, templates: true },
    departments: departmentStates({ members }, NOW),
    ...more,
  })

it('begins a community with a policy that is fit for use', () => {
  const community = newCommunity({ _id: 'c-1', name: '安邻一期', dutyPhone: '010-60001000' })
  expect(policyProblems(community.policy)).toEqual([])
})

it.each([
  ['nothing', [member('赵明', { roles: ['lead'] }), member('陈建国')], {}, []],
  ['colleagues', [member('赵明', { roles: ['lead'] })], {}, ['members']],
  ['colleagues', [member('秦岚', { roles: ['admin', 'manager'] })], {}, ['members']],
  ['a lead where somebody works', [member('陈建国'), member('刘志强')], {}, ['leads']],
  [
    'anybody on duty',
    [member('赵明', { roles: ['lead'], shifts: [] }), member('陈建国', { shifts: [] })],
    {},
    ['onDuty'],
  ],
  [
    'everything',
    [],
    { dutyPhone: '', units: 0, templates: false },
    SETUP_CHECKS.filter((check) => check !== 'leads'),
  ],
])('lacks %s', (_what, members, more, expected) => {
  expect(lacking(members, more)).toEqual(expected)
})

import type { Instant, Weekday } from '../kernel/instant'
import { CATEGORIES, TAXONOMY } from '../routing/taxonomy'
import { DEFAULT_POLICY } from '../sla/policy'
import type { Community } from './community'
import type { Household, Unit } from './household'
import type { HomeBinding, Person, StaffRole } from './person'
import type { Roster, Shift, StaffMember } from './roster'
import { TRIAL_LASTS, TRIAL_NAME, workingName } from './trial'

/** People who are there for the visitor's sake: no number and no WeChat identity, so nobody is told anything. */
const NEIGHBOUR = '王示例'
const COLLEAGUE = '李示例'
const COLLEAGUE_IS = ['technician', 'lead', 'manager'] as const

const DEPARTMENT = 'engineering'
const ROOMS = ['101', '102', '201', '202'] as const
const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]
const ALWAYS: Shift[] = WEEK.map((weekday) => ({ weekday, from: 0, to: 1440 }))

const unitIn = (communityId: string, room: string): Unit => ({
  ...{ _id: `${communityId}-u${room}`, version: 1, communityId },
  ...{ building: '1', entrance: '1', room, label: `1栋1单元${room}室`, areaCentiares: 8900 },
  ...{ use: '住宅', status: 'occupied' as const },
})

const householdIn = ({ communityId, _id, room }: Unit, from: Instant): Household => ({
  ...{ _id: `${communityId}-h${room}`, version: 1, communityId, unitId: _id },
  ...{ kind: 'owner_occupied' as const, from },
})

const extra = (_id: string, name: string, roles: StaffRole[] = []): Person => ({
  ...{ _id, version: 1, name, phone: '', openid: '', homes: [], roles },
})

const workingAs = (person: Pick<Person, '_id' | 'name'>, roles: StaffMember['roles']): StaffMember => ({
  ...{ personId: person._id, name: person.name, department: DEPARTMENT },
  ...{ roles, phone: '', shifts: ALWAYS },
  skills: CATEGORIES.filter((category) => TAXONOMY[category].department === DEPARTMENT),
})

export type TrialPlace = {
  community: Community
  units: Unit[]
  households: Household[]
  /** Reports something, and owns nothing. */
  neighbour: Person
  /** Does what the visitor may not: matters of the visitor's own home. Answers for the community. */
  colleague: Person
  roster: Roster
  home: HomeBinding
  role: StaffRole
}

/**
 * A community of one visitor's own: one building, its visitor an owner at home in 101 and a technician of the
 * engineering department, so that both sides can be seen. What it is follows from its id: a repeat makes the same.
 */
export const trialPlace = (
  communityId: string,
  visitor: Pick<Person, '_id' | 'name' | 'trial'>,
  begunAt: Instant,
): TrialPlace => {
  const units = ROOMS.map((room) => unitIn(communityId, room))
  const households = units.map((unit) => householdIn(unit, begunAt))
  const here = { communityId, communityName: TRIAL_NAME }
  const role: StaffRole = { ...here, role: 'technician', department: DEPARTMENT }
  const roles = COLLEAGUE_IS.map((one) => ({ ...role, role: one }))
  const colleague = extra(`${communityId}-colleague`, COLLEAGUE, roles)
  const neighbour = extra(`${communityId}-neighbour`, NEIGHBOUR)
  const [own] = units
  const householdId = households[0]?._id ?? ''
  const community: Community = {
    ...{ _id: communityId, version: 1, name: TRIAL_NAME, dutyPhone: '', departmentPhones: {} },
    policy: DEFAULT_POLICY,
    trial: { personId: visitor._id, begunAt, until: begunAt + TRIAL_LASTS },
  }
  return {
    ...{ community, units, households, neighbour, colleague },
    roster: {
      ...{ _id: communityId, communityId, version: 1 },
      members: [
        {
          ...workingAs({ _id: visitor._id, name: workingName(visitor) }, ['technician']),
          ownHouseholds: [householdId],
        },
        workingAs(colleague, COLLEAGUE_IS),
      ],
    },
    home: {
      ...{ ...here, householdId, unitId: own?._id ?? '', unitLabel: own?.label ?? '' },
      ...{ relation: 'owner', boundAt: begunAt, endsAt: begunAt + TRIAL_LASTS },
    },
    role,
  }
}

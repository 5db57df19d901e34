import { DEPARTMENTS, type Department } from '../kernel/department'
import type { Instant } from '../kernel/instant'
import { DEFAULT_POLICY } from '../sla/policy'
import { clean } from './register/clean'
import type { Community } from './community'
import { isInHouse, leadOf, onDuty, type Role, type Staff, type StaffTerms } from './roster'

/** The one document that says whose installation this is; whoever writes it first has it. */
export const INSTALLATION_ID = 'installation'
export type Installation = {
  _id: typeof INSTALLATION_ID
  version: number
  claimedBy: string
  claimedAt: Instant
  /** What was typed then: who is cut off completes it by asking again. */
  name: string
  communityId: string
  communityName: string
  dutyPhone: string
}

/** How the founder of a community works there: everything can be changed as soon as there are colleagues. */
export const FOUNDER_TERMS: StaffTerms = {
  department: 'customer_service',
  roles: ['admin', 'manager'],
  skills: [],
  shifts: [],
}

/** A community as it begins: the defaults of domain.md §3 and one number to call. */
export const newCommunity = (place: { _id: string; name: string; dutyPhone: string }): Community => ({
  ...place,
  version: 1,
  departmentPhones: {},
  policy: DEFAULT_POLICY,
})

/** A community that its administrator once called ready. */
export type SetUpCommunity = Community & { setUpAt?: Instant }

/** Whether residents are offered it: what is still being set up has nobody who would answer them. */
export const isOpen = ({ setUpAt }: Pick<SetUpCommunity, 'setUpAt'>): boolean => setUpAt !== undefined

/** Two names that people read as the same: blanks, full width and capitals make no other community. */
export const nameKey = (name: string): string => clean(name).replace(/\s/g, '').toLowerCase()

/** What a community needs before residents use it, in the order in which it is set up. */
export const SETUP_CHECKS = ['dutyPhone', 'members', 'leads', 'onDuty', 'units', 'templates'] as const
export type SetupCheck = (typeof SETUP_CHECKS)[number]

export type DepartmentState = {
  department: Department
  members: number
  lead?: string
  /** Somebody works there who is nobody's head: the manager who set the community up needs no lead. */
  needsLead: boolean
  onDuty: number
}

const HEADS: readonly Role[] = ['lead', 'supervisor', 'manager', 'admin']

/** Who is there, department by department. */
export const departmentStates = (staff: Staff, now: Instant): DepartmentState[] =>
  DEPARTMENTS.map((department) => {
    const members = staff.members.filter((member) => member.department === department && isInHouse(member))
    const lead = leadOf(staff, department)?.name
    return {
      department,
      members: members.length,
      needsLead: members.some(({ roles }) => !roles.every((role) => HEADS.includes(role))),
      onDuty: members.filter((member) => onDuty(member, now)).length,
      ...(lead !== undefined && { lead }),
    }
  })

/** A community without its founder has nobody yet who does the work. */
const hasColleagues = (departments: readonly DepartmentState[]): boolean =>
  departments.reduce((sum, { members }) => sum + members, 0) > 1

/** What is still missing. A department where nobody works has no need of a lead. */
export const missingIn = (found: {
  dutyPhone: string
  departments: readonly DepartmentState[]
  units: number
  templates: boolean
}): SetupCheck[] => {
  const { departments } = found
  const there: Record<SetupCheck, boolean> = {
    dutyPhone: found.dutyPhone !== '',
    members: hasColleagues(departments),
    leads: departments.every(({ needsLead, lead }) => !needsLead || lead !== undefined),
    onDuty: departments.some((one) => one.onDuty > 0),
    units: found.units > 0,
    templates: found.templates,
  }
  return SETUP_CHECKS.filter((check) => !there[check])
}

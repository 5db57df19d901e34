import { PRIVACY_NOTICE_VERSION } from '../../domain/community/consent'
import type { Household } from '../../domain/community/household'
import type { HomeBinding, Person, StaffRole } from '../../domain/community/person'
import type { Roster, StaffMember } from '../../domain/community/roster'
import type { SetUpCommunity } from '../../domain/community/setup'
import { TRY_OUT_ID, type TryOutEntry } from '../../domain/community/trial-limits'
import { CATEGORIES, TAXONOMY } from '../../domain/routing/taxonomy'
import { DEFAULT_POLICY } from '../../domain/sla/policy'
import { chanceFrom } from './chance'
import { COMMUNITY_ID, COMMUNITY_NAME, DEMO_DESK, DUTY_PHONE, LONG_AGO, openidOf, personIdOf } from './names'
import { demoRegister } from './register'
import { demoHouseholds, demoResidents, demoUnits, type DemoResident } from './residents'
import { DEMO_FIRM, DEMO_FIRM_STAFF } from './firm'
import { DEMO_STAFF, type DemoStaff } from './staff'

const community: SetUpCommunity = {
  _id: COMMUNITY_ID,
  version: 1,
  name: COMMUNITY_NAME,
  dutyPhone: DUTY_PHONE,
  departmentPhones: {
    engineering: '010-60001001',
    security: '010-60001002',
    customer_service: '010-60001005',
  },
  policy: DEFAULT_POLICY,
  setUpAt: LONG_AGO,
}

/** Whoever opens the demo as nobody in particular may try it out. */
const tryOut: TryOutEntry = { _id: TRY_OUT_ID, version: 1, open: true, commands: [] }

const phoneOf = (index: number): string => `138${String(10_000_000 + index * 7919).slice(-8)}`

const homeIn = ({ unit, relation }: DemoResident): HomeBinding => ({
  householdId: unit._id.replace('u-', 'h-'),
  unitId: unit._id,
  communityId: COMMUNITY_ID,
  communityName: COMMUNITY_NAME,
  unitLabel: unit.label,
  relation,
  boundAt: LONG_AGO,
})

const personOf = (
  key: string,
  name: string,
  index: number,
  ties: Pick<Person, 'homes' | 'roles' | 'desks'>,
): Person => {
  const openid = openidOf(key)
  const consents = [{ version: PRIVACY_NOTICE_VERSION, at: LONG_AGO }]
  return { _id: personIdOf(openid), version: 1, name, phone: phoneOf(index), openid, consents, ...ties }
}

/** Everybody who works here: our own people, then the firm's. */
const WORKING: readonly DemoStaff[] = [...DEMO_STAFF, ...DEMO_FIRM_STAFF]

const firmOf = ({ roles }: DemoStaff): Pick<StaffRole, 'firmId'> =>
  roles.includes('contractor') ? { firmId: DEMO_FIRM._id } : {}

const rolesOf = (staff: DemoStaff): StaffRole[] =>
  staff.roles.map((role) => ({
    ...{ communityId: COMMUNITY_ID, communityName: COMMUNITY_NAME, role, department: staff.department },
    ...firmOf(staff),
  }))

const memberOf = (staff: DemoStaff, index: number): StaffMember => ({
  personId: personIdOf(openidOf(staff.key)),
  name: staff.name,
  department: staff.department,
  roles: staff.roles,
  skills: CATEGORIES.filter((category) => TAXONOMY[category].department === staff.department),
  phone: phoneOf(500 + index),
  shifts: staff.shifts,
  ...firmOf(staff),
  ...(staff.deputy !== undefined && { deputyId: personIdOf(openidOf(staff.deputy)) }),
})

/** Moved in lately: the register has the name and the number, nobody is bound yet. Whoever tries the app binds it. */
const NEWCOMER = { key: 'new', name: '顾晓梅', phone: '13900000001', householdId: 'h-6-2-1002' }

const withNewcomer = (households: readonly Household[]): Household[] =>
  households.map((household) =>
    household._id === NEWCOMER.householdId
      ? { ...household, registered: [{ name: NEWCOMER.name, relation: 'owner', phone: NEWCOMER.phone }] }
      : household,
  )

/** What WeChat says the simulated phones' numbers are: those that the register has, by openid. */
export const demoPhoneNumbers = (): Record<string, string> => {
  const residents = demoResidents(demoUnits(), chanceFrom(1)).map(
    ({ key }, index) => [key, phoneOf(index)] as const,
  )
  const staff = WORKING.map(({ key }, index) => [key, phoneOf(500 + index)] as const)
  const known = [...residents, ...staff, [NEWCOMER.key, NEWCOMER.phone] as const]
  return Object.fromEntries(known.map(([key, phone]) => [openidOf(key), phone]))
}

export type DemoDocuments = { documents: [collection: string, document: object][]; residents: DemoResident[] }

/** Everything of 安邻示范小区 that is there before anybody reports anything. */
export const demoDocuments = (seed: number): DemoDocuments => {
  const units = demoUnits()
  const residents = demoResidents(units, chanceFrom(seed))
  const roster: Roster = {
    _id: COMMUNITY_ID,
    communityId: COMMUNITY_ID,
    version: 1,
    members: WORKING.map(memberOf),
  }
  const people = [
    ...residents.map((one, index) => personOf(one.key, one.name, index, { homes: [homeIn(one)], roles: [] })),
    ...WORKING.map((one, index) =>
      personOf(one.key, one.name, 500 + index, { homes: [], roles: rolesOf(one), desks: [DEMO_DESK] }),
    ),
  ]
  const register = demoRegister({ units, households: demoHouseholds(units) }, residents, phoneOf)
  const all = (collection: string, documents: readonly object[]): [string, object][] =>
    documents.map((document) => [collection, document])
  return {
    residents,
    documents: [
      ...all('installation', [tryOut]),
      ...all('communities', [community]),
      ...all('rosters', [roster]),
      ...all('firms', [DEMO_FIRM]),
      ...all('units', register.units),
      ...all('households', withNewcomer(register.households)),
      ...all('persons', people),
    ],
  }
}

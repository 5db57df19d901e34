import { createHash } from 'node:crypto'
import { PRIVACY_NOTICE_VERSION } from '../../domain/community/consent'
import type { Household, Unit } from '../../domain/community/household'
import type { HomeBinding, Person, Relation, StaffRole } from '../../domain/community/person'
import type { Role, Roster, Shift, StaffMember } from '../../domain/community/roster'
import type { SetUpCommunity } from '../../domain/community/setup'
import type { Department } from '../../domain/kernel/department'
import type { Instant, Weekday } from '../../domain/kernel/instant'
import { CATEGORIES, TAXONOMY, type Category } from '../../domain/routing/taxonomy'
import { DEFAULT_POLICY } from '../../domain/sla/policy'
import type { TestCloud } from './cloud'

/** cloudfunctions/_kit/cloudbase.ts derives the same; copied, so that tests need not load the SDK for it. */
export const personIdOf = (openid: string): string =>
  `p${createHash('sha256').update(`person:${openid}`).digest('hex').slice(0, 24)}`

/** Long before anything a test does. */
const LONG_AGO: Instant = Date.UTC(2024, 0, 1)

export const COMMUNITY_ID = 'anlin-demo'
export const OTHER_COMMUNITY_ID = 'other-garden'
const NAMES: Record<string, string> = { [COMMUNITY_ID]: '安邻示范小区', [OTHER_COMMUNITY_ID]: '隔壁花园' }

const communityOf = (id: string, dutyPhone: string): SetUpCommunity => ({
  _id: id,
  version: 1,
  name: NAMES[id] ?? id,
  dutyPhone,
  departmentPhones: { engineering: '010-60001001', customer_service: '010-60001005' },
  policy: DEFAULT_POLICY,
  setUpAt: LONG_AGO,
})

const unitOf = (communityId: string, building: string, entrance: string, room: string): Unit => ({
  _id: `u-${communityId}-${building}-${entrance}-${room}`,
  version: 1,
  communityId,
  building,
  entrance,
  room,
  label: `${building}栋${entrance}单元${room}室`,
  areaCentiares: 8950,
})

const UNITS = ['1', '2'].flatMap((building) =>
  ['101', '102', '201'].map((room) => unitOf(COMMUNITY_ID, building, '1', room)),
)
const OTHER_UNIT = unitOf(OTHER_COMMUNITY_ID, '9', '1', '901')

const householdOf = (unit: Unit, kind: Household['kind']): Household => ({
  _id: unit._id.replace('u-', 'h-'),
  version: 1,
  communityId: unit.communityId,
  unitId: unit._id,
  kind,
  from: LONG_AGO,
})
const HOUSEHOLDS = UNITS.map((unit, index) => householdOf(unit, index === 1 ? 'let' : 'owner_occupied'))

const homeIn = (unit: Unit, relation: Relation): HomeBinding => ({
  householdId: unit._id.replace('u-', 'h-'),
  unitId: unit._id,
  communityId: unit.communityId,
  communityName: NAMES[unit.communityId] ?? '',
  unitLabel: unit.label,
  relation,
  boundAt: LONG_AGO,
})

const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]
const ROUND_THE_CLOCK: Shift[] = EVERY_DAY.map((weekday) => ({ weekday, from: 0, to: 1440 }))
const OFFICE: Shift[] = EVERY_DAY.slice(0, 5).map((weekday) => ({ weekday, from: 510, to: 1050 }))

type StaffRow = { name: string; department: Department; role: Role; shifts: Shift[] }
const staff = (name: string, department: Department, role: Role, shifts: Shift[]): StaffRow => ({
  name,
  department,
  role,
  shifts,
})

/** Every member of staff of the small community. Those who work round the clock are on duty whatever the test's time. */
const STAFF = {
  chen: staff('陈建国', 'engineering', 'technician', ROUND_THE_CLOCK),
  liu: staff('刘志强', 'engineering', 'technician', ROUND_THE_CLOCK),
  engineeringLead: staff('赵明', 'engineering', 'lead', ROUND_THE_CLOCK),
  guard: staff('周勇', 'security', 'technician', ROUND_THE_CLOCK),
  securityLead: staff('吴刚', 'security', 'lead', ROUND_THE_CLOCK),
  cleaner: staff('郑秀英', 'cleaning', 'technician', OFFICE),
  cleaningLead: staff('钱红', 'cleaning', 'lead', OFFICE),
  gardener: staff('孙大林', 'greening', 'technician', OFFICE),
  greeningLead: staff('冯春', 'greening', 'lead', OFFICE),
  clerk: staff('林小雨', 'customer_service', 'technician', OFFICE),
  dispatcher: staff('何静', 'customer_service', 'dispatcher', ROUND_THE_CLOCK),
  serviceLead: staff('许慧', 'customer_service', 'lead', OFFICE),
  cashier: staff('沈丽', 'finance', 'finance', OFFICE),
  financeLead: staff('韩梅', 'finance', 'lead', OFFICE),
  supervisor: staff('杨柳', 'customer_service', 'supervisor', OFFICE),
  manager: staff('朱国栋', 'customer_service', 'manager', OFFICE),
  admin: staff('秦岚', 'customer_service', 'admin', OFFICE),
  dutyOfficer: staff('曹志远', 'security', 'duty_officer', ROUND_THE_CLOCK),
  /** The account is closed; the rota has not been cleared yet, but no shift is left. */
  disabled: staff('蒋涛', 'engineering', 'technician', []),
} satisfies Record<string, StaffRow>

/** Residents of the small community, and two people who belong to another one only. */
const RESIDENTS = {
  wang: { name: '王芳', home: homeIn(UNITS[0]!, 'owner') },
  wangHusband: { name: '李伟', home: homeIn(UNITS[0]!, 'family') },
  zhang: { name: '张敏', home: homeIn(UNITS[1]!, 'tenant') },
  stranger: { name: '邻小区住户', home: homeIn(OTHER_UNIT, 'owner') },
}

export type PersonName = keyof typeof STAFF | keyof typeof RESIDENTS | 'strangeTechnician'

const openidOf = (who: string): string => `o-test-${who}`

/** The computer at which everybody of the small community sits. */
const DESK = { id: 'desk01', browser: 'Test', since: LONG_AGO, until: Date.UTC(2100, 0, 1) }

/** Everybody here agreed to the privacy notice. */
export const CONSENT = { version: PRIVACY_NOTICE_VERSION, at: LONG_AGO }

const personOf = (who: string, name: string, index: number, more: Partial<Person>): Person => ({
  _id: personIdOf(openidOf(who)),
  version: 1,
  name,
  phone: `1390000${String(1000 + index)}`,
  openid: openidOf(who),
  homes: [],
  roles: [],
  desks: [DESK],
  consents: [CONSENT],
  ...more,
})

const roleIn = (communityId: string, { role, department }: StaffRow): StaffRole => ({
  communityId,
  communityName: NAMES[communityId] ?? '',
  role,
  department,
})

const STRANGE_TECHNICIAN = staff('外区工程', 'engineering', 'technician', ROUND_THE_CLOCK)

const people = (): Record<PersonName, Person> => {
  const residents = Object.entries(RESIDENTS).map(
    ([who, { name, home }], index) => [who, personOf(who, name, index, { homes: [home] })] as const,
  )
  const members = Object.entries(STAFF).map(([who, row], index) => {
    const closed = who === 'disabled' ? { disabledAt: LONG_AGO } : {}
    return [
      who,
      personOf(who, row.name, 100 + index, { roles: [roleIn(COMMUNITY_ID, row)], ...closed }),
    ] as const
  })
  const strange = personOf('strangeTechnician', STRANGE_TECHNICIAN.name, 300, {
    roles: [roleIn(OTHER_COMMUNITY_ID, STRANGE_TECHNICIAN)],
  })
  return Object.fromEntries([...residents, ...members, ['strangeTechnician', strange]]) as Record<
    PersonName,
    Person
  >
}

const skillsOf = (department: Department): Category[] =>
  CATEGORIES.filter((category) => TAXONOMY[category].department === department)

const memberOf = (person: Person, row: StaffRow): StaffMember => ({
  personId: person._id,
  name: person.name,
  department: row.department,
  roles: [row.role],
  skills: skillsOf(row.department),
  phone: person.phone,
  shifts: row.shifts,
})

export type SmallCommunity = {
  community: SetUpCommunity
  units: Unit[]
  households: Household[]
  people: Record<PersonName, Person>
  roster: Roster
  /** Home of 王芳 and her husband, and of the tenant 张敏. */
  wangHouseholdId: string
  zhangHouseholdId: string
}

/** One community with two buildings, three residents, staff in every department: what most tests of functions need. */
export const smallCommunity = (): SmallCommunity => {
  const all = people()
  const roster: Roster = {
    _id: COMMUNITY_ID,
    communityId: COMMUNITY_ID,
    version: 1,
    members: Object.entries(STAFF).map(([who, row]) => memberOf(all[who as PersonName], row)),
  }
  return {
    community: communityOf(COMMUNITY_ID, '010-60001000'),
    units: UNITS,
    households: HOUSEHOLDS,
    people: all,
    roster,
    wangHouseholdId: HOUSEHOLDS[0]!._id,
    zhangHouseholdId: HOUSEHOLDS[1]!._id,
  }
}

const OTHER_DOCUMENTS: [collection: string, document: object][] = [
  ['communities', communityOf(OTHER_COMMUNITY_ID, '010-60002000')],
  ['units', OTHER_UNIT],
  ['households', householdOf(OTHER_UNIT, 'owner_occupied')],
  ['rosters', { _id: OTHER_COMMUNITY_ID, communityId: OTHER_COMMUNITY_ID, version: 1, members: [] }],
]

/** Writes the small community (and the little there is of its neighbour) into the cloud. */
export const seedSmallCommunity = async (cloud: Pick<TestCloud, 'database'>): Promise<SmallCommunity> => {
  const small = smallCommunity()
  const documents: [string, object][] = [
    ['communities', small.community],
    ...small.units.map((unit): [string, object] => ['units', unit]),
    ...small.households.map((household): [string, object] => ['households', household]),
    ...Object.values(small.people).map((person): [string, object] => ['persons', person]),
    ['rosters', small.roster],
    ...OTHER_DOCUMENTS,
  ]
  for (const [collection, document] of documents) await cloud.database.collection(collection).add(document)
  return small
}

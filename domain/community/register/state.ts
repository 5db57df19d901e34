import { dayOf, type Day } from '../../kernel/instant'
import type { Household, RegisteredMember, TenureKind, Unit, UnitStatus, Vehicle } from '../household'
import type { Relation } from '../person'
import { clean } from './clean'

/** The words of the register's spreadsheet; the app shows the same ones from its own catalogue. */
export const STATUS_WORDS: Record<UnitStatus, string> = {
  occupied: '入住',
  vacant: '空置',
  decorating: '装修中',
  let: '出租',
}
export const TENURE_WORDS: Record<TenureKind, string> = {
  owner_occupied: '自住',
  let: '出租',
  vacant: '空置',
  developer: '开发商',
}
export const RELATION_WORDS: Record<Relation, string> = {
  owner: '业主',
  co_owner: '共有人',
  family: '家属',
  tenant: '租户',
  agent: '代办人',
}

/** What the register says of one unit and its present household. `null` is "not known". */
export type RegisterState = {
  area: number | null
  use: string | null
  status: UnitStatus | null
  warrantyUntil: Day | null
  tenure: TenureKind | null
  from: Day | null
  leaseUntil: Day | null
  care: string | null
  members: RegisteredMember[]
  vehicles: Vehicle[]
}
export type Field = keyof RegisterState

export const UNIT_FIELDS = ['area', 'use', 'status', 'warrantyUntil'] as const satisfies readonly Field[]
export const HOUSEHOLD_FIELDS = [
  'tenure',
  'from',
  'leaseUntil',
  'care',
  'members',
  'vehicles',
] as const satisfies readonly Field[]
export const FIELDS: readonly Field[] = [...UNIT_FIELDS, ...HOUSEHOLD_FIELDS]

/** A unit with all its tenures, the newest first. */
export type HomeRecord = { unit?: Unit; households: readonly Household[] }

/** The tenure that goes on; undefined when the last one was closed. */
export const presentOf = ({ households }: HomeRecord): Household | undefined =>
  households[0]?.to === undefined ? households[0] : undefined

export const NO_HOUSEHOLD: Pick<RegisterState, (typeof HOUSEHOLD_FIELDS)[number]> = {
  tenure: null,
  from: null,
  leaseUntil: null,
  care: null,
  members: [],
  vehicles: [],
}

const householdState = (household: Household | undefined): typeof NO_HOUSEHOLD =>
  household === undefined
    ? NO_HOUSEHOLD
    : {
        tenure: household.kind,
        from: dayOf(household.from),
        leaseUntil: household.leaseUntil ?? null,
        care: household.care ?? null,
        members: household.registered ?? [],
        vehicles: household.vehicles ?? [],
      }

export const stateOf = (record: HomeRecord): RegisterState => {
  const { unit } = record
  return {
    area: unit?.areaCentiares ?? null,
    use: unit?.use ?? null,
    status: unit?.status ?? null,
    warrantyUntil: unit?.warrantyUntil ?? null,
    ...householdState(presentOf(record)),
  }
}

/** Hundredths of a square metre as people write them: 89.5. */
export const areaText = (centiares: number): string => String(centiares / 100)

const memberText = ({ name, relation, phone }: RegisteredMember): string =>
  [clean(name), RELATION_WORDS[relation], phone].filter((part) => part !== undefined).join(' ')
const vehicleText = ({ plate, space }: Vehicle): string =>
  [plate, space === undefined ? undefined : clean(space)].filter((part) => part !== undefined).join(' ')

const TEXTS: { [F in Field]: (value: NonNullable<RegisterState[F]>) => string } = {
  area: areaText,
  use: clean,
  status: (status) => STATUS_WORDS[status],
  warrantyUntil: (day) => day,
  tenure: (kind) => TENURE_WORDS[kind],
  from: (day) => day,
  leaseUntil: (day) => day,
  care: clean,
  members: (members) => members.map(memberText).join('；'),
  vehicles: (vehicles) => vehicles.map(vehicleText).join('；'),
}

/** A field as people read it, and as two states are compared; empty for what is not known. */
export const textOf = <F extends Field>(field: F, state: Pick<RegisterState, F>): string => {
  const value = state[field]
  return value === null ? '' : TEXTS[field](value)
}

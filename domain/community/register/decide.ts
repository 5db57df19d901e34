import type { Day } from '../../kernel/instant'
import { dayOf } from '../../kernel/instant'
import type { RegisteredMember, TenureKind, UnitStatus } from '../household'
import { headingOf } from './columns'
import type { Change } from './log'
import type { Problem } from './problem'
import {
  FIELDS,
  HOUSEHOLD_FIELDS,
  NO_HOUSEHOLD,
  presentOf,
  stateOf,
  textOf,
  type RegisterState,
  type HomeRecord,
} from './state'
import type { UnitKey } from './unit-key'

/** What a row of a file, or a form, wants of one unit: absent fields stay as they are, `null` and `[]` clear them. */
export type RegisterRow = { key: UnitKey; fields: Partial<RegisterState> }

/** What is to become of a unit. `newTenure`: the present household ends and another one begins (domain.md §2). */
export type Decision = {
  kind: 'add' | 'change' | 'same'
  changes: Change[]
  next: RegisterState
  newTenure: boolean
}

export type Circumstances = {
  today: Day
  /** Said by a person at a form; a file only lets it be guessed. */
  tenure?: 'same' | 'new'
}

const known = (members: readonly RegisteredMember[], one: RegisteredMember): boolean =>
  members.some(
    ({ name, phone }) => name === one.name || (phone !== undefined && phone !== '' && phone === one.phone),
  )

/** A later beginning and nobody of those who were there: a sale or another lease, not a correction. */
const looksNew = (now: RegisterState, { from, members = [] }: RegisterRow['fields']): boolean =>
  now.from !== null &&
  typeof from === 'string' &&
  from > now.from &&
  members.length > 0 &&
  now.members.length > 0 &&
  !members.some((one) => known(now.members, one))

/** An owner may be registered of a home that stands empty: what is said of the unit goes before who is registered. */
export const likelyTenure = ({
  status,
  members,
}: {
  status: UnitStatus | null
  members: readonly Pick<RegisteredMember, 'relation'>[]
}): TenureKind => {
  if (status === 'vacant' || status === 'let') return status
  if (members.some(({ relation }) => relation === 'tenant')) return 'let'
  return members.length > 0 ? 'owner_occupied' : 'vacant'
}

const saysHousehold = (fields: RegisterRow['fields']): boolean =>
  HOUSEHOLD_FIELDS.some((field) => fields[field] !== undefined)

/** Every unit has a tenure, if only of nobody: its kind and its beginning are filled in where they are not said. */
const withTenure = (next: RegisterState, today: Day): RegisterState => ({
  ...next,
  tenure: next.tenure ?? likelyTenure(next),
  from: next.from ?? today,
})

const STATUS_OF: Record<TenureKind, UnitStatus> = {
  owner_occupied: 'occupied',
  let: 'let',
  vacant: 'vacant',
  developer: 'vacant',
}
/** What a unit is called by who has it. */
export const statusBy = (tenure: TenureKind | null): UnitStatus => STATUS_OF[tenure ?? 'vacant']

/**
 * Every unit has a status, so that a building counts as empty what its list shows as empty: whoever says the tenure and no
 * status says both. Depends on nothing but the row and the status, so that a repeat after a fault says the same.
 */
const withStatus = (
  next: RegisterState,
  { status, tenure }: RegisterRow['fields'],
  isNew: boolean,
): RegisterState => {
  // What came without a status before they were kept stays so until somebody says one.
  const said = tenure !== undefined && next.status !== null && next.status !== 'decorating'
  const told = status === null || (status === undefined && (said || isNew))
  return told ? { ...next, status: statusBy(next.tenure) } : next
}

/** The last day of the tenure before the present one; the present one must not begin earlier. */
const endBefore = ({ households }: HomeRecord, newTenure: boolean): Day | undefined => {
  const before = newTenure || presentOf({ households }) === undefined ? households[0] : households[1]
  if (before === undefined) return undefined
  return dayOf(before.to ?? before.from)
}

const heading = (field: 'area' | 'leaseUntil' | 'from'): string => headingOf({ of: 'field', field })

const problemsOf = (next: RegisterState, record: HomeRecord, newTenure: boolean): Problem[] => {
  const problems: Problem[] = []
  if (next.area === null) problems.push({ code: 'area_missing', column: heading('area') })
  if (next.leaseUntil !== null && next.tenure !== 'let')
    problems.push({ code: 'lease_not_let', column: heading('leaseUntil') })
  if (next.leaseUntil !== null && next.from !== null && next.leaseUntil < next.from)
    problems.push({ code: 'lease_before_start', column: heading('leaseUntil'), text: next.leaseUntil })
  const ended = endBefore(record, newTenure)
  if (ended !== undefined && next.from !== null && next.from < ended)
    problems.push({ code: 'start_before_previous', column: heading('from'), text: ended })
  return problems
}

const changesBetween = (before: RegisterState, after: RegisterState): Change[] =>
  FIELDS.flatMap((field) => {
    const [from, to] = [textOf(field, before), textOf(field, after)]
    return from === to ? [] : [{ field, from, to }]
  })

/** What a row does to a unit as it stands, or why it can do nothing. Changes nothing itself. */
export const decideRow = (
  row: RegisterRow,
  record: HomeRecord,
  { today, tenure }: Circumstances,
): Decision | { problems: Problem[] } => {
  const before = stateOf(record)
  const newTenure = tenure === 'new' || (tenure === undefined && looksNew(before, row.fields))
  const merged: RegisterState = { ...before, ...(newTenure && NO_HOUSEHOLD), ...row.fields }
  const lives = presentOf(record) !== undefined || record.unit === undefined || saysHousehold(row.fields)
  const tenured = lives ? withTenure(merged, today) : merged
  const next = withStatus(tenured, row.fields, record.unit === undefined)
  const changes = changesBetween(before, next)
  // What stands there already is not refused for what nobody touches.
  const problems = changes.length === 0 ? [] : problemsOf(next, record, newTenure)
  if (problems.length > 0) return { problems }
  const kind = record.unit === undefined ? 'add' : changes.length > 0 ? 'change' : 'same'
  return { kind, changes, next, newTenure }
}

/**
 * True when what a row would do now is within what was shown before: what somebody changed meanwhile is decided again by
 * a person and not overwritten. What is already as wanted needs nothing, so that a repeat is harmless.
 */
export const agrees = (shown: Pick<Decision, 'kind' | 'changes'>, now: Decision): boolean => {
  if (shown.kind === 'add') return now.changes.every(({ from }) => from === '')
  if (now.kind === 'add') return false
  return now.changes.every((change) =>
    shown.changes.some(
      ({ field, from, to }) => field === change.field && from === change.from && to === change.to,
    ),
  )
}

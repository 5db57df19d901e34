import { say } from '../../../contract/sentences'
import {
  decideRow,
  statusBy,
  type Decision,
  type RegisterRow,
} from '../../../domain/community/register/decide'
import { readForm } from '../../../domain/community/register/read-form'
import { presentOf, type HomeRecord } from '../../../domain/community/register/state'
import { keyOfUnit } from '../../../domain/community/register/unit-key'
import { dayOf } from '../../../domain/kernel/instant'
import { admit } from '../../_kit/call'
import { refuse } from '../../_kit/refuse'
import { carryOut } from '../../_kit/register/carry-out'
import { recordAt, recordOf } from '../../_kit/register/records'
import { isBegun, wrongInput } from './form-outcome'
import { register } from './implementer'
import { noteChange } from './note-change'
import { detailOf } from './unit'

type Versions = { unit: number; household?: number }

/** A form is about what its person saw; a repeat of the same command finds its own entry in the log. */
const isAsSeen = (record: HomeRecord, versions: Versions): boolean =>
  record.unit?.version === versions.unit && presentOf(record)?.version === versions.household

/**
 * What of a form is still to be written. The first attempt of this very command may have died between household and
 * unit: then only the unit is, and only while nobody else has touched it.
 */
const left = (
  fields: RegisterRow['fields'],
  record: HomeRecord,
  versions: Versions,
  commandId: string,
): RegisterRow['fields'] => {
  if (!isBegun(record, commandId)) return fields
  if (record.unit?.version !== versions.unit) return {}
  const { area, use, warrantyUntil, tenure } = fields
  // The tenure is written; what it made of the unit's status may not be (decide.ts).
  const told = tenure === undefined || record.unit.status === 'decorating' ? undefined : statusBy(tenure)
  const status = fields.status === undefined ? told : fields.status
  return Object.fromEntries(
    Object.entries({ area, use, status, warrantyUntil }).filter(([, value]) => value !== undefined),
  )
}

/** What a person typed at the desk, read like a row of a file and written with its versions (design.md D3). */
export const save = register.save.handler(async ({ input, context: { call }, errors }) => {
  const { communityId, unitId, versions, newTenure, form, commandId } = input
  const asked = recordOf(communityId, unitId)
  const { person, standings, value } = await admit(call, asked, () => ({ communityId }))
  if (value?.unit === undefined) throw refuse('NOT_FOUND', 'not_found')
  const { unit } = value
  const changed = (): Error => errors.CHANGED({ data: { sentence: say('register_changed') } })
  const decide = (record: HomeRecord): Decision => {
    const read = readForm(form, record)
    if ('problems' in read) throw wrongInput(read.problems)
    const begun = isBegun(record, commandId)
    if (!begun && !isAsSeen(record, versions)) throw changed()
    const row = { key: keyOfUnit(unit), fields: left(read.fields, record, versions, commandId) }
    const tenure = newTenure && !begun ? 'new' : 'same'
    const decision = decideRow(row, record, { today: dayOf(call.now), tenure })
    if ('problems' in decision) throw wrongInput(decision.problems)
    return decision
  }
  const written = { communityId, unitId, label: unit.label }
  const by = { actorId: person._id, at: call.now, commandId }
  await noteChange('register_changed', written, decide(value), by)
  const done = await carryOut({
    communityId,
    row: { key: keyOfUnit(unit), fields: {} },
    first: value,
    reload: () => recordAt(communityId, unitId),
    decide,
    entry: { at: call.now, by: person._id, via: 'desk', commandId },
  })
  if (done === 'busy') throw refuse('BUSY', 'busy')
  return detailOf((await recordOf(communityId, unitId)) ?? value, standings, call.now)
})

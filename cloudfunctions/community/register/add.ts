import { say } from '../../../contract/sentences'
import type { UnitForm, UnitPlace } from '../../../contract/register'
import type { Unit } from '../../../domain/community/household'
import { clean } from '../../../domain/community/register/clean'
import { decideRow, type Decision } from '../../../domain/community/register/decide'
import { readForm } from '../../../domain/community/register/read-form'
import { readPlace } from '../../../domain/community/register/read-cell'
import type { Problem } from '../../../domain/community/register/problem'
import type { HomeRecord } from '../../../domain/community/register/state'
import {
  keyOfUnit,
  keyText,
  labelOf,
  unitKey,
  type UnitKey,
} from '../../../domain/community/register/unit-key'
import { dayOf } from '../../../domain/kernel/instant'
import { admit } from '../../_kit/call'
import { refuse } from '../../_kit/refuse'
import { carryOut } from '../../_kit/register/carry-out'
import { unitIdOf } from '../../_kit/register/ids'
import { recordAt, recordOf } from '../../_kit/register/records'
import { list } from '../../_kit/store/store'
import { isBegun, isBegunOn, wrongField, wrongFields, wrongInput, type WrongField } from './form-outcome'
import { register } from './implementer'
import { noteChange } from './note-change'
import { detailOf } from './unit'

const byRoom = (communityId: string, place: object, limit: number): Promise<Unit[]> =>
  list<Unit>({ collection: 'units', index: 'byRoom', equals: { communityId, ...place }, limit })

/** Phases of one community that have the same building, entrance and room. */
const PHASES = 50

/** The unit of this key whoever added it, and whether its building has any. */
const look = async (communityId: string, key: UnitKey) => {
  const { building, entrance, room } = key
  const [same, any] = await Promise.all([
    byRoom(communityId, { building, entrance, room }, PHASES),
    byRoom(communityId, { building }, 1),
  ])
  return {
    unitId: same.find((unit) => keyText(keyOfUnit(unit)) === keyText(key))?._id,
    knowsBuilding: any.length > 0,
  }
}

const HEADINGS = { phase: '分期', building: '楼栋', entrance: '单元', room: '房号' } as const

/** What is empty of a place, or cannot be its name. */
const placeProblems = (place: UnitPlace): Problem[] =>
  (Object.keys(HEADINGS) as (keyof typeof HEADINGS)[]).flatMap((part): Problem[] => {
    const text = clean(place[part])
    if (text === '') return part === 'building' || part === 'room' ? [problem('required', part)] : []
    const read = readPlace(text)
    return 'problem' in read ? [{ ...read.problem, column: HEADINGS[part] }] : []
  })

/** What is wrong with a form by itself, so that everything is told at once. */
const formProblems = (form: UnitForm): Problem[] => {
  const read = readForm({ area: '', ...form }, { households: [] })
  return 'problems' in read ? read.problems : []
}
const problem = (code: Problem['code'], part: keyof typeof HEADINGS): Problem => ({
  code,
  column: HEADINGS[part],
})

const newBuilding = ({ building }: UnitKey): WrongField => ({
  field: HEADINGS.building,
  sentence: say('building_new', { building: labelOf({ phase: '', building, entrance: '', room: '' }) }),
})

/** One unit by hand, decided and written like a row of a file; the same command sent again completes it. */
export const add = register.add.handler(async ({ input, context: { call }, errors }) => {
  const { communityId, place, form, commandId } = input
  const loading = Promise.resolve({ communityId })
  const { person, standings } = await admit(call, loading, (subject) => subject)
  const wrong = [...placeProblems(place), ...formProblems(form)].map(wrongField)
  if (placeProblems(place).length > 0) throw wrongFields(wrong)
  const key = unitKey(place.phase, place.building, place.entrance, place.room)
  const found = await look(communityId, key)
  const unitId = found.unitId ?? unitIdOf(communityId, key)
  const first = await recordAt(communityId, unitId)
  if (first.unit === undefined && !found.knowsBuilding && !input.newBuilding)
    throw wrongFields([newBuilding(key), ...wrong])
  const decide = (record: HomeRecord): Decision => {
    if (record.unit !== undefined && !isBegun(record, commandId))
      throw errors.UNIT_EXISTS({ data: { sentence: say('unit_exists'), unitId } })
    // A late repeat does not bring back what somebody has taken out since.
    if (record.households.some((one) => one.unitLabel !== undefined && isBegunOn(one, commandId)))
      throw refuse('NOT_FOUND', 'not_found')
    const read = readForm({ area: '', ...form }, record)
    if ('problems' in read) throw wrongInput(read.problems)
    // What is there was written by this very command; somebody may have changed it since.
    const row = { key, fields: record.unit === undefined ? read.fields : {} }
    const decision = decideRow(row, record, { today: dayOf(call.now), tenure: 'same' })
    if ('problems' in decision) throw wrongInput(decision.problems)
    return decision
  }
  const written = { communityId, unitId, label: labelOf(key) }
  await noteChange('unit_added', written, decide(first), { actorId: person._id, at: call.now, commandId })
  const done = await carryOut({
    ...{ communityId, row: { key, fields: {} }, first, decide },
    reload: () => recordAt(communityId, unitId),
    entry: { at: call.now, by: person._id, via: 'desk', commandId },
  })
  if (done === 'busy') throw refuse('BUSY', 'busy')
  return detailOf((await recordOf(communityId, unitId)) ?? first, standings, call.now)
})

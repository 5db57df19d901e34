import type { UnitDetail } from '../../../contract/register'
import { registerContract } from '../../../contract/register'
import type { Unit } from '../../../domain/community/household'
import { mayCall, type Standing } from '../../../domain/community/access'
import type { Person } from '../../../domain/community/person'
import { isEmptyHome } from '../../../domain/community/register/remove'
import type { HomeRecord } from '../../../domain/community/register/state'
import { admit } from '../../_kit/call'
import { refuse } from '../../_kit/refuse'
import { recordOf } from '../../_kit/register/records'
import { load } from '../../_kit/store/store'
import { register } from './implementer'
import { authorsOf, viewOf } from './view'

/** A log names a handful of people; of a long one the oldest stay without a name. */
const MOST_AUTHORS = 12

const namesOf = async (ids: readonly string[]): Promise<Map<string, string>> => {
  const people = await Promise.all(ids.slice(-MOST_AUTHORS).map((id) => load<Person>('persons', id)))
  return new Map(
    people.flatMap((person) => (person === undefined ? [] : [[person._id, person.name] as const])),
  )
}

const may = (
  action: 'save' | 'remove' | 'revealPhone' | 'revealCare',
  standings: readonly Standing[],
): boolean => mayCall(registerContract[action]['~orpc'].meta.who, standings)

/** The unit as the caller may see it. @throws NOT_FOUND when the record has none */
export const detailOf = async (
  { unit, households }: HomeRecord & { unit?: Unit },
  standings: readonly Standing[],
  now: number,
): Promise<UnitDetail> => {
  if (unit === undefined) throw refuse('NOT_FOUND', 'not_found')
  const names = await namesOf(authorsOf(unit, households))
  return viewOf({
    ...{ unit, households, names, now },
    mayEdit: may('save', standings),
    mayRemove: may('remove', standings) && isEmptyHome({ households }),
    maySee: { phones: may('revealPhone', standings), care: may('revealCare', standings) },
  })
}

export const unit = register.unit.handler(async ({ input, context: { call } }) => {
  const { communityId, unitId } = input
  const asked = recordOf(communityId, unitId)
  const { standings, value } = await admit(call, asked, () => ({ communityId }))
  return detailOf(value ?? { households: [] }, standings, call.now)
})

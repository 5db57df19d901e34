import type { HomeRequest } from '../../../domain/community/home-request'
import type { Household, Unit } from '../../../domain/community/household'
import { moveIntoHousehold, moveIntoUnit } from '../../../domain/community/register/move-in'
import { commit } from '../../_kit/command'
import { load } from '../../_kit/store/store'

const household = (id: string) => () => load<Household>('households', id)
const unit = (id: string) => () => load<Unit>('units', id)

/** Whom the front desk let into an empty home makes it lived in, in the register too; may be done again without harm. */
export const moveIn = async ({ _id, home, decision }: HomeRequest): Promise<void> => {
  if (home === undefined || decision === undefined) return
  const entry = { at: decision.at, by: decision.by, via: 'desk' as const, commandId: _id }
  const moving = { relation: home.relation, entry }
  const [theirs, rooms] = await Promise.all([household(home.householdId)(), unit(home.unitId)()])
  if (theirs !== undefined)
    await commit('households', theirs, household(theirs._id), (state) => moveIntoHousehold(state, moving))
  if (rooms !== undefined)
    await commit('units', rooms, unit(rooms._id), (state) => moveIntoUnit(state, moving))
}

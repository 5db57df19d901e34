import { createHash } from 'node:crypto'
import type { Household, Unit } from '../../../domain/community/household'
import { closedHousehold } from '../../../domain/community/keep'
import type { Instant } from '../../../domain/kernel/instant'
import { say } from '../../../contract/sentences'
import { record } from '../../_kit/audit'
import { admit } from '../../_kit/call'
import { commit } from '../../_kit/command'
import { refuse } from '../../_kit/refuse'
import { command, insert, list, load } from '../../_kit/store/store'
import { actions } from '../actions'
import { takeHome } from './bind-person'
import { residentsOf } from './residents'

const reload = (id: string) => () => load<Household>('households', id)

/** The tenure after `householdId`; the same however often it is started. */
const nextIdOf = (householdId: string): string =>
  `h${createHash('sha256').update(`after:${householdId}`).digest('hex').slice(0, 27)}`

const opened = (household: Household): Household | undefined =>
  household.closingSince === undefined ? undefined : closedHousehold(household)

/** The tenure that follows, as the ended household says; there already when this is a repeat. */
const startNext = async ({ communityId, unitId, to = 0, next }: Household): Promise<void> => {
  if (next === undefined) return
  const { householdId, kind } = next
  const fresh: Household = { _id: householdId, version: 1, communityId, unitId, kind, from: to }
  await insert('households', fresh)
}

/** Starts the next tenure, ends everybody's binding to this one, then says so on it; may be done again without harm. */
const close = async (household: Household, now: Instant): Promise<number> => {
  await startNext(household)
  const people = await residentsOf(household._id, now)
  for (const { person } of people) await takeHome(person._id, household._id, now)
  await commit('households', household, reload(household._id), opened)
  return people.length
}

const isOver = ({ to }: Household, now: Instant): boolean => to !== undefined && to <= now

/**
 * Moving out. The household ends first, and says what follows: from then on a fault leaves work for the timer and never
 * a half-moved home. The next tenure begins empty, so nobody sees the former one's data.
 */
export const handOver = actions.home.handOver.handler(async ({ input, errors, context: { call } }) => {
  const { communityId, householdId, next: kind } = input
  const { person, value } = await admit(call, reload(householdId)(), () => ({ communityId }))
  if (value === undefined || value.communityId !== communityId) throw refuse('NOT_FOUND', 'not_found')
  const next = { householdId: nextIdOf(householdId), kind }
  const unit = await load<Unit>('units', value.unitId)
  await record(input.commandId, {
    communityId,
    at: call.now,
    actorId: person._id,
    act: 'home_handed_over',
    ref: householdId,
    ...(unit && { object: unit.label }),
  })
  const { after } = await commit('households', value, reload(householdId), (state) =>
    isOver(state, call.now)
      ? undefined
      : { ...state, version: state.version + 1, to: call.now, closingSince: call.now, next },
  )
  if (after.next === undefined) throw errors.ALREADY_ENDED({ data: { sentence: say('household_ended') } })
  return { householdId: after.next.householdId, ended: await close(after, call.now) }
})

/** What a fault left undone between the end of a household and its members' documents. */
export const closeHouseholds = async (now: Instant, limit: number): Promise<number> => {
  const left = await list<Household>({
    collection: 'households',
    index: 'closing',
    equals: {},
    range: { field: 'closingSince', condition: command.lte(now) },
    limit,
  })
  for (const household of left) await close(household, now)
  return left.length
}

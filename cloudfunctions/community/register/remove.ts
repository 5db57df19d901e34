import { say } from '../../../contract/sentences'
import { homesAt, type Person } from '../../../domain/community/person'
import type { RegisterEntry } from '../../../domain/community/register/log'
import { isEmptyHome, removalOf } from '../../../domain/community/register/remove'
import type { HomeRecord } from '../../../domain/community/register/state'
import type { Household, Unit } from '../../../domain/community/household'
import type { Instant } from '../../../domain/kernel/instant'
import { record } from '../../_kit/audit'
import { admit } from '../../_kit/call'
import { pause, randomBelow } from '../../_kit/live'
import { refuse } from '../../_kit/refuse'
import { recordAt } from '../../_kit/register/records'
import { command, list, remove as removeOne, replace } from '../../_kit/store/store'
import { isBegun } from './form-outcome'
import { register } from './implementer'

const TRIES = 4
/** More people than a unit ever had. */
const MOST_PEOPLE = 1000

const idsOf = (households: readonly Household[]): string[] => households.map(({ _id }) => _id)

/** Somebody bound to any household of the unit now, whatever the paper says. */
const isBoundTo = async (households: readonly Household[], now: Instant): Promise<boolean> => {
  const ids = idsOf(households)
  const people = await list<Person>({
    ...{ collection: 'persons', index: 'byHousehold', equals: {}, fields: ['homes'], limit: MOST_PEOPLE },
    range: { field: 'homes.householdId', condition: command.in(ids) },
  })
  return people.some((person) => homesAt(person, now).some(({ householdId }) => ids.includes(householdId)))
}

const hasOpenTicket = async (communityId: string, households: readonly Household[]): Promise<boolean> => {
  const open = await list({
    ...{ collection: 'tickets', index: 'mine', equals: { communityId }, fields: ['number'], limit: 1 },
    range: { field: 'householdId', condition: command.in(idsOf(households)) },
    filter: { open: true },
  })
  return open.length > 0
}

/** @returns false when somebody else wrote meanwhile; what was written by then is right by itself */
const takeOut = async (
  unit: Unit,
  { households }: HomeRecord,
  entry: Omit<RegisterEntry, 'changes'>,
): Promise<boolean> => {
  for (const { before, after } of removalOf(households, { unit, entry, now: entry.at }))
    if (before === undefined || (await replace('households', before, after)) !== 'saved') return false
  return (await removeOne('units', unit)) === 'removed'
}

/**
 * Households end and keep the label, then the unit goes: a fault in between leaves a unit without a household, which the
 * same command, or another, takes out. Whoever is bound in the same moment is moved out by the timer.
 */
export const remove = register.remove.handler(async ({ input, context: { call }, errors }) => {
  const { communityId, unitId, version, commandId } = input
  const at = async () => {
    const found = await recordAt(communityId, unitId)
    return found.unit?.communityId === communityId ? found : { households: found.households }
  }
  const { person, value } = await admit(call, at(), () => ({ communityId }))
  const begun = isBegun(value, commandId)
  if (value.unit === undefined && begun) return { removed: true as const }
  if (value.unit === undefined) throw refuse('NOT_FOUND', 'not_found')
  if (value.unit.version !== version && !begun)
    throw errors.CHANGED({ data: { sentence: say('unit_changed') } })
  let found: HomeRecord = value
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const { unit, households } = found
    if (unit === undefined) return { removed: true as const }
    if (!isEmptyHome(found) || (await isBoundTo(households, call.now)))
      throw errors.LIVED_IN({ data: { sentence: say('unit_lived_in') } })
    if (await hasOpenTicket(communityId, households))
      throw errors.OPEN_TICKETS({ data: { sentence: say('unit_open_tickets') } })
    await record(commandId, {
      ...{ communityId, at: call.now, actorId: person._id, act: 'unit_removed', ref: unitId },
      object: unit.label,
    })
    if (await takeOut(unit, found, { at: call.now, by: person._id, via: 'desk', commandId }))
      return { removed: true as const }
    await pause(randomBelow(20 * 2 ** attempt))
    found = await at()
  }
  throw refuse('BUSY', 'busy')
})

import { say } from '../../../contract/sentences'
import {
  deputiesSettled,
  deputyProblem,
  overlapping,
  withActing,
  withDeputy,
  withoutDeputy,
} from '../../../domain/community/deputy'
import type { Person } from '../../../domain/community/person'
import type { Instant } from '../../../domain/kernel/instant'
import { memberOf, type Roster, type StaffMember } from '../../../domain/community/roster'
import type { Standing } from '../../../domain/community/access'
import { record } from '../../_kit/audit'
import { admit, type Call } from '../../_kit/call'
import { commit } from '../../_kit/command'
import { wakeNotify } from '../../_kit/wake'
import { refuse } from '../../_kit/refuse'
import { command, list, load, replace } from '../../_kit/store/store'
import { actions } from '../actions'

const loadRoster = (communityId: string): Promise<Roster | undefined> => load<Roster>('rosters', communityId)

/** Deputies hear of it; also on a repeat, for the first wake may have been lost together with the answer. */
export const wakeFor = async ({ _id, pendingSince }: Roster, now: Instant): Promise<void> => {
  if (pendingSince !== undefined) await wakeNotify('rosters', _id, now)
}

/** Gives the persons whom a roster names the rights that it says, takes the others', then says so on it. */
export const settleDeputies = async (communityId: string): Promise<void> => {
  for (;;) {
    const roster = await loadRoster(communityId)
    if (roster?.unsettled === undefined) return
    for (const personId of roster.unsettled) {
      const reload = () => load<Person>('persons', personId)
      const person = await reload()
      if (person) await commit('persons', person, reload, (state) => withActing(state, roster))
    }
    const after = deputiesSettled(roster)
    if (after === undefined || (await replace('rosters', roster, after)) === 'saved') return
  }
}

/** What a fault left undone between a roster and its deputies. */
export const settleAllDeputies = async (limit: number): Promise<number> => {
  const left = await list<Roster>({
    collection: 'rosters',
    index: 'unsettled',
    equals: {},
    range: { field: 'unsettledSince', condition: command.gt(0) },
    limit,
    fields: ['_id'],
  })
  for (const { _id } of left) await settleDeputies(_id)
  return left.length
}

const HEADS: readonly Standing[] = ['manager', 'admin']

/** Who is away names the deputy; for others the heads do. */
const admitToAbsence = async (call: Call, communityId: string, personId: string) => {
  const { person, standings, value } = await admit(call, loadRoster(communityId), () => ({ communityId }))
  if (value === undefined) throw refuse('NOT_FOUND', 'not_on_roster', { field: 'personId' })
  const member = memberIn(value, personId)
  if (person._id !== personId && !standings.some((one) => HEADS.includes(one)))
    throw refuse('NOT_ALLOWED', 'deputy_others', { field: 'personId' })
  return { actorId: person._id, roster: value, member }
}

const memberIn = (roster: Roster, personId: string): StaffMember => {
  const member = memberOf(roster, personId)
  if (member === undefined) throw refuse('NOT_FOUND', 'not_on_roster', { field: 'personId' })
  return member
}

const FIELD = {
  deputy_not_needed: 'personId',
  deputy_not_here: 'deputyId',
  deputy_span: 'until',
  deputy_long: 'until',
} as const

export const nameDeputy = actions.staff.nameDeputy.handler(async ({ input, errors, context: { call } }) => {
  const { commandId, communityId, personId, deputyId, from, until } = input
  const { actorId, roster } = await admitToAbsence(call, communityId, personId)
  const named = { id: commandId, deputyId, from, until }
  const after = (state: Roster): Roster | undefined => {
    const away = memberIn(state, personId)
    if (away.deputyships?.some(({ id }) => id === commandId)) return undefined
    const problem = deputyProblem(state, away, named, call.now)
    if (problem !== undefined) throw refuse('BAD_INPUT', problem, { field: FIELD[problem] })
    const other = overlapping(away, named, call.now)
    if (other === undefined) return withDeputy(state, away, named, { now: call.now, actorId })
    const name = memberOf(state, other.deputyId)?.name ?? ''
    throw errors.DEPUTY_NAMED({ data: { sentence: say('deputy_named', { name }), field: 'from' } })
  }
  // Refused before the log says that it was done.
  if (after(roster) !== undefined)
    await record(commandId, {
      ...{ communityId, at: call.now, actorId },
      ...{ act: 'deputy_named', about: deputyId, ref: personId },
    })
  const written = await commit('rosters', roster, () => loadRoster(communityId), after)
  await wakeFor(written.after, call.now)
  await settleDeputies(communityId)
  return { deputyshipId: commandId }
})

export const endDeputy = actions.staff.endDeputy.handler(async ({ input, context: { call } }) => {
  const { commandId, communityId, personId, deputyshipId } = input
  const { actorId, roster, member } = await admitToAbsence(call, communityId, personId)
  const running = member.deputyships?.find(({ id }) => id === deputyshipId)
  if (running !== undefined && running.until > call.now)
    await record(commandId, {
      ...{ communityId, at: call.now, actorId },
      ...{ act: 'deputy_ended', about: running.deputyId, ref: personId },
    })
  const reload = () => loadRoster(communityId)
  const written = await commit('rosters', roster, reload, (state) =>
    withoutDeputy(state, memberIn(state, personId), deputyshipId, { now: call.now, actorId }),
  )
  await wakeFor(written.after, call.now)
  await settleDeputies(communityId)
  return { ended: true as const }
})

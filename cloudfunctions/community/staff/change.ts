import { say } from '../../../contract/sentences'
import type { Community } from '../../../domain/community/community'
import type { Person } from '../../../domain/community/person'
import { isInHouse, memberOf, type Roster, type StaffMember } from '../../../domain/community/roster'
import { dismiss, employ, leavesNoAdmin, withRota } from '../../../domain/community/staff'
import { record } from '../../_kit/audit'
import { admit } from '../../_kit/call'
import { commit } from '../../_kit/command'
import { refuse } from '../../_kit/refuse'
import { load, replace } from '../../_kit/store/store'
import { actions } from '../actions'
import { loadRoster, settle } from './settle'
import { checkTerms } from './terms'

type Told = (more: { data: { sentence: string } }) => Error

const changedMeanwhile = (errors: { CHANGED_MEANWHILE: Told }): Error =>
  errors.CHANGED_MEANWHILE({ data: { sentence: say('changed_meanwhile') } })

const memberIn = (roster: Roster | undefined, personId: string): { roster: Roster; member: StaffMember } => {
  const member = roster && memberOf(roster, personId)
  if (roster === undefined || member === undefined)
    throw refuse('NOT_FOUND', 'not_on_roster', { field: 'personId' })
  return { roster, member }
}

const loadPerson = async (personId: string): Promise<Person> => {
  const person = await load<Person>('persons', personId)
  if (person === undefined) throw refuse('NOT_FOUND', 'not_found', { field: 'personId' })
  return person
}

/** Which fields of a form differ from what stands there, as the log names them. */
const differing = <Field extends keyof StaffMember>(
  fields: readonly Field[],
  before: Partial<Pick<StaffMember, Field>>,
  after: Partial<Pick<StaffMember, Field>>,
): string[] =>
  fields
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => `staff.${field}`)

export const change = actions.staff.change.handler(async ({ input, errors, context: { call } }) => {
  const { commandId, communityId, personId, version, department, roles, skills } = input
  const loading = Promise.all([loadRoster(communityId), load<Community>('communities', communityId)])
  const { person, value } = await admit(call, loading, () => ({ communityId }))
  const [found, community] = value
  const { roster, member } = memberIn(found, personId)
  const terms = checkTerms({ department, roles, skills, shifts: member.shifts })
  if (leavesNoAdmin(roster, personId, roles))
    throw errors.LAST_ADMIN({ data: { sentence: say('last_admin') } })
  if (roster.version !== version && !sameTerms(member, terms)) throw changedMeanwhile(errors)
  await record(commandId, {
    ...{ communityId, at: call.now, actorId: person._id },
    ...{ act: 'staff_changed', about: personId },
    places: differing(['department', 'roles', 'skills'], member, terms),
  })
  const target = await loadPerson(personId)
  const place = { _id: communityId, name: community?.name ?? '' }
  await commit(
    'persons',
    target,
    () => load<Person>('persons', personId),
    (state) => employ(state, place, terms, call.now),
  )
  await settle(personId, call.now)
  return { version: (await loadRoster(communityId))?.version ?? version }
})

/** A form whose answer was lost is sent again with the old version: what it asks for is there already. */
const sameTerms = (
  member: StaffMember,
  terms: Pick<StaffMember, 'department' | 'roles' | 'skills'>,
): boolean =>
  member.department === terms.department &&
  JSON.stringify([member.roles, member.skills]) === JSON.stringify([terms.roles, terms.skills])

export const setRota = actions.staff.setRota.handler(async ({ input, errors, context: { call } }) => {
  const { commandId, communityId, personId, version, shifts, exceptions, deputyId } = input
  const { person, value } = await admit(call, loadRoster(communityId), (roster) => {
    const department = roster && memberOf(roster, personId)?.department
    return { communityId, ...(department && { department }) }
  })
  const { roster, member } = memberIn(value, personId)
  checkTerms({ ...member, shifts })
  if (exceptions.some((one) => one.kind === 'leave' && one.lastDay < one.firstDay))
    throw refuse('BAD_INPUT', 'leave_days', { field: 'exceptions' })
  const deputy = deputyId === undefined ? undefined : memberOf(roster, deputyId)
  if (deputyId !== undefined && (deputyId === personId || deputy === undefined || !isInHouse(deputy)))
    throw refuse('BAD_INPUT', 'deputy_not_here', { field: 'deputyId' })
  const rota = { shifts, exceptions, ...(deputyId !== undefined && { deputyId }) }
  if (sameRota(member, rota)) return { version: roster.version }
  if (roster.version !== version) throw changedMeanwhile(errors)
  await record(commandId, {
    ...{ communityId, at: call.now, actorId: person._id },
    ...{ act: 'rota_changed', about: personId },
    ...(deputyId !== undefined && deputyId !== member.deputyId && { ref: deputyId }),
    places: differing(['shifts', 'exceptions', 'deputyId'], { exceptions: [], ...member }, rota),
  })
  const after = withRota(roster, personId, rota)
  if ((await replace('rosters', roster, after)) === 'conflict') throw changedMeanwhile(errors)
  return { version: after.version }
})

const sameRota = (
  { shifts, exceptions = [], deputyId }: StaffMember,
  rota: Pick<StaffMember, 'shifts' | 'exceptions' | 'deputyId'>,
): boolean =>
  JSON.stringify([shifts, exceptions, deputyId]) ===
  JSON.stringify([rota.shifts, rota.exceptions, rota.deputyId])

export const end = actions.staff.end.handler(async ({ input, errors, context: { call } }) => {
  const { commandId, communityId, personId, reason } = input
  const { person, value } = await admit(call, loadRoster(communityId), () => ({ communityId }))
  const target = await loadPerson(personId)
  const worked = target.roles.some((role) => role.communityId === communityId)
  if (!worked && (value === undefined || memberOf(value, personId) === undefined))
    return { ended: true as const, released: await settle(personId, call.now) }
  if (value && leavesNoAdmin(value, personId, []))
    throw errors.LAST_ADMIN({ data: { sentence: say('last_admin') } })
  await record(commandId, {
    ...{ communityId, at: call.now, actorId: person._id },
    ...{ act: 'staff_ended', about: personId, reason },
  })
  await commit(
    'persons',
    target,
    () => load<Person>('persons', personId),
    (state) => dismiss(state, communityId, call.now),
  )
  return { ended: true as const, released: await settle(personId, call.now) }
})

import { PURPOSE_WORDS } from '../../../contract/register-words'
import { say } from '../../../contract/sentences'
import type { AuditAct, AuditTask } from '../../../domain/community/audit'
import type { Household, RegisteredMember, Unit } from '../../../domain/community/household'
import type { Person } from '../../../domain/community/person'
import type { LookPurpose } from '../../../domain/community/privacy'
import { dayOf, type Instant } from '../../../domain/kernel/instant'
import { record, sealOfNumber } from '../../_kit/audit'
import { admit } from '../../_kit/call'
import { refuse } from '../../_kit/refuse'
import { load } from '../../_kit/store/store'
import { residentsOf } from '../home/residents'
import { register } from './implementer'
import { loadTask, openTask } from './task'

type Look = {
  act: AuditAct
  /** What is looked at, so that it is written once a day. */
  what: string
  household: Household
  actorId: string
  task: AuditTask
  purpose: LookPurpose
  at: Instant
}

/** A line for everybody concerned, or one for the household when it has nobody who could ever read it. */
const note = async (look: Look, concerned: readonly string[]): Promise<void> => {
  const { act, what, household, actorId, task, purpose, at } = look
  const once = `${household._id}:${what}:${task.id}:${purpose}:${dayOf(at)}`
  const unit = await load<Unit>('units', household.unitId)
  const line = {
    ...{ communityId: household.communityId, at, actorId, act, ref: household._id, task },
    ...(unit && { object: unit.label }),
    reason: PURPOSE_WORDS[purpose].zh,
  }
  if (concerned.length === 0) return record(once, line)
  for (const about of concerned) await record(`${once}:${about}`, { ...line, about })
}

const householdIn = (household: Household | undefined, communityId: string): Household => {
  if (household === undefined || household.communityId !== communityId) throw refuse('NOT_FOUND', 'not_found')
  return household
}

const boundTo = async (household: Household, now: Instant): Promise<Person[]> =>
  (await residentsOf(household._id, now)).map(({ person }) => person)

/** Registered members who are nobody we know yet, by the seals under which they find the line once they are. */
const unknownAmong = (members: readonly RegisteredMember[], known: readonly Person[]): string[] =>
  members.flatMap(({ phone }) =>
    phone === undefined || known.some((one) => one.phone === phone) ? [] : [sealOfNumber(phone)],
  )

const idsOf = (people: readonly Person[]): string[] => people.map(({ _id }) => _id)

export const revealPhone = register.revealPhone.handler(async ({ input, context: { call }, errors }) => {
  const { communityId, householdId, version, member: index, purpose } = input
  const loading = Promise.all([load<Household>('households', householdId), loadTask(input.task)])
  const { person, value } = await admit(call, loading, () => ({ communityId }))
  const household = householdIn(value[0], communityId)
  const task = openTask(value[1], { communityId, person, now: call.now }, errors)
  if (household.to !== undefined) throw errors.ALREADY_ENDED({ data: { sentence: say('household_ended') } })
  if (household.version !== version) throw errors.CHANGED({ data: { sentence: say('members_changed') } })
  const member = household.registered?.[index]
  if (member?.phone === undefined) throw refuse('NOT_FOUND', 'not_found')
  const { name, phone } = member
  const look = { act: 'phone_revealed' as const, what: `${name}:${phone}`, household, actorId: person._id }
  const theirs = (await boundTo(household, call.now)).filter((one) => one.phone === phone)
  await note({ ...look, task, purpose, at: call.now }, [...idsOf(theirs), ...unknownAmong([member], theirs)])
  return { name, phone }
})

export const revealCare = register.revealCare.handler(async ({ input, context: { call }, errors }) => {
  const { communityId, householdId, purpose } = input
  const loading = Promise.all([load<Household>('households', householdId), loadTask(input.task)])
  const { person, value } = await admit(call, loading, () => ({ communityId }))
  const household = householdIn(value[0], communityId)
  const task = openTask(value[1], { communityId, person, now: call.now }, errors)
  if (household.to !== undefined) throw errors.ALREADY_ENDED({ data: { sentence: say('household_ended') } })
  if (household.care === undefined) throw refuse('NOT_FOUND', 'not_found')
  const look = { act: 'care_revealed' as const, what: 'care', household, actorId: person._id }
  const known = await boundTo(household, call.now)
  const concerned = [...idsOf(known), ...unknownAmong(household.registered ?? [], known)]
  await note({ ...look, task, purpose, at: call.now }, concerned)
  return { care: household.care }
})

import { PURPOSE_WORDS } from '../../../contract/register-words'
import { say } from '../../../contract/sentences'
import type { AuditAct } from '../../../domain/community/audit'
import type { Household } from '../../../domain/community/household'
import type { Person } from '../../../domain/community/person'
import type { LookPurpose } from '../../../domain/community/privacy'
import { dayOf, type Instant } from '../../../domain/kernel/instant'
import { record } from '../../_kit/audit'
import { admit } from '../../_kit/call'
import { refuse } from '../../_kit/refuse'
import { load } from '../../_kit/store/store'
import { residentsOf } from '../home/residents'
import { register } from './implementer'

type Look = {
  act: AuditAct
  /** What is looked at, so that it is written once a day. */
  what: string
  household: Household
  actorId: string
  purpose: LookPurpose
  at: Instant
}

/** A line for everybody concerned who has an account, or one for the household when nobody has. */
const note = async (look: Look, concerned: readonly Person[]): Promise<void> => {
  const { act, what, household, actorId, purpose, at } = look
  const once = `${household._id}:${what}:${purpose}:${dayOf(at)}`
  const line = {
    ...{ communityId: household.communityId, at, actorId, act, ref: household._id },
    reason: PURPOSE_WORDS[purpose].zh,
  }
  const abouts = concerned.map(({ _id }) => _id)
  if (abouts.length === 0) return record(once, line)
  for (const about of abouts) await record(`${once}:${about}`, { ...line, about })
}

const householdIn = (household: Household | undefined, communityId: string): Household => {
  if (household === undefined || household.communityId !== communityId) throw refuse('NOT_FOUND', 'not_found')
  return household
}

const boundTo = async (household: Household, now: Instant): Promise<Person[]> =>
  (await residentsOf(household._id, now)).map(({ person }) => person)

export const revealPhone = register.revealPhone.handler(async ({ input, context: { call }, errors }) => {
  const { communityId, householdId, version, member: index, purpose } = input
  const loading = load<Household>('households', householdId)
  const { person, value } = await admit(call, loading, () => ({ communityId }))
  const household = householdIn(value, communityId)
  if (household.to !== undefined) throw errors.ALREADY_ENDED({ data: { sentence: say('household_ended') } })
  if (household.version !== version) throw errors.CHANGED({ data: { sentence: say('members_changed') } })
  const member = household.registered?.[index]
  if (member?.phone === undefined) throw refuse('NOT_FOUND', 'not_found')
  const { name, phone } = member
  const look = { act: 'phone_revealed' as const, what: `${name}:${phone}`, household, actorId: person._id }
  const known = await boundTo(household, call.now)
  await note(
    { ...look, purpose, at: call.now },
    known.filter((one) => one.phone === phone),
  )
  return { name, phone }
})

export const revealCare = register.revealCare.handler(async ({ input, context: { call }, errors }) => {
  const { communityId, householdId, purpose } = input
  const loading = load<Household>('households', householdId)
  const { person, value } = await admit(call, loading, () => ({ communityId }))
  const household = householdIn(value, communityId)
  if (household.to !== undefined) throw errors.ALREADY_ENDED({ data: { sentence: say('household_ended') } })
  if (household.care === undefined) throw refuse('NOT_FOUND', 'not_found')
  const look = { act: 'care_revealed' as const, what: 'care', household, actorId: person._id }
  await note({ ...look, purpose, at: call.now }, await boundTo(household, call.now))
  return { care: household.care }
})

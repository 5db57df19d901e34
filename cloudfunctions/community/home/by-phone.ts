import { bindingOf } from '../../../domain/community/binding'
import type { Community } from '../../../domain/community/community'
import {
  leaseEnd,
  type Household,
  type RegisteredMember,
  type Unit,
} from '../../../domain/community/household'
import { homeOf, maskPhone, type HomeBinding, type Person } from '../../../domain/community/person'
import type { Instant } from '../../../domain/kernel/instant'
import { say } from '../../../contract/sentences'
import { admit, admitWechat } from '../../_kit/call'
import { commit } from '../../_kit/command'
import { logFailure } from '../../_kit/log'
import { refuse } from '../../_kit/refuse'
import { list, load } from '../../_kit/store/store'
import { isCodeRefused, phoneNumberOf } from '../../_kit/wechat/phone-number'
import { actions } from '../actions'
import { giveHome, meet, newcomer } from './bind-person'

const MOST_HOMES = 20

/** A home that the register has under a phone number. */
type Found = { home: HomeBinding; registered: RegisteredMember }

/** A tenancy ends with the lease (domain.md §2); everybody else's binding with the household. */
const endFor = (household: Household, { relation }: RegisteredMember): Instant | undefined =>
  relation === 'tenant' ? (leaseEnd(household) ?? household.to) : household.to

/** The binding that the register justifies. */
const bindingIn = async (household: Household, phone: string, now: Instant): Promise<Found | undefined> => {
  const registered = household.registered?.find((member) => member.phone === phone)
  if (registered === undefined) return undefined
  const endsAt = endFor(household, registered)
  if (endsAt !== undefined && endsAt <= now) return undefined
  const [unit, community] = await Promise.all([
    load<Unit>('units', household.unitId),
    load<Community>('communities', household.communityId),
  ])
  if (unit === undefined || community === undefined || community.trial !== undefined) return undefined
  const home: HomeBinding = {
    householdId: household._id,
    unitId: unit._id,
    communityId: community._id,
    communityName: community.name,
    unitLabel: unit.label,
    relation: registered.relation,
    boundAt: now,
    by: 'phone',
    ...(endsAt !== undefined && { endsAt }),
  }
  return { home, registered }
}

/** Everything the register has under a verified number. */
const registeredUnder = async (phone: string, now: Instant): Promise<Found[]> => {
  if (phone === '') return []
  const households = await list<Household>({
    collection: 'households',
    index: 'byRegisteredPhone',
    equals: { 'registered.phone': phone },
    limit: MOST_HOMES,
  })
  const found = await Promise.all(households.map((household) => bindingIn(household, phone, now)))
  return found.flatMap((one) => one ?? [])
}

const viewOf = (person: Person, { home }: Found, now: Instant) => ({
  householdId: home.householdId,
  communityId: home.communityId,
  communityName: home.communityName,
  unitLabel: home.unitLabel,
  relation: home.relation,
  bound: homeOf(person, home.householdId, now) !== undefined,
})

/** The register's name for somebody who has told us none. */
const nameIn = (found: readonly Found[]): string => found[0]?.registered.name ?? ''

/** Whoever agreed to the privacy notice is a person before we know a name: the register has one. */
const withPhone = (person: Person, phone: string, found: readonly Found[], now: Instant): Person => ({
  ...person,
  version: person.version + 1,
  name: person.name === '' ? nameIn(found) : person.name,
  phone,
  phoneVerifiedAt: now,
})

/** What the button's code stands for, as WeChat says. @throws the refusals of the contract */
const verifiedPhone = async (
  code: string,
  openid: string,
  errors: Record<'PHONE_CODE' | 'PHONE_UNAVAILABLE', (more: { data: { sentence: string } }) => Error>,
): Promise<string> => {
  try {
    return await phoneNumberOf(code, openid)
  } catch (failure) {
    if (isCodeRefused(failure)) throw errors.PHONE_CODE({ data: { sentence: say('phone_code') } })
    logFailure('phone_number', failure)
    throw errors.PHONE_UNAVAILABLE({ data: { sentence: say('phone_unavailable') } })
  }
}

export const findByPhone = actions.home.findByPhone.handler(async ({ input, errors, context: { call } }) => {
  const { openid, personId } = await admitWechat(call)
  const phone = await verifiedPhone(input.code, openid, errors)
  const found = await registeredUnder(phone, call.now)
  const met = await meet(newcomer(personId, openid, ''))
  const reload = () => load<Person>('persons', personId)
  const { after } = await commit('persons', met, reload, (person) =>
    withPhone(person, phone, found, call.now),
  )
  return { phone: maskPhone(phone), homes: found.map((one) => viewOf(after, one, call.now)) }
})

/** A home that an owner or the front desk took away is not taken back by the same number. */
const wasTaken = (person: Person, { home }: Found, now: Instant): boolean => {
  const known = bindingOf(person, home.householdId)
  return known?.endsAt !== undefined && known.endsAt <= now && known.endsAt !== home.endsAt
}

export const bindFound = actions.home.bindFound.handler(async ({ input, context: { call } }) => {
  const { person } = await admit(call, Promise.resolve(), () => ({}))
  const verified = person.phoneVerifiedAt === undefined ? '' : person.phone
  const found = await registeredUnder(verified, call.now)
  const chosen = input.householdIds.map((id) => found.find(({ home }) => home.householdId === id))
  const allowed = chosen.flatMap((one) => (one && !wasTaken(person, one, call.now) ? [one] : []))
  if (allowed.length < chosen.length) throw refuse('NOT_FOUND', 'not_in_register', { field: 'householdIds' })
  let after: Person = person
  for (const { home } of allowed) after = (await giveHome(person._id, home, call.now)) ?? after
  return { bound: allowed.map((one) => viewOf(after, one, call.now)) }
})

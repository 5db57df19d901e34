import type { Community } from '../../domain/community/community'
import { consentOf } from '../../domain/community/consent'
import { actingAt, homesAt, tiesOf, type HomeBinding } from '../../domain/community/person'
import { earnestFirst, rolesAt, trialAt } from '../../domain/community/trial'
import { admitAnyone } from '../_kit/call'
import { load } from '../_kit/store/store'
import { actions } from './actions'

/** Duty phones of the communities in which these homes are; a community is read once however many homes it has. */
const dutyPhonesOf = async (homes: readonly HomeBinding[]): Promise<Map<string, string>> => {
  const ids = [...new Set(homes.map((home) => home.communityId))]
  const communities = await Promise.all(ids.map((id) => load<Community>('communities', id)))
  return new Map(ids.map((id, index) => [id, communities[index]?.dutyPhone ?? '']))
}

/** Who the caller is to us; an identity that nobody bound yet has no homes and no roles, and is no error. */
export const me = actions.me.handler(async ({ context: { call } }) => {
  const person = await admitAnyone(call)
  if (person === undefined) return { homes: [], roles: [], now: call.now }
  const trial = trialAt(person, call.now)
  const homes = earnestFirst(homesAt(person, call.now), trial)
  const consent = consentOf(person)
  const phones = await dutyPhonesOf(homes)
  return {
    personId: person._id,
    name: person.name,
    phone: person.phone,
    homes: homes.map(({ householdId, unitId, communityId, communityName, unitLabel, relation }) => ({
      householdId,
      unitId,
      communityId,
      communityName,
      unitLabel,
      relation,
      dutyPhone: phones.get(communityId) ?? '',
    })),
    roles: rolesAt(person, call.now),
    standsIn: actingAt(person, call.now).map(({ insteadOfName, communityId, communityName, ...acting }) => ({
      ...{ communityId, communityName, role: acting.role, insteadOf: insteadOfName, until: acting.until },
      ...(acting.department && { department: acting.department }),
    })),
    ...(trial && { trial }),
    ties: tiesOf(person, call.now),
    ...(consent && { consent: { version: consent.version, at: consent.at } }),
    now: call.now,
  }
})

import { inRegister, type HomeRequest } from '../../../domain/community/home-request'
import type { Household, Unit } from '../../../domain/community/household'
import { maskName } from '../../../domain/community/person'
import { buildingIn, namesUnit } from '../../../domain/community/place-words'
import type { Instant } from '../../../domain/kernel/instant'
import { admit } from '../../_kit/call'
import { list } from '../../_kit/store/store'
import { actions } from '../actions'
import { loadRequest } from './request'
import { residentsOf } from './residents'
import { householdsOf } from './tenancies'

const MOST_UNITS = 5

const unitsAt = async (communityId: string, place: string): Promise<Unit[]> => {
  const building = buildingIn(place)
  if (building === undefined) return []
  const units = await list<Unit>({
    collection: 'units',
    index: 'byRoom',
    equals: { communityId, building },
    limit: 1000,
  })
  return units.filter((unit) => namesUnit(place, unit)).slice(0, MOST_UNITS)
}

/** How the applicant stands in the register there: whose entry it is only in part, as everybody's name here. */
const comparedWith = (household: Household, request: HomeRequest) => {
  const { number, member } = inRegister(request, household)
  return {
    number,
    sameName: member?.name === request.name,
    ...(member && { member: { name: maskName(member.name), relation: member.relation } }),
  }
}

const placesIn = async (unit: Unit, request: HomeRequest | undefined, now: Instant) => {
  const households = await householdsOf(unit.communityId, unit._id)
  const running = households.filter(({ to }) => to === undefined || to > now)
  return Promise.all(
    running.map(async (household) => ({
      householdId: household._id,
      unitLabel: unit.label,
      kind: household.kind,
      members: (await residentsOf(household._id, now)).map(({ person, home }) => ({
        name: maskName(person.name),
        relation: home.relation,
      })),
      ...(request && { applicant: comparedWith(household, request) }),
    })),
  )
}

export const findPlaces = actions.home.findPlaces.handler(async ({ input, context: { call } }) => {
  const { communityId, place, requestId } = input
  const loading = requestId === undefined ? Promise.resolve(undefined) : loadRequest(requestId)
  const { value } = await admit(call, loading, () => ({ communityId }))
  // Nobody is compared with anything once the request is decided.
  const request = value?.communityId === communityId && value.state === 'waiting' ? value : undefined
  const units = await unitsAt(communityId, place)
  return { places: (await Promise.all(units.map((unit) => placesIn(unit, request, call.now)))).flat() }
})

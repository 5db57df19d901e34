import { DEPUTISED, isInHouse, memberOf, onDuty, type Roster } from '../../../domain/community/roster'
import type { Instant } from '../../../domain/kernel/instant'
import { admit } from '../../_kit/call'
import { load } from '../../_kit/store/store'
import { actions } from '../actions'

/** Spans in which somebody is to stand in, running and to come, the next first. */
const openSpans = ({ members }: Roster, now: Instant) =>
  members
    .flatMap((away) => (away.deputyships ?? []).map((span) => ({ away, ...span })))
    .filter(({ until }) => until > now)
    .sort((a, b) => a.from - b.from)

/** One read: who stands in for the caller, for whom the caller does, and who could be asked. */
export const myDeputies = actions.staff.myDeputies.handler(async ({ input, context: { call } }) => {
  const { communityId } = input
  const loading = load<Roster>('rosters', communityId)
  const { person, value } = await admit(call, loading, () => ({ communityId }))
  const roster: Roster = value ?? { _id: communityId, communityId, version: 0, members: [] }
  const own = memberOf(roster, person._id)
  const mayName = own !== undefined && own.roles.some((role) => DEPUTISED.includes(role))
  const spans = openSpans(roster, call.now)
  const others = roster.members.filter((one) => one.personId !== person._id && isInHouse(one))
  return {
    mayName,
    deputies: spans
      .filter(({ away }) => away.personId === person._id)
      .map(({ id, deputyId, from, until }) => ({
        ...{ id, deputyId, from, until },
        name: memberOf(roster, deputyId)?.name ?? '',
      })),
    standsIn: spans
      .filter(({ deputyId }) => deputyId === person._id)
      .map(({ id, away, from, until }) => ({
        ...{ id, from, until, name: away.name, department: away.department },
        roles: away.roles.filter((role) => DEPUTISED.includes(role)),
      })),
    ...(own?.deputyId !== undefined && { usual: own.deputyId }),
    colleagues: mayName
      ? others.map((one) => ({
          ...{ personId: one.personId, name: one.name, department: one.department },
          roles: [...one.roles],
          onDuty: onDuty(one, call.now),
        }))
      : [],
    now: call.now,
  }
})

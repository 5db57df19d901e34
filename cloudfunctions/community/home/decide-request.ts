import type { Community } from '../../../domain/community/community'
import {
  decideRequest as decide,
  settleRequest,
  type HomeRequest,
  type Verdict,
} from '../../../domain/community/home-request'
import type { Household, Unit } from '../../../domain/community/household'
import type { HomeBinding } from '../../../domain/community/person'
import type { Instant } from '../../../domain/kernel/instant'
import { say } from '../../../contract/sentences'
import { record } from '../../_kit/audit'
import { admit } from '../../_kit/call'
import { commit } from '../../_kit/command'
import { refuse } from '../../_kit/refuse'
import { command, list, load } from '../../_kit/store/store'
import { page } from '../../_kit/store/page'
import { wakeNotify } from '../../_kit/wake'
import { actions } from '../actions'
import { giveHome } from './bind-person'
import { moveIn } from './move-in'
import { loadRequest, requestView } from './request'

const PAGE = 20

export const requests = actions.home.requests.handler(async ({ input, context: { call } }) => {
  const { communityId, state, before } = input
  await admit(call, Promise.resolve({ communityId }), (subject) => subject)
  // Who waits longest comes first; what is decided is read newest first.
  const index = state === 'waiting' ? 'waiting' : 'newest'
  const found = await page<HomeRequest>(
    { collection: 'home_requests', index, equals: { communityId, state }, limit: PAGE },
    before,
  )
  return {
    requests: found.items.map((one) => requestView(one, 'desk')),
    ...(found.before !== undefined && { before: found.before }),
    now: call.now,
  }
})

type Target = {
  communityId: string
  householdId: string
  relation: HomeBinding['relation']
  endsAt?: Instant
}

/** The binding an approval gives. @throws when the household is not one of this community or has ended */
const homeFor = async (target: Target, now: Instant): Promise<HomeBinding> => {
  const [household, community] = await Promise.all([
    load<Household>('households', target.householdId),
    load<Community>('communities', target.communityId),
  ])
  const unit = household && (await load<Unit>('units', household.unitId))
  const over = household?.to !== undefined && household.to <= now
  if (!household || !unit || !community || over || household.communityId !== target.communityId)
    throw refuse('BAD_INPUT', 'household_not_here', { field: 'householdId' })
  return {
    householdId: household._id,
    unitId: unit._id,
    communityId: community._id,
    communityName: community.name,
    unitLabel: unit.label,
    relation: target.relation,
    boundAt: now,
    by: 'request',
    ...(target.endsAt !== undefined && { endsAt: target.endsAt }),
  }
}

/** Gives the person what was approved, then marks the request settled; both may be done again without harm. */
const settle = async (request: HomeRequest, now: Instant): Promise<HomeRequest> => {
  if (request.unsettledSince === undefined || request.home === undefined) return request
  await giveHome(request.personId, request.home, now)
  await moveIn(request)
  const { after } = await commit('home_requests', request, () => loadRequest(request._id), settleRequest)
  return after
}

const isRepeat = ({ state, decision, home }: HomeRequest, clerkId: string, verdict: Verdict): boolean =>
  decision?.by === clerkId &&
  decision.sentence === verdict.sentence &&
  state === (verdict.approved ? 'approved' : 'refused') &&
  (!verdict.approved || home?.householdId === verdict.home.householdId)

/** Two clerks: the first decides, the other is told who did. The same clerk deciding the same again is a repeat. */
export const decideRequest = actions.home.decideRequest.handler(
  async ({ input, errors, context: { call } }) => {
    const { communityId, requestId, householdId, relation, endsAt, sentence } = input
    const loading = loadRequest(requestId)
    const { person, value } = await admit(call, loading, () => ({ communityId }))
    if (value === undefined || value.communityId !== communityId) throw refuse('NOT_FOUND', 'not_found')
    if (value.personId === person._id) throw refuse('NOT_ALLOWED', 'own_request')
    const target = householdId !== undefined && {
      communityId,
      householdId,
      relation: relation ?? value.relation,
      ...(endsAt !== undefined && { endsAt }),
    }
    const home = target && (await homeFor(target, call.now))
    const verdict = home
      ? { approved: true as const, home, sentence }
      : { approved: false as const, sentence }
    await record(input.commandId, {
      communityId,
      at: call.now,
      actorId: person._id,
      act: 'home_request_decided',
      about: value.personId,
      ref: requestId,
      ...(home && { object: home.unitLabel }),
    })
    const { after } = await commit(
      'home_requests',
      value,
      () => loadRequest(requestId),
      (state) => {
        const decided = decide(state, verdict, { personId: person._id, name: person.name }, call.now)
        if (decided !== undefined) return decided
        if (isRepeat(state, person._id, verdict)) return undefined
        const by = state.decision?.byName ?? ''
        throw errors.ALREADY_DECIDED({ data: { sentence: say('already_decided', { by }), by } })
      },
    )
    const settled = await settle(after, call.now)
    if (after.pendingSince !== undefined) await wakeNotify('home_requests', requestId, call.now)
    return requestView(settled, 'desk')
  },
)

/** What a fault left undone between an approval and the person's document. */
export const settleRequests = async (now: Instant, limit: number): Promise<number> => {
  const left = await list<HomeRequest>({
    collection: 'home_requests',
    index: 'unsettled',
    equals: {},
    range: { field: 'unsettledSince', condition: command.gt(0) },
    limit,
  })
  for (const request of left) await settle(request, now)
  return left.length
}

import { createHash } from 'node:crypto'
import { beginRequest, type HomeRequest } from '../../../domain/community/home-request'
import { maskName, maskPhone } from '../../../domain/community/person'
import { isOpen, type SetUpCommunity } from '../../../domain/community/setup'
import { say } from '../../../contract/sentences'
import { admit } from '../../_kit/call'
import { commit } from '../../_kit/command'
import { refuse } from '../../_kit/refuse'
import { insert, list, load } from '../../_kit/store/store'
import { wakeNotify } from '../../_kit/wake'
import { actions } from '../actions'
import { nameOnce } from './bind-person'

/** Waiting requests of one person at a time. */
const MOST_WAITING = 5

export const loadRequest = (id: string): Promise<HomeRequest | undefined> =>
  load<HomeRequest>('home_requests', id)

/** A request as its person sees it, or as the front desk does: theirs to decide, and masked (domain.md §8). */
export const requestView = ({ _id, ...request }: HomeRequest, reader: 'applicant' | 'desk') => {
  const { communityId, communityName, name, place, relation, reason, askedAt, state, decision } = request
  return {
    requestId: _id,
    communityId,
    communityName,
    name: reader === 'desk' ? maskName(name) : name,
    phone: maskPhone(request.phone),
    place,
    relation,
    reason,
    askedAt,
    state,
    ...(decision && {
      decision: { byName: decision.byName, at: decision.at, sentence: decision.sentence },
    }),
  }
}

const requestsOf = (personId: string): Promise<HomeRequest[]> =>
  list<HomeRequest>({ collection: 'home_requests', index: 'byPerson', equals: { personId }, limit: 50 })

/** The same person sending the same command is the same request (design.md D3). */
const requestIdOf = (personId: string, commandId: string): string =>
  `r${createHash('sha256').update(`${personId}:${commandId}`).digest('hex').slice(0, 27)}`

export const request = actions.home.request.handler(async ({ input, errors, context: { call } }) => {
  const { communityId, commandId, name, place, relation, reason } = input
  const loading = load<SetUpCommunity>('communities', communityId)
  const { person, value: community } = await admit(call, loading, () => ({}))
  const _id = requestIdOf(person._id, commandId)
  const mine = await requestsOf(person._id)
  const known = mine.find((one) => one._id === _id)
  if (known !== undefined) return requestView(known, 'applicant')
  if (community === undefined || community.trial !== undefined)
    throw refuse('BAD_INPUT', 'bad_input', { field: 'communityId' })
  if (!isOpen(community)) throw refuse('BAD_INPUT', 'community_not_open', { field: 'communityId' })
  // The front desk must be able to call back, and the number says who asks.
  if (person.phoneVerifiedAt === undefined) throw refuse('BAD_INPUT', 'phone_first', { field: 'phone' })
  if (mine.filter(({ state }) => state === 'waiting').length >= MOST_WAITING)
    throw errors.TOO_MANY({ data: { sentence: say('too_many_requests') } })
  const asked = beginRequest({
    _id,
    version: 1,
    communityId,
    communityName: community.name,
    personId: person._id,
    name,
    phone: person.phone,
    place,
    relation,
    reason,
    askedAt: call.now,
    state: 'waiting',
  })
  await insert('home_requests', asked)
  await wakeNotify('home_requests', _id, call.now)
  if (person.name === '') await nameOnce(person._id, name)
  return requestView(asked, 'applicant')
})

export const myRequests = actions.home.myRequests.handler(async ({ context: { call } }) => {
  const { person } = await admit(call, Promise.resolve(), () => ({}))
  return { requests: (await requestsOf(person._id)).map((one) => requestView(one, 'applicant')) }
})

export const withdrawRequest = actions.home.withdrawRequest.handler(
  async ({ input, errors, context: { call } }) => {
    const { person, value } = await admit(call, loadRequest(input.requestId), () => ({}))
    if (value === undefined || value.personId !== person._id) throw refuse('NOT_FOUND', 'not_found')
    const { after } = await commit(
      'home_requests',
      value,
      () => loadRequest(value._id),
      (state) => {
        if (state.state === 'withdrawn') return undefined
        if (state.state !== 'waiting') {
          const by = state.decision?.byName ?? ''
          throw errors.ALREADY_DECIDED({ data: { sentence: say('already_decided', { by }), by } })
        }
        return { ...state, version: state.version + 1, state: 'withdrawn' as const }
      },
    )
    return requestView(after, 'applicant')
  },
)

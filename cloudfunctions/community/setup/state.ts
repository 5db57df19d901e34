import type { Roster } from '../../../domain/community/roster'
import { departmentStates, missingIn, type SetUpCommunity } from '../../../domain/community/setup'
import { policyAt } from '../../../domain/community/community'
import { askNotify } from '../../_kit/ask-function'
import { record } from '../../_kit/audit'
import { admit } from '../../_kit/call'
import { commit } from '../../_kit/command'
import { logFailure } from '../../_kit/log'
import { refuse } from '../../_kit/refuse'
import { countBy } from '../../_kit/store/count'
import { load } from '../../_kit/store/store'
import { actions } from '../actions'
import { openInvitations } from '../staff/list'

const loadCommunity = (communityId: string) => load<SetUpCommunity>('communities', communityId)

const unitsIn = async (communityId: string): Promise<number> => {
  const counted = await countBy({
    collection: 'units',
    index: 'byRoom',
    match: { communityId },
    by: { communityId: '$communityId' },
  })
  return counted[0]?.n ?? 0
}

/** Only `notify` knows the templates; while it cannot be asked they count as missing. */
const hasTemplates = async (now: number): Promise<boolean> => {
  try {
    return await askNotify.hasTemplates(now)
  } catch (failure) {
    logFailure('templates_unknown', failure)
    return false
  }
}

export const state = actions.setup.state.handler(async ({ input, context: { call } }) => {
  const { communityId } = input
  const loading = Promise.all([loadCommunity(communityId), load<Roster>('rosters', communityId)])
  const { value } = await admit(call, loading, () => ({ communityId }))
  const [community, roster] = value
  if (community === undefined) throw refuse('NOT_FOUND', 'not_found', { field: 'communityId' })
  const [units, templates, invitations] = await Promise.all([
    unitsIn(communityId),
    hasTemplates(call.now),
    openInvitations(communityId, call.now),
  ])
  const departments = departmentStates(roster ?? { members: [] }, call.now)
  const { name, dutyPhone, setUpAt } = community
  return {
    ...{ communityName: name, dutyPhone, policyVersion: policyAt(community, call.now).version },
    ...{ units, departments, invited: invitations.length },
    missing: missingIn({ dutyPhone, departments, units, templates }),
    ...(setUpAt !== undefined && { finishedAt: setUpAt }),
    now: call.now,
  }
})

export const finish = actions.setup.finish.handler(async ({ input, context: { call } }) => {
  const { communityId } = input
  const { person, value } = await admit(call, loadCommunity(communityId), () => ({ communityId }))
  if (value === undefined) throw refuse('NOT_FOUND', 'not_found', { field: 'communityId' })
  if (value.setUpAt !== undefined) return { finishedAt: value.setUpAt }
  await record(communityId, {
    ...{ communityId, at: call.now, actorId: person._id },
    ...{ act: 'community_finished', ref: communityId, object: value.name },
  })
  const { after } = await commit(
    'communities',
    value,
    () => loadCommunity(communityId),
    (community) =>
      community.setUpAt === undefined
        ? { ...community, version: community.version + 1, setUpAt: call.now }
        : undefined,
  )
  return { finishedAt: after.setUpAt ?? call.now }
})

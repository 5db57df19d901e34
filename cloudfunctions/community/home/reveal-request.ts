import { say } from '../../../contract/sentences'
import { dayOf } from '../../../domain/kernel/instant'
import { record } from '../../_kit/audit'
import { admit } from '../../_kit/call'
import { refuse } from '../../_kit/refuse'
import { actions } from '../actions'
import { loadRequest } from './request'

/** The applicant's name and number while the request waits; the line in the log is there before the answer. */
export const revealRequest = actions.home.revealRequest.handler(
  async ({ input, errors, context: { call } }) => {
    const { communityId, requestId } = input
    const { person, value } = await admit(call, loadRequest(requestId), () => ({ communityId }))
    if (value === undefined || value.communityId !== communityId) throw refuse('NOT_FOUND', 'not_found')
    if (value.personId === person._id) throw refuse('NOT_ALLOWED', 'own_request')
    if (value.state !== 'waiting')
      throw errors.ALREADY_DECIDED({
        data: { sentence: say('task_request_over'), by: value.decision?.byName ?? '' },
      })
    await record(`${requestId}:${dayOf(call.now)}`, {
      ...{ communityId, at: call.now, actorId: person._id, act: 'request_revealed' },
      ...{ about: value.personId, ref: requestId, task: { kind: 'request', id: requestId } },
    })
    return { name: value.name, phone: value.phone }
  },
)

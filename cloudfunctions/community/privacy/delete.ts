import { createHash } from 'node:crypto'
import { say } from '../../../contract/sentences'
import type { Person } from '../../../domain/community/person'
import { leave } from '../../../domain/community/privacy'
import { earnestRoles } from '../../../domain/community/trial'
import type { Ticket } from '../../../domain/ticket/ticket'
import { record } from '../../_kit/audit'
import { admitWechat } from '../../_kit/call'
import { commit } from '../../_kit/command'
import { refuse } from '../../_kit/refuse'
import { command, list, load } from '../../_kit/store/store'
import { actions } from '../actions'
import { communityOf } from './export'
import { endTrialOf } from '../try-out/end'
import { settleLeaver } from './settle'

const reload = (personId: string) => () => load<Person>('persons', personId)

/** Made from the command, which nobody keeps: from it nobody finds back to the person. */
const tombstoneIdOf = (personId: string, commandId: string): string =>
  `x${createHash('sha256').update(`${personId}:${commandId}`).digest('hex').slice(0, 24)}`

/** What they only tried out goes with them. */
const hasOpenTickets = async ({ _id, trial }: Person): Promise<boolean> => {
  const earnest = trial && { communityId: command.neq(trial.communityId) }
  const open = await list<Ticket>({
    ...{ collection: 'tickets', index: 'byReporter', equals: { reporterId: _id } },
    ...{ filter: { open: true, ...earnest }, fields: ['number'], limit: 1 },
  })
  return open.length > 0
}

/**
 * Marks the person first: from that write on a fault leaves work for the timer and never somebody half deleted. Nobody
 * we know (any more) has nothing to delete, which is also what a repeat finds.
 */
export const deleteMine = actions.privacy.deleteMine.handler(async ({ input, errors, context: { call } }) => {
  const { personId, person } = await admitWechat(call)
  if (!input.sure) throw refuse('BAD_INPUT', 'not_sure', { field: 'sure' })
  if (person === undefined) return { deleted: true as const }
  if (person.leavingAs === undefined) {
    const stillStaff = () => errors.STILL_STAFF({ data: { sentence: say('delete_still_staff') } })
    if (earnestRoles(person).length > 0) throw stillStaff()
    if (await hasOpenTickets(person))
      throw errors.OPEN_TICKETS({ data: { sentence: say('delete_open_tickets') } })
    await endTrialOf(person, call.now)
    const as = tombstoneIdOf(personId, input.commandId)
    await record(input.commandId, {
      ...{ communityId: communityOf(person), at: call.now, actorId: as, act: 'data_deleted', about: as },
    })
    await commit('persons', person, reload(personId), (state) => {
      if (earnestRoles(state).length > 0) throw stillStaff()
      return leave(state, as, call.now)
    })
  }
  await settleLeaver(personId, call.now)
  return { deleted: true as const }
})

import { implement } from '@orpc/server'
import { internalContract } from '../../contract/internal'
import { append } from '../../domain/ticket/append'
import type { Entry } from '../../domain/ticket/facts'
import { WORKING_STATES } from '../../domain/ticket/parts'
import { releaseFromFirm, releaseOf } from '../../domain/ticket/release'
import type { Ticket } from '../../domain/ticket/ticket'
import { admitFunction, type Call } from '../_kit/call'
import { command, list } from '../_kit/store/store'
import { wakeNotify } from '../_kit/wake'
import { commitTicket } from './history'
import { handlerAt, loadPlace, type Place } from './place'

const internal = implement(internalContract.ticket).$context<{ call: Call }>()

/** Jobs that one call gives back; whoever asks asks again until none is left. */
const BATCH = 100

const jobsOf = (communityId: string, personId: string): Promise<Ticket[]> =>
  list<Ticket>({
    collection: 'tickets',
    index: 'jobs',
    equals: { communityId, 'owner.personId': personId, open: true },
    filter: { state: command.in([...WORKING_STATES]) },
    limit: BATCH,
  })

const jobsOfFirm = (communityId: string, firmId: string): Promise<Ticket[]> =>
  list<Ticket>({
    collection: 'tickets',
    index: 'firm',
    equals: { communityId, 'firm.firmId': firmId, open: true },
    filter: { state: command.in([...WORKING_STATES]) },
    limit: BATCH,
  })

/** True when the job was theirs until now. */
const giveBack = async (
  ticket: Ticket,
  at: number,
  given: (state: Ticket, place: Place | undefined) => Entry | undefined,
): Promise<boolean> => {
  const place = await loadPlace(ticket.communityId)
  const done = await commitTicket(ticket, (state) => {
    const entry = given(state, place)
    return entry && append(state, [entry])
  })
  if (done.after.pendingSince !== undefined) await wakeNotify('tickets', ticket._id, at)
  return done.changed
}

export const release = internal.release.handler(async ({ input, context: { call } }) => {
  admitFunction(call)
  const { communityId, personId } = input
  let released = 0
  for (const ticket of await jobsOf(communityId, personId)) {
    const done = await giveBack(ticket, call.now, (state, place) =>
      releaseOf(state, personId, handlerAt(state, place, call.now, [personId]), call.now),
    )
    released += done ? 1 : 0
  }
  return { released }
})

export const releaseFirm = internal.releaseFirm.handler(async ({ input, context: { call } }) => {
  admitFunction(call)
  const { communityId, firmId } = input
  let released = 0
  for (const ticket of await jobsOfFirm(communityId, firmId)) {
    const done = await giveBack(ticket, call.now, (state, place) =>
      releaseFromFirm(state, firmId, handlerAt(state, place, call.now), call.now),
    )
    released += done ? 1 : 0
  }
  return { released }
})

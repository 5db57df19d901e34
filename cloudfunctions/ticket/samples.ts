import { implement } from '@orpc/server'
import { internalContract } from '../../contract/internal'
import { policyAt, type Community } from '../../domain/community/community'
import type { Person } from '../../domain/community/person'
import { workingName } from '../../domain/community/trial'
import { trialPlace } from '../../domain/community/trial-place'
import { inForce } from '../../domain/sla/policy'
import { PUBLIC_DAYS } from '../../domain/sla/public-holidays'
import { sampleTickets } from '../../domain/ticket/samples'
import { admitFunction, type Call } from '../_kit/call'
import { insert, load } from '../_kit/store/store'

const internal = implement(internalContract.ticket).$context<{ call: Call }>()

/** Writes what a visitor finds in a trial that runs; what is there already stays as it is. */
export const samples = internal.samples.handler(async ({ input: { communityId }, context: { call } }) => {
  admitFunction(call)
  const community = await load<Community>('communities', communityId)
  const person = community?.trial && (await load<Person>('persons', community.trial.personId))
  if (community?.trial === undefined || community.trial.endedAt !== undefined || person === undefined)
    return { ticketIds: [] }
  const { begunAt } = community.trial
  const visitor = { ...person, name: workingName(person) }
  const trial = trialPlace(communityId, visitor, begunAt)
  const policy = inForce(policyAt(community, begunAt), PUBLIC_DAYS)
  const tickets = sampleTickets({ trial, policy, at: begunAt }, visitor)
  for (const ticket of tickets) await insert('tickets', ticket)
  return { ticketIds: tickets.map(({ _id }) => _id) }
})

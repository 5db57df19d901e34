import { createHash } from 'node:crypto'
import { say } from '../../../contract/sentences'
import type { Community, Trial } from '../../../domain/community/community'
import type { Person, TrialStay } from '../../../domain/community/person'
import { enterTrial, reserveTrial, trialAt } from '../../../domain/community/trial'
import { TRIALS_A_DAY } from '../../../domain/community/trial-limits'
import { trialPlace, type TrialPlace } from '../../../domain/community/trial-place'
import type { Instant } from '../../../domain/kernel/instant'
import { askTicket } from '../../_kit/ask-function'
import { admitWechat } from '../../_kit/call'
import { commit } from '../../_kit/command'
import { refuse } from '../../_kit/refuse'
import { insert, load } from '../../_kit/store/store'
import { wakeNotify } from '../../_kit/wake'
import { actions } from '../actions'
import { countOn } from './day'
import { endTrialIn } from './end'
import { isEntryOpen } from './entry'

type Told = (more: { data: { sentence: string } }) => Error
type Errors = { TRY_OUT_CLOSED: Told; TRY_OUT_OVER: Told; TOO_MANY: Told }

/** The same person sending the same command is the same trial (design.md D3); nobody else can guess it. */
const trialIdOf = (personId: string, commandId: string): string =>
  `c${createHash('sha256').update(`trial:${personId}:${commandId}`).digest('hex').slice(0, 15)}`

const over = (errors: Errors): Error => errors.TRY_OUT_OVER({ data: { sentence: say('try_out_over') } })

const running = ({ endedAt, until }: Trial, now: Instant): boolean => endedAt === undefined && now < until

/** A place for a trial, counted: the community's document first, for by it the timer finds whatever is left half done. */
const openPlace = async (
  person: Person,
  communityId: string,
  now: Instant,
  errors: Errors,
): Promise<Trial> => {
  const { community } = trialPlace(communityId, person, now)
  const fresh = (await insert('communities', community)) === 'inserted'
  const there = fresh ? community : await load<Community>('communities', communityId)
  if (there?.trial === undefined || !running(there.trial, now)) throw over(errors)
  const counted = await countOn(person._id, communityId, now)
  if (counted === 'counted' || (counted === 'known' && !fresh)) return there.trial
  await endTrialIn(communityId, person._id, now)
  // Counted before and made anew: the command is one of a trial that has been and gone.
  if (counted === 'known') throw over(errors)
  throw errors.TOO_MANY({ data: { sentence: say(`try_out_${counted}`, { n: TRIALS_A_DAY.person }) } })
}

/** Of two at once the person's document takes one; the other goes as it came. */
const reserve = async (person: Person, stay: TrialStay, now: Instant): Promise<Person> => {
  const reload = () => load<Person>('persons', person._id)
  const { after } = await commit('persons', person, reload, (state) => reserveTrial(state, stay, now))
  if (after.trial?.communityId !== stay.communityId) await endTrialIn(stay.communityId, person._id, now)
  return after
}

const write = async ({ units, households, neighbour, colleague, roster }: TrialPlace): Promise<void> => {
  for (const unit of units) await insert('units', unit)
  for (const household of households) await insert('households', household)
  for (const extra of [neighbour, colleague]) await insert('persons', extra)
  await insert('rosters', roster)
}

/** Everything that a trial is, in an order in which a repeat completes it; the home comes last. */
const complete = async (person: Person, { communityId }: TrialStay, now: Instant, errors: Errors) => {
  const community = await load<Community>('communities', communityId)
  if (community?.trial === undefined || !running(community.trial, now)) {
    await endTrialIn(communityId, person._id, now)
    throw over(errors)
  }
  const place = trialPlace(communityId, person, community.trial.begunAt)
  const isThere = (state: Person) => state.homes.some((home) => home.communityId === communityId)
  if (!isThere(person)) {
    await write(place)
    const ticketIds = await askTicket.samples({ communityId }, now)
    const reload = () => load<Person>('persons', person._id)
    const { after } = await commit('persons', person, reload, (state) =>
      enterTrial(state, place.home, place.role),
    )
    if (!isThere(after)) throw over(errors)
    // Not before the visitor works there: nobody else is to hear of their jobs.
    for (const id of ticketIds) await wakeNotify('tickets', id, now)
  }
  return { communityId, householdId: place.home.householdId, until: community.trial.until }
}

export const begin = actions.tryOut.begin.handler(async ({ input, errors, context: { call } }) => {
  const { person } = await admitWechat(call)
  if (person === undefined) throw refuse('NOT_REGISTERED', 'not_registered')
  const { now } = call
  const known = trialAt(person, now)
  if (known !== undefined) return complete(person, known, now, errors)
  if (!(await isEntryOpen())) throw errors.TRY_OUT_CLOSED({ data: { sentence: say('try_out_closed') } })
  const communityId = trialIdOf(person._id, input.commandId)
  const { until } = await openPlace(person, communityId, now, errors)
  const visitor = await reserve(person, { communityId, until }, now)
  if (visitor.trial === undefined) throw over(errors)
  return complete(visitor, visitor.trial, now, errors)
})

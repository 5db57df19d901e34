import type { Community, Trial } from '../../../domain/community/community'
import type { Person } from '../../../domain/community/person'
import { withoutTrial } from '../../../domain/community/trial'
import { endTrial, isTrialOver } from '../../../domain/community/trial-end'
import type { Instant } from '../../../domain/kernel/instant'
import { admit } from '../../_kit/call'
import { commit } from '../../_kit/command'
import { now as present } from '../../_kit/live'
import { logFailure } from '../../_kit/log'
import { command, list, load, remove } from '../../_kit/store/store'
import { clearUploadsOf } from '../../_kit/uploads'
import { actions } from '../actions'
import { forgetDays } from './day'
import { sweep } from './sweep'

const reloadCommunity = (id: string) => () => load<Community>('communities', id)
const reloadPerson = (id: string) => () => load<Person>('persons', id)

/** Says that it has ended: from this write on the timer does what a fault prevents. Undefined when there is none. */
const close = async (communityId: string, now: Instant): Promise<Trial | undefined> => {
  const community = await reloadCommunity(communityId)()
  if (community?.trial === undefined) return undefined
  const { after } = await commit('communities', community, reloadCommunity(communityId), (state) => {
    const trial = state.trial && endTrial(state.trial, now)
    return trial && { ...state, version: state.version + 1, trial }
  })
  return after.trial
}

/** What somebody without another home was offered a place for, they wanted to show here. */
const takeFrom = async (personId: string, communityId: string): Promise<void> => {
  const person = await reloadPerson(personId)()
  if (person === undefined) return
  const reload = reloadPerson(personId)
  const { after } = await commit('persons', person, reload, (state) => withoutTrial(state, communityId))
  if (after.homes.length + after.roles.length === 0) await clearUploadsOf(personId)
}

/**
 * Ends a trial: closed first, then nobody is at home there, then all it held goes. What a request under way writes late
 * goes two minutes after, by the timer, and with it the last that says there was one.
 */
export const endTrialIn = async (communityId: string, personId: string, now: Instant): Promise<void> => {
  const trial = await close(communityId, now)
  await takeFrom(personId, communityId)
  if (trial === undefined) return
  await sweep(communityId, trial)
  if (!isTrialOver(trial, now)) return
  const last = await reloadCommunity(communityId)()
  if (last !== undefined) await remove('communities', last)
}

/** Ends what this person is trying out, if anything. */
export const endTrialOf = async (
  { _id, trial }: Pick<Person, '_id' | 'trial'>,
  now: Instant,
): Promise<void> => {
  if (trial !== undefined) await endTrialIn(trial.communityId, _id, now)
}

export const end = actions.tryOut.end.handler(async ({ context: { call } }) => {
  const { person } = await admit(call, Promise.resolve(), () => ({}))
  await endTrialOf(person, call.now)
  return { ended: true as const }
})

/** The function has 20 seconds, and others work beside this. */
const STOP_AFTER_MS = 6000

/** Trials whose time is over, and the last look after those that ended. One that fails must not keep the others. */
export const settleTrials = async (now: Instant, limit: number): Promise<number> => {
  const due = await list<Community>({
    ...{ collection: 'communities', index: 'trials', equals: {}, fields: ['trial'], limit },
    range: { field: 'trial.until', condition: command.lte(now) },
  })
  for (const { _id, trial } of due) {
    if (present() - now > STOP_AFTER_MS) break
    try {
      if (trial !== undefined) await endTrialIn(_id, trial.personId, now)
    } catch (failure) {
      logFailure('trial_not_ended', failure, { id: _id })
    }
  }
  await forgetDays(now)
  return due.length
}

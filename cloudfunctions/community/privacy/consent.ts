import { say } from '../../../contract/sentences'
import {
  agree,
  consentOf,
  PRIVACY_NOTICE_VERSION,
  withdrawConsent as takeBack,
} from '../../../domain/community/consent'
import type { Person } from '../../../domain/community/person'
import { admit, admitWechat, type Call } from '../../_kit/call'
import { commit } from '../../_kit/command'
import { load } from '../../_kit/store/store'
import { actions } from '../actions'
import { meet, newcomer } from '../home/bind-person'
import { endTrialOf } from '../try-out/end'

const reload = (personId: string) => () => load<Person>('persons', personId)

type Agreeing = { personId: string; known: () => Promise<Person> }

/** The agreement needs a place to be kept: whoever agrees as nobody we know becomes a person by it. */
const whoAgrees = async (call: Call): Promise<Agreeing> => {
  if (call.identity.kind === 'browser') {
    const { person } = await admit(call, Promise.resolve(), () => ({}))
    return { personId: person._id, known: () => Promise.resolve(person) }
  }
  const { openid, personId, person } = await admitWechat(call)
  return { personId, known: () => (person ? Promise.resolve(person) : meet(newcomer(personId, openid, ''))) }
}

/** Asked before anything that touches the person's data (_kit/call.ts). */
export const consent = actions.privacy.consent.handler(async ({ input, errors, context: { call } }) => {
  const { personId, known } = await whoAgrees(call)
  if (input.version !== PRIVACY_NOTICE_VERSION)
    throw errors.NOTICE_CHANGED({ data: { sentence: say('notice_changed') } })
  const { after } = await commit('persons', await known(), reload(personId), (state) =>
    agree(state, call.now),
  )
  return consentOf(after) ?? { version: PRIVACY_NOTICE_VERSION, at: call.now }
})

export const withdrawConsent = actions.privacy.withdrawConsent.handler(async ({ context: { call } }) => {
  const { person } = await admit(call, Promise.resolve(), () => ({}))
  // First, so that a fault leaves an agreement that can be taken back again.
  await endTrialOf(person, call.now)
  await commit<Person>('persons', person, reload(person._id), (state) => takeBack(state, call.now))
  return { withdrawn: true as const }
})

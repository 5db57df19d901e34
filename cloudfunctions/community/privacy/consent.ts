import { say } from '../../../contract/sentences'
import {
  agree,
  consentOf,
  PRIVACY_NOTICE_VERSION,
  withdrawConsent as takeBack,
} from '../../../domain/community/consent'
import type { Person } from '../../../domain/community/person'
import { admit, admitWechat } from '../../_kit/call'
import { commit } from '../../_kit/command'
import { load } from '../../_kit/store/store'
import { actions } from '../actions'
import { meet, newcomer } from '../home/bind-person'

const reload = (personId: string) => () => load<Person>('persons', personId)

/** Asked before the first home or report, so the person may be made by it: the agreement needs a place to be kept. */
export const consent = actions.privacy.consent.handler(async ({ input, errors, context: { call } }) => {
  const { openid, personId, person } = await admitWechat(call)
  if (input.version !== PRIVACY_NOTICE_VERSION)
    throw errors.NOTICE_CHANGED({ data: { sentence: say('notice_changed') } })
  const met = person ?? (await meet(newcomer(personId, openid, '')))
  const { after } = await commit<Person>('persons', met, reload(personId), (state) => agree(state, call.now))
  return consentOf(after) ?? { version: PRIVACY_NOTICE_VERSION, at: call.now }
})

export const withdrawConsent = actions.privacy.withdrawConsent.handler(async ({ context: { call } }) => {
  const { person } = await admit(call, Promise.resolve(), () => ({}))
  await commit<Person>('persons', person, reload(person._id), (state) => takeBack(state, call.now))
  return { withdrawn: true as const }
})

import { say, type SentenceKey } from '../../../contract/sentences'
import type { Person } from '../../../domain/community/person'
import { INSTALLATION_ID, type Installation } from '../../../domain/community/setup'
import { admitWechat } from '../../_kit/call'
import { commit } from '../../_kit/command'
import { insert, list, load } from '../../_kit/store/store'
import { actions } from '../actions'
import { tryCode } from '../desk-login/tries'
import { meet, newcomer } from '../home/bind-person'
import { hasClaimCode, isClaimCode } from './claim-code'
import { communityIdOf, found } from './found'

type Told = (more: { data: { sentence: string; field?: string } }) => Error
type Errors = { CLAIM_OVER: Told; CLAIM_CODE: Told; TOO_MANY_TRIES: Told }

const loadInstallation = () => load<Installation>('installation', INSTALLATION_ID)

/** A community that was there before installations were claimed has its people, too. */
const hasCommunity = async (): Promise<boolean> => {
  const query = { collection: 'communities', index: 'byName', equals: {}, limit: 1, fields: ['name'] }
  return (await list(query)).length > 0
}

const over = (errors: Errors, sentence: SentenceKey = 'claim_over'): Error =>
  errors.CLAIM_OVER({ data: { sentence: say(sentence) } })

/** Whether the caller may take what nobody has, at the price of one try. @throws the refusals of the contract */
const checkCode = async (personId: string, typed: string, now: number, errors: Errors): Promise<void> => {
  if (await hasCommunity()) throw over(errors)
  if (!hasClaimCode()) throw over(errors, 'claim_closed')
  const right = await tryCode(personId, now, () => Promise.resolve(isClaimCode(typed) ? true : undefined))
  if (right === 'spent') throw errors.TOO_MANY_TRIES({ data: { sentence: say('claim_tries') } })
  if (right === undefined) throw errors.CLAIM_CODE({ data: { sentence: say('claim_code'), field: 'code' } })
}

type Asked = { code: string; name: string; communityName: string; dutyPhone: string }

/** The installation in the caller's hands: theirs already, or taken now. Of two at once the first write wins. */
const takeOver = async (
  personId: string,
  { code, ...typed }: Asked,
  now: number,
  errors: Errors,
): Promise<Installation> => {
  const known = await loadInstallation()
  if (known === undefined) await checkCode(personId, code, now, errors)
  const mine: Installation = {
    ...{ _id: INSTALLATION_ID, version: 1, claimedBy: personId, claimedAt: now },
    ...{ communityId: communityIdOf(personId, INSTALLATION_ID), ...typed },
  }
  const taken = known === undefined && (await insert('installation', mine)) === 'inserted'
  const installation = taken ? mine : (known ?? (await loadInstallation()))
  if (installation?.claimedBy !== personId) throw over(errors)
  return installation
}

/** The founder by name, when they have told us none before. */
const meetFounder = async (openid: string, { claimedBy, name }: Installation): Promise<Person> => {
  const met = await meet(newcomer(claimedBy, openid, name))
  const reload = () => load<Person>('persons', claimedBy)
  const { after } = await commit('persons', met, reload, (state) =>
    state.name === '' ? { ...state, version: state.version + 1, name } : undefined,
  )
  return after
}

export const claim = actions.setup.claim.handler(async ({ input, errors, context: { call } }) => {
  const { openid, personId } = await admitWechat(call)
  const { code, name, communityName, dutyPhone } = input
  const installation = await takeOver(personId, { code, name, communityName, dutyPhone }, call.now, errors)
  const founder = await meetFounder(openid, installation)
  const { communityId } = installation
  await found(call, founder, {
    ...{ once: INSTALLATION_ID, act: 'installation_claimed' },
    ...{ communityId, communityName: installation.communityName, dutyPhone: installation.dutyPhone },
  })
  return { communityId, communityName: installation.communityName }
})

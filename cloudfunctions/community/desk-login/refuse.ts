import { commit } from '../../_kit/command'
import { load } from '../../_kit/store/store'
import { actions } from '../actions'
import { expired, findLogin } from './find-login'
import type { DeskLogin } from './login'

/**
 * Whoever was shown a code that is not theirs ends it, while it waits. What was confirmed stays: its person signs that
 * computer out. The same phone again is told the same.
 */
export const refuse = actions.deskLogin.refuse.handler(async ({ input, errors, context: { call } }) => {
  const { login, personId } = await findLogin(call, input.code, errors)
  const reload = () => load<DeskLogin>('desk_logins', login._id)
  await commit('desk_logins', login, reload, (state) => {
    if (state.refusedBy === personId) return undefined
    if (state.confirmedBy !== undefined || state.refusedBy !== undefined) throw expired(errors)
    return { ...state, version: state.version + 1, refusedBy: personId, refusedAt: call.now }
  })
  return { refused: true as const }
})

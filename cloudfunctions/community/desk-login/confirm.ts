import { commit } from '../../_kit/command'
import { load } from '../../_kit/store/store'
import { actions } from '../actions'
import { expired, findLogin } from './find-login'
import type { DeskLogin } from './login'

/** A member of staff signs the browser in as themselves. The first phone wins; the same phone again is told the same. */
export const confirm = actions.deskLogin.confirm.handler(async ({ input, errors, context: { call } }) => {
  const { login, personId } = await findLogin(call, input.code, errors)
  const reload = () => load<DeskLogin>('desk_logins', login._id)
  await commit('desk_logins', login, reload, (state) => {
    if (state.confirmedBy === personId) return undefined
    if (state.confirmedBy !== undefined || state.refusedBy !== undefined) throw expired(errors)
    return { ...state, version: state.version + 1, confirmedBy: personId, confirmedAt: call.now }
  })
  return { confirmed: true as const }
})

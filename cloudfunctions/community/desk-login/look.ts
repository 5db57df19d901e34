import { actions } from '../actions'
import { expired, findLogin } from './find-login'

/** What the phone shows before confirming: which browser asks, and since when. */
export const look = actions.deskLogin.look.handler(async ({ input, errors, context: { call } }) => {
  const { login } = await findLogin(call, input.code, errors)
  if (login.refusedBy !== undefined) throw expired(errors)
  return { loginId: login._id, startedAt: login.createdAt, browser: login.browser ?? '' }
})

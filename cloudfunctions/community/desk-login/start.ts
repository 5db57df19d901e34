import type { Instant } from '../../../domain/kernel/instant'
import { admitAnyone } from '../../_kit/call'
import { newId, randomBelow } from '../../_kit/live'
import { refuse } from '../../_kit/refuse'
import { insert } from '../../_kit/store/store'
import { actions } from '../actions'
import { forgetOldLogins, hashOf, liveLogins, LOGIN_LIFE_MS, type DeskLogin } from './login'

const DRAWS = 5

/** Six digits that no other waiting browser shows. */
const drawCode = async (now: Instant): Promise<string> => {
  for (let draw = 1; draw <= DRAWS; draw += 1) {
    const code = String(randomBelow(1_000_000)).padStart(6, '0')
    if ((await liveLogins(code, now)).length === 0) return code
  }
  throw refuse('BUSY', 'busy')
}

/** A browser asks to be signed in: it shows the code and keeps the secret. */
export const start = actions.deskLogin.start.handler(async ({ input, context: { call } }) => {
  await admitAnyone(call)
  const secret = newId()
  const login: DeskLogin = {
    _id: newId(),
    version: 1,
    secretHash: hashOf(secret),
    code: await drawCode(call.now),
    browser: input.browser,
    createdAt: call.now,
    expiresAt: call.now + LOGIN_LIFE_MS,
  }
  await Promise.all([insert('desk_logins', login), forgetOldLogins(call.now)])
  return { loginId: login._id, secret, code: login.code, expiresAt: login.expiresAt }
})

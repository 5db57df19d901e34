import { DESK_SESSION_MS, deskUid, openDesk, type DeskSession } from '../../../domain/community/desk-session'
import type { Person } from '../../../domain/community/person'
import { admitAnyone } from '../../_kit/call'
import { signInTicket } from '../../_kit/cloudbase'
import { commit } from '../../_kit/command'
import { randomBelow } from '../../_kit/live'
import { load } from '../../_kit/store/store'
import { actions } from '../actions'
import { expired } from './find-login'
import { isHeldBy, type DeskLogin } from './login'

const LETTERS = '0123456789abcdefghijklmnopqrstuvwxyz'
/** With the person's id it fills custom login's 32 characters; unique among ten is enough. */
const newSessionId = (): string =>
  Array.from({ length: 6 }, () => LETTERS[randomBelow(LETTERS.length)]).join('')

/** The sign-in on the person's document; false when disabled, or out of every role: that means at once. */
const beginSession = async (personId: string, session: DeskSession): Promise<boolean> => {
  const reload = () => load<Person>('persons', personId)
  const person = await reload()
  if (person === undefined) return false
  const { changed } = await commit('persons', person, reload, (state) =>
    state.disabledAt !== undefined || state.roles.length === 0
      ? undefined
      : openDesk(state, session, session.since),
  )
  return changed
}

/** Polled by the browser that began the login; hands out the ticket exactly once. */
export const collect = actions.deskLogin.collect.handler(async ({ input, errors, context: { call } }) => {
  const reload = () => load<DeskLogin>('desk_logins', input.loginId)
  const [, login] = await Promise.all([admitAnyone(call), reload()])
  if (login === undefined || !isHeldBy(login, input.secret) || login.expiresAt <= call.now)
    throw expired(errors)
  const { confirmedBy, refusedBy } = login
  if (refusedBy !== undefined) return { state: 'refused' as const }
  if (confirmedBy === undefined) return { state: 'waiting' as const }
  await commit('desk_logins', login, reload, (state) => {
    if (state.collectedAt !== undefined) throw expired(errors)
    return { ...state, version: state.version + 1, collectedAt: call.now }
  })
  const id = newSessionId()
  const session = { id, browser: login.browser ?? '', since: call.now, until: call.now + DESK_SESSION_MS }
  if (!(await beginSession(confirmedBy, session))) throw expired(errors)
  return { state: 'confirmed' as const, ticket: signInTicket(deskUid(confirmedBy, id)) }
})

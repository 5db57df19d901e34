import type { Person } from '../../../domain/community/person'
import { admitAnyone } from '../../_kit/call'
import { signInTicket } from '../../_kit/cloudbase'
import { commit } from '../../_kit/command'
import { load } from '../../_kit/store/store'
import { actions } from '../actions'
import { expired } from './find-login'
import { isHeldBy, type DeskLogin } from './login'

/** True when the person who confirmed may still sign in: disabled, or out of every role, means at once. */
const mayStillSignIn = async (personId: string): Promise<boolean> => {
  const person = await load<Person>('persons', personId)
  return person !== undefined && person.disabledAt === undefined && person.roles.length > 0
}

/** Polled by the browser that began the login; hands out the ticket exactly once. */
export const collect = actions.deskLogin.collect.handler(async ({ input, errors, context: { call } }) => {
  const reload = () => load<DeskLogin>('desk_logins', input.loginId)
  const [, login] = await Promise.all([admitAnyone(call), reload()])
  if (login === undefined || !isHeldBy(login, input.secret) || login.expiresAt <= call.now)
    throw expired(errors)
  const { confirmedBy } = login
  if (confirmedBy === undefined) return { state: 'waiting' as const }
  if (!(await mayStillSignIn(confirmedBy))) throw expired(errors)
  await commit('desk_logins', login, reload, (state) => {
    if (state.collectedAt !== undefined) throw expired(errors)
    return { ...state, version: state.version + 1, collectedAt: call.now }
  })
  return { state: 'confirmed' as const, ticket: signInTicket(confirmedBy) }
})

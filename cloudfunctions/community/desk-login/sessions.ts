import { closeDesk, desksOf, readDeskUid } from '../../../domain/community/desk-session'
import type { Person } from '../../../domain/community/person'
import { record } from '../../_kit/audit'
import { admit, type Call } from '../../_kit/call'
import { commit } from '../../_kit/command'
import { load } from '../../_kit/store/store'
import { actions } from '../actions'

/** The sign-in that this call came by; none from a phone. */
const hereOf = ({ identity }: Call): string | undefined =>
  identity.kind === 'browser' ? readDeskUid(identity.uid).sessionId : undefined

const end = (person: Person, sessionId: string) =>
  commit(
    'persons',
    person,
    () => load<Person>('persons', person._id),
    (state) => closeDesk(state, sessionId),
  )

export const sessions = actions.deskLogin.sessions.handler(async ({ context: { call } }) => {
  const { person } = await admit(call, Promise.resolve(), () => ({}))
  const here = hereOf(call)
  return {
    sessions: desksOf(person, call.now).map(({ id, browser, since, until }) => ({
      sessionId: id,
      browser,
      since,
      until,
      here: id === here,
    })),
    now: call.now,
  }
})

export const signOut = actions.deskLogin.signOut.handler(async ({ input, context: { call } }) => {
  const { person } = await admit(call, Promise.resolve(), () => ({}))
  const sessionId = input.sessionId ?? hereOf(call)
  if (sessionId !== undefined) await end(person, sessionId)
  return { ended: true as const }
})

export const signOutEverywhere = actions.deskLogin.signOutEverywhere.handler(
  async ({ input, context: { call } }) => {
    const { person } = await admit(call, Promise.resolve(), () => ({}))
    const [role] = person.roles
    await record(input.commandId, {
      communityId: role?.communityId ?? '',
      at: call.now,
      actorId: person._id,
      act: 'signed_out_everywhere',
      about: person._id,
    })
    await end(person, 'all')
    return { ended: true as const }
  },
)

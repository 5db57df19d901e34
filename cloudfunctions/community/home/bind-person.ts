import { bind, unbind } from '../../../domain/community/binding'
import type { HomeBinding, Person } from '../../../domain/community/person'
import type { Instant } from '../../../domain/kernel/instant'
import { commit } from '../../_kit/command'
import { insert, load } from '../../_kit/store/store'
import { settle } from '../staff/settle'

const reload = (personId: string) => () => load<Person>('persons', personId)

/** A WeChat identity whom we meet for the first time; the same identity at the same moment twice is one person. */
export const meet = async (person: Person): Promise<Person> => {
  if ((await insert('persons', person)) === 'inserted') return person
  return (await load<Person>('persons', person._id)) ?? person
}

/** The empty document of an identity that belongs nowhere yet. */
export const newcomer = (personId: string, openid: string, name: string): Person => ({
  _id: personId,
  version: 1,
  name,
  phone: '',
  openid,
  homes: [],
  roles: [],
})

/** The roster of whoever works here; nothing for anybody else, and the timer does what a fault prevented. */
const followHomes = async ({ _id, settling }: Person, now: Instant): Promise<void> => {
  if (settling !== undefined) await settle(_id, now)
}

/** Writes one home onto a person; nothing when it is theirs already. Undefined when there is no such person. */
export const giveHome = async (
  personId: string,
  home: HomeBinding,
  now: Instant,
): Promise<Person | undefined> => {
  const person = await reload(personId)()
  if (person === undefined) return undefined
  const { after } = await commit('persons', person, reload(personId), (state) => bind(state, home, now))
  await followHomes(after, now)
  return after
}

/** Ends one home of a person; true when it was theirs until now. */
export const takeHome = async (personId: string, householdId: string, now: Instant): Promise<boolean> => {
  const person = await reload(personId)()
  if (person === undefined) return false
  const { after, changed } = await commit('persons', person, reload(personId), (state) =>
    unbind(state, householdId, now),
  )
  await followHomes(after, now)
  return changed
}

/** Fills in the name of somebody of whom only the phone number was known. */
export const nameOnce = async (personId: string, name: string): Promise<void> => {
  const person = await reload(personId)()
  if (person === undefined) return
  await commit('persons', person, reload(personId), (state) =>
    state.name === '' ? { ...state, version: state.version + 1, name } : undefined,
  )
}

import type { Person } from '../../../domain/community/person'
import type { Roster } from '../../../domain/community/roster'
import { settled, withHomes, withMember, withoutMember } from '../../../domain/community/staff'
import type { Instant } from '../../../domain/kernel/instant'
import { askTicket } from '../../_kit/ask-function'
import { commit } from '../../_kit/command'
import { insert, list, load, replace, command } from '../../_kit/store/store'
import { settleDeputies, wakeFor } from './deputies'

export const loadRoster = (communityId: string): Promise<Roster | undefined> =>
  load<Roster>('rosters', communityId)

/** The roster of a community that has none yet begins empty. */
export const rosterOf = async (communityId: string): Promise<Roster> => {
  const known = await loadRoster(communityId)
  if (known !== undefined) return known
  const empty: Roster = { _id: communityId, communityId, version: 1, members: [] }
  await insert('rosters', empty)
  return (await loadRoster(communityId)) ?? empty
}

type Settling = NonNullable<Person['settling']>[number]

/** Brings one roster into line with the person; whoever left it hands the open jobs back. Returns how many those were. */
const settleIn = async (
  person: Person,
  { communityId, terms, homes }: Settling,
  now: Instant,
): Promise<number> => {
  const roster = await rosterOf(communityId)
  const written = await commit(
    'rosters',
    roster,
    () => loadRoster(communityId),
    (state) => {
      if (homes) return withHomes(state, person, now)
      return terms === undefined
        ? withoutMember(state, person._id, now)
        : withMember(state, person, terms, now)
    },
  )
  if (homes) return 0
  await wakeFor(written.after, now)
  await settleDeputies(communityId)
  return terms === undefined ? askTicket.release({ communityId, personId: person._id }, now) : 0
}

/**
 * Does what a person's document says is still to be done, then says so on it; may be done again without harm. When
 * somebody wrote the person meanwhile, what they wanted is done as well.
 */
export const settle = async (personId: string, now: Instant): Promise<number> => {
  let released = 0
  for (;;) {
    const person = await load<Person>('persons', personId)
    if (person?.settling === undefined) return released
    for (const one of person.settling) released += await settleIn(person, one, now)
    const after = settled(person)
    if (after === undefined || (await replace('persons', person, after)) === 'saved') return released
  }
}

/** What a fault left undone between a person and the rosters. */
export const settleStaff = async (now: Instant, limit: number): Promise<number> => {
  const left = await list<Person>({
    collection: 'persons',
    index: 'settling',
    equals: {},
    range: { field: 'settlingSince', condition: command.gt(0) },
    limit,
    fields: ['_id'],
  })
  for (const { _id } of left) await settle(_id, now)
  return left.length
}

import type { Person } from '../../../domain/community/person'
import { atRest, isQuietSince, tombstoneOf } from '../../../domain/community/privacy'
import type { Instant } from '../../../domain/kernel/instant'
import { commit } from '../../_kit/command'
import { command, insert, list, load, remove } from '../../_kit/store/store'
import { endTrialOf } from '../try-out/end'
import { forgetPerson } from './forget-person'

const reload = (personId: string) => () => load<Person>('persons', personId)

/** Puts the tombstone in the person's place; done again it finds it there. Undefined when nobody of this id leaves. */
const bury = async (personId: string, now: Instant): Promise<string | undefined> => {
  for (;;) {
    const person = await load<Person>('persons', personId)
    if (person?.leavingAs === undefined) return undefined
    if (person.trial !== undefined) {
      await endTrialOf(person, now)
      continue
    }
    await insert('persons', tombstoneOf(person))
    // Somebody may write the person in between: what they wrote goes, too.
    if ((await remove('persons', person)) === 'removed') return person.leavingAs
  }
}

/**
 * Takes the former person out of every document; once nobody can still be writing what began before, the tombstone rests.
 * May be done again without harm.
 */
const settleTombstone = async (tombstoneId: string, now: Instant): Promise<void> => {
  const tombstone = await load<Person>('persons', tombstoneId)
  if (tombstone?.formerly === undefined) return
  await forgetPerson(tombstone, tombstone.formerly)
  if (!isQuietSince(tombstone.leavingSince, now)) return
  await commit<Person>('persons', tombstone, reload(tombstoneId), atRest)
}

/** Carries out a deletion that the person's document asks for. */
export const settleLeaver = async (personId: string, now: Instant): Promise<void> => {
  const tombstoneId = await bury(personId, now)
  if (tombstoneId !== undefined) await settleTombstone(tombstoneId, now)
}

/** What a fault left undone of somebody's deletion, and the last look for what came late. */
export const settleLeavers = async (now: Instant, limit: number): Promise<number> => {
  const left = await list<Person>({
    ...{ collection: 'persons', index: 'leaving', equals: {} },
    ...{ range: { field: 'leavingSince', condition: command.gt(0) }, fields: ['formerly'], limit },
  })
  for (const { _id, formerly } of left)
    await (formerly === undefined ? settleLeaver(_id, now) : settleTombstone(_id, now))
  return left.length
}

import { afterRelease, endOf, type Firm } from '../../../domain/community/firm'
import type { Person } from '../../../domain/community/person'
import { peopleOf } from '../../../domain/community/roster'
import { dismiss } from '../../../domain/community/staff'
import type { Instant } from '../../../domain/kernel/instant'
import { askTicket } from '../../_kit/ask-function'
import { commit } from '../../_kit/command'
import { command, list, load, replace } from '../../_kit/store/store'
import { loadRoster, settle } from '../staff/settle'

export const loadFirm = (firmId: string): Promise<Firm | undefined> => load<Firm>('firms', firmId)

/** Its people are let go as colleagues are who leave. */
const dismissPeople = async ({ _id, communityId }: Firm, now: Instant): Promise<void> => {
  const roster = await loadRoster(communityId)
  for (const { personId } of roster ? peopleOf(roster, _id) : []) {
    const reload = () => load<Person>('persons', personId)
    const person = await reload()
    if (person) await commit('persons', person, reload, (state) => dismiss(state, communityId, now))
    await settle(personId, now)
  }
}

/**
 * Takes back what a firm had whose contract is over; may be done again without harm. Returns how many jobs those were.
 * A firm that serves again meanwhile keeps what it has.
 */
export const settleFirm = async (firmId: string, now: Instant): Promise<number> => {
  let released = 0
  for (;;) {
    const firm = await loadFirm(firmId)
    if (firm?.dueAt === undefined || firm.dueAt > now || endOf(firm) > now) return released
    await dismissPeople(firm, now)
    released += await askTicket.releaseFirm({ communityId: firm.communityId, firmId }, now)
    if ((await replace('firms', firm, afterRelease(firm, now))) === 'saved') return released
  }
}

/** Contracts that came to their end, and what a fault left undone. */
export const settleFirms = async (now: Instant, limit: number): Promise<number> => {
  const due = await list<Firm>({
    collection: 'firms',
    index: 'due',
    equals: {},
    range: { field: 'dueAt', condition: command.lte(now) },
    limit,
    fields: ['_id'],
  })
  for (const { _id } of due) await settleFirm(_id, now)
  return due.length
}

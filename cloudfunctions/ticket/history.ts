import { alreadyDone } from '../../domain/ticket/append'
import { partIdOf, partsOf, shelve, type HistoryPart } from '../../domain/ticket/history'
import type { Ticket } from '../../domain/ticket/ticket'
import { commit } from '../_kit/command'
import { refuse } from '../_kit/refuse'
import { insert, list, load, replace } from '../_kit/store/store'
import { loadTicket } from './subject'

const HISTORY = 'ticket_history'
const TRIES = 4

/**
 * Keeps a part before the ticket lets go of its entries. The one that is there stays, unless it was read from an older
 * state of the ticket: somebody died before that counted, and a person may have been forgotten since.
 */
const keepPart = async (part: HistoryPart): Promise<void> => {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    if ((await insert(HISTORY, part)) === 'inserted') return
    const there = await load<HistoryPart>(HISTORY, part._id)
    if (there === undefined) continue
    if (there.asOf >= part.asOf) return
    if ((await replace(HISTORY, there, { ...part, version: there.version + 1 })) === 'saved') return
  }
  throw refuse('BUSY', 'busy')
}

/**
 * One command on a ticket as one compare-and-set (design.md D3). What does not fit into its document is kept as history
 * first; it counts with the ticket's own write, so that a death in between leaves nothing lost and nothing twice.
 */
export const commitTicket = (
  first: Ticket,
  decide: (state: Ticket) => Ticket | undefined | Promise<Ticket | undefined>,
): Promise<{ after: Ticket; changed: boolean }> =>
  commit(
    'tickets',
    first,
    () => loadTicket(first._id),
    async (state) => {
      const after = await decide(state)
      if (after === undefined) return undefined
      const { ticket, parts } = shelve(after, state.version)
      for (const part of parts) await keepPart(part)
      return ticket
    },
  )

/** True when the command was carried out before, also when its entry went to history since: then one more read. */
export const carriedOut = async (ticket: Ticket, commandId: string): Promise<boolean> => {
  if (alreadyDone(ticket, commandId)) return true
  const parts = partsOf(ticket)
  if (parts === 0) return false
  const found = await list<Pick<HistoryPart, 'n'>>({
    ...{ collection: HISTORY, index: 'byEntry', equals: { ticketId: ticket._id, 'entries.id': commandId } },
    ...{ fields: ['n'], limit: 2 },
  })
  return found.some(({ n }) => n < parts)
}

/** One part of a ticket's history. @throws Error when it is gone, which nothing of ours does */
export const loadPart = async (ticketId: string, n: number): Promise<HistoryPart> => {
  const part = await load<HistoryPart>(HISTORY, partIdOf(ticketId, n))
  if (part === undefined) throw new Error(`history part ${String(n)} of ticket ${ticketId} is missing`)
  return part
}

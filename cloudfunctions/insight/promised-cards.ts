import type { PromisedCard } from '../../contract/insight'
import { outcomeOn, spanOf, type PromiseKind } from '../../domain/sla/day-share'
import { CARD_FIELDS, cardOf, type CardSource } from '../../domain/ticket/card'
import type { TicketFigures } from '../../domain/ticket/ticket'
import { list } from '../_kit/store/store'
import { CARDS_SHOWN } from './cards'
import { slicesOfDays } from './promised'
import type { Scope } from './scope'

type Found = CardSource & { facts: Pick<TicketFigures, 'promises'> }

/** A read's own limit; a community's day is far below it, and `more` says when it is not. */
const MOST = 1000

/**
 * The tickets behind a share on time of a day: all that count, late ones first, each with its target and result. The
 * same slices and the same rule as the share, so that the two cannot differ.
 */
export const promisedCards = async (
  { communityId, department }: Scope,
  { day, kind, now }: { day: string; kind: PromiseKind; now: number },
): Promise<{ cards: PromisedCard[]; more: boolean }> => {
  const span = spanOf(day, now)
  const slices = Object.values(slicesOfDays(communityId, [day], span))
  const query = { collection: 'tickets', fields: [...CARD_FIELDS, 'facts.promises'], limit: MOST }
  const pages = await Promise.all(slices.map((slice) => list<Found>({ ...query, ...slice })))
  const tickets = new Map(pages.flat().map((ticket) => [ticket._id, ticket]))
  const counted = [...tickets.values()].flatMap((ticket): PromisedCard[] => {
    if (department !== undefined && ticket.department !== department) return []
    const promise = ticket.facts.promises.find((one) => one.kind === kind)
    const outcome = promise && outcomeOn(promise, span)
    if (promise === undefined || outcome === undefined) return []
    const { dueAt, metAt } = promise
    const kept = { late: outcome === 'late', dueAt, ...(metAt !== undefined && { metAt }) }
    return [{ ...cardOf(ticket, now, 'staff'), kept }]
  })
  counted.sort(lateFirst)
  const full = pages.some((page) => page.length === MOST)
  return { cards: counted.slice(0, CARDS_SHOWN), more: full || counted.length > CARDS_SHOWN }
}

const lateFirst = ({ kept: a }: PromisedCard, { kept: b }: PromisedCard): number =>
  a?.late === b?.late ? (a?.dueAt ?? 0) - (b?.dueAt ?? 0) : a?.late === true ? -1 : 1

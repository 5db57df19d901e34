import type { TicketCard, TicketView } from '../../contract/ticket'
import { movesFor } from '../../domain/ticket/moves'

/** 2026-03-11 14:30 in Shanghai, a Wednesday. */
export const NOW = Date.parse('2026-03-11T14:30:00+08:00')
export const MINUTE = 60_000

/** A card as the server answers it; a test names what matters to it. */
export const ticketCard = (more: Partial<TicketCard> = {}): TicketCard => ({
  ticketId: 't1',
  number: 'A1B2C3',
  kind: 'repair',
  category: 'water_leak',
  department: 'engineering',
  priority: 'normal',
  state: 'dispatched',
  place: '1栋1单元101室',
  excerpt: '厨房水槽下面一直滴水',
  photos: 0,
  submittedAt: NOW - 10 * MINUTE,
  promise: { department: 'engineering', who: '陈建国', what: 'reply', by: NOW + 18 * MINUTE, late: false },
  rated: false,
  ownerName: '陈建国',
  ...more,
})

/** Somebody is on duty day and night in the week around `now` (contract ticket.visitTimes). */
export const visitTimes = (now: number, more: { until?: number } = {}) => ({
  duty: [{ from: now - 24 * 60 * MINUTE, to: now + 8 * 24 * 60 * MINUTE }],
  now,
  ...more,
})

/** A ticket as its handler sees it, with the moves that the table gives them. */
export const ticketView = (more: Partial<TicketView> = {}): TicketView => {
  const card = ticketCard(more)
  return {
    ...card,
    communityId: 'c1',
    text: card.excerpt,
    photoIds: [],
    photoLinks: {},
    photoTiles: {},
    reporter: { name: '王芳', phone: '139****1000' },
    mayReveal: true,
    ownerPhone: '13900001100',
    clocks: [],
    timeline: [],
    moves: movesFor(card.kind, card.state, ['handler']),
    maySay: true,
    mayRate: false,
    version: 1,
    ...more,
  }
}

import { act, fireEvent, screen } from '@testing-library/react'
import type { QueryClient } from '@tanstack/react-query'
import type { TicketCard } from '../../../contract/ticket'
import { DeskLive } from '../../../src/features/desk-live/desk-live'
import { answer, renderScreen, resetLink, settle } from '../../support/fake-link'
import { MINUTE, NOW, ticketCard, ticketView, visitTimes } from '../../support/ticket-view'

export const due = (minutes: number): Pick<TicketCard, 'promise'> => ({
  promise: { department: 'engineering', what: 'solved', by: NOW + minutes * MINUTE, late: minutes < 0 },
})
export const CARDS = [
  ticketCard({ ticketId: 'later', number: 'LATER1', place: '2栋1单元201室', ...due(90) }),
  ticketCard({
    ticketId: 'waits',
    number: 'WAITS1',
    state: 'done',
    promise: { department: 'engineering', what: 'confirm', by: NOW, late: false },
  }),
  ticketCard({
    ticketId: 'late',
    number: 'LATE01',
    place: '1栋1单元102室',
    category: 'noise',
    department: 'security',
    ownerName: '周勇',
    ...due(-5),
  }),
  ticketCard({ ticketId: 'soon', number: 'SOON01', ...due(10) }),
]
/** As the server answers a share: late ones first. */
const BEHIND = [
  { ...CARDS[0], kept: { late: true, dueAt: NOW - 60 * MINUTE, metAt: NOW - 35 * MINUTE } },
  { ...CARDS[2], kept: { late: true, dueAt: NOW - 4.5 * MINUTE } },
  { ...CARDS[3], kept: { late: false, dueAt: NOW + 30 * MINUTE, metAt: NOW - 2 * MINUTE } },
]
const SUPERVISOR = { communityId: 'c1', communityName: '安邻示范小区', role: 'supervisor' }

/** Every answer tells the time, and the app follows it. */
export const server = { now: (): number => NOW }

/** A supervisor's session and a server with four open tickets; for beforeEach. */
export const setTheDesk = (): void => {
  sessionStorage.setItem('anlin.session', JSON.stringify({ accessToken: 'x.e30.x', expiresAt: NOW }))
  resetLink()
  answer('ticket.visitTimes', () => visitTimes(NOW))
  server.now = () => NOW
  answer('community.me', () => ({
    personId: 'p1',
    name: '杨柳',
    homes: [],
    roles: [SUPERVISOR],
    now: server.now(),
  }))
  answer('insight.today', () => ({
    day: '2026-03-11',
    now: server.now(),
    received: 12,
    solved: 9,
    reopened: 1,
    onTime: {
      assigned: { of: 12, met: 12 },
      firstReply: { of: 9, met: 9 },
      onSite: { of: 0, met: 0 },
      solved: { of: 9, met: 8 },
    },
    rating: { sum: 9, count: 2 },
    byDepartment: [],
  }))
  answer('insight.live', () => ({
    now: server.now(),
    shows: { all: 4, overdue: 1, at_risk: 1, emergency: 0, unassigned: 2 },
    cards: CARDS,
    more: false,
    counts: [
      { department: 'engineering', state: 'dispatched', open: 2 },
      { department: 'engineering', state: 'done', open: 1 },
      { department: 'security', state: 'dispatched', open: 1 },
    ],
  }))
  answer('insight.ticketsOf', () => ({ cards: BEHIND, more: false, now: server.now() }))
  answer('ticket.get', ({ ticketId }) =>
    ticketView({ ...CARDS.find((card) => card.ticketId === ticketId), moves: ['assign'] }),
  )
}

export const queue = (): HTMLElement => screen.getByRole('table', { name: '在办工单，先到期的在前' })
export const numbers = (): string[] => queue().textContent.match(/(LATE01|SOON01|LATER1|WAITS1)/g) ?? []
export const search = (): HTMLElement => screen.getByRole('searchbox', { name: '搜索' })
export const key = (name: string): boolean =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key: name })
let client: QueryClient
/** Asks again for what is open, as the clock does every 15 s. */
export const askAgain = async (): Promise<void> => {
  await act(async () => {
    await client.refetchQueries({ queryKey: ['insight', 'live'] })
  })
  await settle()
}
export const openDesk = async (): Promise<void> => {
  client = renderScreen(<DeskLive />).client
  await settle()
}

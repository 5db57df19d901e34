import { act, fireEvent, screen, within } from '@testing-library/react'
import type { QueryClient } from '@tanstack/react-query'
import { DeskLive } from '../../../src/features/desk-live/desk-live'
import type { TicketCard } from '../../../contract/ticket'
import { LinkError } from '../../../src/platform/link-error'
import { answer, asked, noAnswer, renderScreen, resetLink, settle } from '../../support/fake-link'
import { visitedPages } from '../../support/taro'
import { MINUTE, NOW, ticketCard, ticketView } from '../../support/ticket-view'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))

const due = (minutes: number): Pick<TicketCard, 'promise'> => ({
  promise: { department: 'engineering', what: 'solved', by: NOW + minutes * MINUTE, late: minutes < 0 },
})
const CARDS = [
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
const SUPERVISOR = { communityId: 'c1', communityName: '安邻示范小区', role: 'supervisor' }

beforeEach(() => {
  sessionStorage.setItem('anlin.session', JSON.stringify({ accessToken: 'x.e30.x', expiresAt: NOW }))
  resetLink()
  answer('community.me', () => ({ personId: 'p1', name: '杨柳', homes: [], roles: [SUPERVISOR], now: NOW }))
  answer('insight.today', () => ({
    day: '2026-03-11',
    now: NOW,
    received: 12,
    solved: 9,
    reopened: 1,
    firstReplyOnTime: { of: 9, met: 9 },
    onSiteOnTime: { of: 4, met: 4 },
    solvedOnTime: { of: 9, met: 8 },
    rating: { sum: 9, count: 2 },
    byDepartment: [],
  }))
  answer('insight.live', () => ({
    now: NOW,
    overdue: 1,
    atRisk: 1,
    cards: CARDS,
    more: false,
    counts: [
      { department: 'engineering', state: 'dispatched', open: 2 },
      { department: 'engineering', state: 'done', open: 1 },
      { department: 'security', state: 'dispatched', open: 1 },
    ],
  }))
  answer('insight.ticketsOf', () => ({ cards: [CARDS[0]], more: false, now: NOW }))
  answer('ticket.get', ({ ticketId }) =>
    ticketView({ ...CARDS.find((card) => card.ticketId === ticketId), moves: ['assign'] }),
  )
})

const queue = (): HTMLElement => screen.getByRole('table', { name: '在办工单，先到期的在前' })
const numbers = (): string[] => queue().textContent.match(/(LATE01|SOON01|LATER1|WAITS1)/g) ?? []
const search = (): HTMLElement => screen.getByRole('searchbox', { name: '搜索' })
const key = (name: string): boolean =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key: name })
let screenClient: () => QueryClient
const open = async (): Promise<void> => {
  const { client } = renderScreen(<DeskLive />)
  screenClient = () => client
  await settle()
}

test('what is due first stands first, what waits for residents last', async () => {
  await open()
  expect(numbers()).toEqual(['LATE01', 'SOON01', 'LATER1', 'WAITS1'])
  expect(within(queue()).getByText('已超 5 分钟')).toBeTruthy()
})

test('the filter finds every word anywhere in a row', async () => {
  await open()
  fireEvent.change(search(), { target: { value: '噪音 周勇' } })
  expect(numbers()).toEqual(['LATE01'])
  fireEvent.change(search(), { target: { value: 'later1' } })
  expect(numbers()).toEqual(['LATER1'])
  fireEvent.change(search(), { target: { value: '没有这个' } })
  expect(screen.getByText(/没有找到/)).toBeTruthy()
})

test('chips and departments ask the server for their slice', async () => {
  await open()
  fireEvent.click(screen.getByRole('radio', { name: '已超时 1' }))
  await settle()
  expect(asked('insight.live').at(-1)).toEqual({ communityId: 'c1', show: 'overdue' })
  fireEvent.change(screen.getByRole('combobox', { name: '部门' }), { target: { value: 'security' } })
  await settle()
  expect(asked('insight.live').at(-1)).toEqual({ communityId: 'c1', show: 'overdue', department: 'security' })
})

test('by keyboard: arrows move, Enter opens, Escape closes', async () => {
  await open()
  key('ArrowDown')
  expect(document.activeElement?.textContent).toContain('LATE01')
  key('ArrowDown')
  expect(document.activeElement?.textContent).toContain('SOON01')
  key('ArrowUp')
  key('Enter')
  await settle()
  expect(asked('ticket.get')).toEqual([{ ticketId: 'late' }])
  expect(screen.getByRole('article', { name: '1栋1单元102室' })).toBeTruthy()
  key('Escape')
  expect(screen.queryByRole('article')).toBeNull()
})

test('a slash goes to the filter, Escape empties it, an arrow goes on to the rows', async () => {
  await open()
  key('/')
  expect(document.activeElement).toBe(search())
  fireEvent.change(search(), { target: { value: 'soon' } })
  key('ArrowDown')
  expect(document.activeElement?.textContent).toContain('SOON01')
  key('/')
  key('Escape')
  expect(numbers()).toHaveLength(4)
})

test('a figure opens the tickets behind it, and Escape goes back to what is open', async () => {
  await open()
  fireEvent.click(screen.getByRole('button', { name: /按时办结/ }))
  await settle()
  expect(asked('insight.ticketsOf')).toEqual([{ communityId: 'c1', day: '2026-03-11', figure: 'late' }])
  expect(numbers()).toEqual(['LATER1'])
  key('Escape')
  expect(numbers()).toHaveLength(4)
})

test('the matrix counts by department and state', async () => {
  await open()
  const rows = within(screen.getByRole('table', { name: '各部门在办' })).getAllByRole('row')
  expect(rows.map((row) => [...row.children].map((cell) => cell.textContent).join(' '))).toEqual([
    '部门 待派单 待接单 已接单 已出发 处理中 待确认 合计',
    '工程部 – 2 – – – 1 3',
    '秩序部 – 1 – – – – 1',
    '合计 – 3 – – – 1 4',
  ])
})

test('a supervisor gives a ticket to a colleague, those on duty first', async () => {
  answer('community.onDuty', () => ({
    now: NOW,
    members: [
      {
        personId: 'off',
        name: '刘志强',
        department: 'engineering',
        role: 'technician',
        onDuty: false,
        phone: '1',
      },
      {
        personId: 'on',
        name: '陈建国',
        department: 'engineering',
        role: 'technician',
        onDuty: true,
        phone: '2',
      },
    ],
  }))
  answer('ticket.assign', () => ticketView({ ticketId: 'soon', ownerName: '陈建国', moves: [] }))
  await open()
  fireEvent.click(within(queue()).getByText('SOON01'))
  await settle()
  fireEvent.click(screen.getByRole('button', { name: '派给别人' }))
  await settle()
  const sheet = within(screen.getByRole('dialog'))
  const [first] = sheet.getAllByRole('radio')
  expect(first?.textContent).toContain('陈建国')
  fireEvent.click(first as HTMLElement)
  fireEvent.click(sheet.getByRole('button', { name: '派给陈建国' }))
  await settle()
  expect(asked('ticket.assign')).toMatchObject([{ ticketId: 'soon', toPersonId: 'on' }])
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('when an answer fails to come, what is shown stays and its age is said', async () => {
  await open()
  answer('insight.live', () => {
    throw noAnswer()
  })
  await act(async () => {
    await screenClient().refetchQueries({ queryKey: ['insight', 'live'] })
  })
  await settle()
  expect(numbers()).toHaveLength(4)
  expect(screen.getByText('服务器迟迟没有回应')).toBeTruthy()
  expect(screen.getByText(/下面是 刚刚的情况/)).toBeTruthy()
})

test('a session that has ended leads back to the sign-in and leaves nothing behind', async () => {
  await open()
  answer('insight.live', () => {
    throw new LinkError('server', 'ticket: 401', 401)
  })
  await act(async () => {
    await screenClient().refetchQueries({ queryKey: ['insight', 'live'] })
  })
  await settle()
  expect(visitedPages().at(-1)).toBe('/desk/login/index')
  expect(sessionStorage.getItem('anlin.session')).toBeNull()
})

import { fireEvent, screen, within } from '@testing-library/react'
import type { TicketView } from '../../../contract/ticket'
import { answer, asked, noAnswer, refuse, settle } from '../../support/fake-link'
import { MINUTE, NOW, ticketCard, ticketView } from '../../support/ticket-view'
import { askAgain, CARDS, due, key, numbers, openDesk, queue, search, setTheDesk } from './live-desk'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))

beforeEach(setTheDesk)

test('what is due first stands first, what waits for residents last', async () => {
  await openDesk()
  expect(numbers()).toEqual(['LATE01', 'SOON01', 'LATER1', 'WAITS1'])
  expect(within(queue()).getByText('已超 5 分钟')).toBeTruthy()
})

test('the filter finds every word anywhere in a row', async () => {
  await openDesk()
  fireEvent.change(search(), { target: { value: '噪音 周勇' } })
  expect(numbers()).toEqual(['LATE01'])
  fireEvent.change(search(), { target: { value: 'later1' } })
  expect(numbers()).toEqual(['LATER1'])
  fireEvent.change(search(), { target: { value: '没有这个' } })
  expect(screen.getByText(/没有找到/)).toBeTruthy()
})

test('chips and departments ask the server for their slice', async () => {
  await openDesk()
  fireEvent.click(screen.getByRole('radio', { name: '已超时 1' }))
  await settle()
  expect(asked('insight.live').at(-1)).toEqual({ communityId: 'c1', show: 'overdue' })
  fireEvent.change(screen.getByRole('combobox', { name: '部门' }), { target: { value: 'security' } })
  await settle()
  expect(asked('insight.live').at(-1)).toEqual({ communityId: 'c1', show: 'overdue', department: 'security' })
})

test('by keyboard: arrows move, Enter opens, Escape closes', async () => {
  await openDesk()
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
  await openDesk()
  key('/')
  expect(document.activeElement).toBe(search())
  fireEvent.change(search(), { target: { value: 'soon' } })
  key('ArrowDown')
  expect(document.activeElement?.textContent).toContain('SOON01')
  key('/')
  key('Escape')
  expect(numbers()).toHaveLength(4)
})

test('while somebody reads, rows keep their places; what came waits until it is asked for', async () => {
  await openDesk()
  fireEvent.mouseMove(queue())
  const more = ticketCard({ ticketId: 'new', number: 'LATE99', ...due(-60) })
  const changed = CARDS.map((card) => (card.ticketId === 'soon' ? { ...card, ownerName: '刘志强' } : card))
  answer('insight.live', () => ({
    now: NOW,
    shows: { all: 5, overdue: 2, at_risk: 1, emergency: 0, unassigned: 2 },
    cards: [more, ...changed],
    more: false,
    counts: [],
  }))
  await askAgain()
  expect(numbers()).toEqual(['LATE01', 'SOON01', 'LATER1', 'WAITS1'])
  expect(within(queue()).getByText('刘志强')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '列表有 1 处变化，点这里更新' }))
  expect(queue().textContent).toContain('LATE99')
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
  await openDesk()
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

test('a supervisor moves the time that was agreed', async () => {
  const visitAt = NOW + 60 * MINUTE
  answer('ticket.get', ({ ticketId }) =>
    ticketView({ ticketId: String(ticketId), state: 'accepted', moves: ['assign', 'appoint'], visitAt }),
  )
  answer('ticket.appoint', () => ticketView({ ticketId: 'soon', state: 'accepted', moves: [], version: 9 }))
  await openDesk()
  fireEvent.click(within(queue()).getByText('SOON01'))
  await settle()
  fireEvent.click(screen.getByRole('button', { name: '改时间' }))
  await settle()
  const sheet = within(screen.getByRole('dialog', { name: '改时间' }))
  expect(sheet.getByText(/^现在约的是今天 15:30 前$/)).toBeTruthy()
  fireEvent.click(sheet.getByRole('radio', { name: '明天' }))
  fireEvent.click(sheet.getByRole('radio', { name: '10:00–12:00' }))
  fireEvent.click(sheet.getByRole('button', { name: '约在明天 10:00–12:00' }))
  await settle()
  expect(asked('ticket.appoint')).toMatchObject([{ ticketId: 'soon' }])
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('after a lost race the drawer says so and offers nothing until the fresh ticket is there', async () => {
  let fresh: (view: TicketView) => void = () => undefined
  const member = { personId: 'on', name: '陈建国', department: 'engineering', role: 'technician' }
  answer('community.onDuty', () => ({ now: NOW, members: [{ ...member, onDuty: true, phone: '2' }] }))
  answer('ticket.assign', () => {
    answer('ticket.get', () => new Promise((done) => (fresh = done)))
    throw refuse('WRONG_STATE', '这张工单现在是“待确认”，不能再进行这项操作。')
  })
  await openDesk()
  fireEvent.click(within(queue()).getByText('SOON01'))
  await settle()
  fireEvent.click(screen.getByRole('button', { name: '派给别人' }))
  await settle()
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('radio'))
  fireEvent.click(screen.getByRole('button', { name: '派给陈建国' }))
  await settle()
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(screen.getByText('这张工单现在是“待确认”，不能再进行这项操作。')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '派给别人' })).toBeNull()
  fresh(ticketView({ ticketId: 'soon', state: 'done', moves: [], version: 9 }))
  await settle()
  expect(screen.getByRole('article').textContent).toContain('待确认')
  expect(screen.queryByRole('button', { name: '派给别人' })).toBeNull()
  fireEvent.click(within(queue()).getByText('LATER1'))
  await settle()
  expect(screen.queryByText('这张工单现在是“待确认”，不能再进行这项操作。')).toBeNull()
})

test('when an answer fails to come, what is shown stays and its age is said', async () => {
  await openDesk()
  answer('insight.live', () => {
    throw noAnswer()
  })
  await askAgain()
  expect(numbers()).toHaveLength(4)
  expect(screen.getByText('服务器迟迟没有回应')).toBeTruthy()
  expect(screen.getByText(/下面是 刚刚的情况/)).toBeTruthy()
})

import { fireEvent, screen, within } from '@testing-library/react'
import { NOW } from '../../support/ticket-view'
import { answer, asked, settle } from '../../support/fake-link'
import { askAgain, CARDS, key, numbers, openDesk, setTheDesk } from './live-desk'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))

beforeEach(setTheDesk)

test('a figure opens the tickets behind it, and Escape goes back to what is open', async () => {
  await openDesk()
  fireEvent.click(screen.getByRole('button', { name: /按时办结/ }))
  await settle()
  expect(asked('insight.ticketsOf')).toEqual([
    { communityId: 'c1', day: '2026-03-11', figure: 'solvedOnTime' },
  ])
  const list = screen.getByRole('table', { name: '今天按时办结 · 没按时的在前' })
  const [, ...rows] = within(list).getAllByRole('row')
  expect(rows.map((row) => row.firstElementChild?.textContent)).toEqual([
    '晚了 25 分钟13:55 做到，应 13:30 前',
    '已超 5 分钟应 14:25 前，还没做到',
    '按时14:28 做到，应 15:00 前',
  ])
  key('Escape')
  expect(numbers()).toHaveLength(4)
})

test('each share says of how many, and its definition stands beside it', async () => {
  await openDesk()
  const group = within(screen.getByRole('region', { name: '今天的承诺 · 目标 95 %' }))
  expect(group.getAllByRole('button').map((one) => one.textContent)).toEqual([
    '按时派单100%达标12 项中 12 项',
    '按时首次回复100%达标9 项中 9 项',
    '按时到场—没有到期的',
    '按时办结88.9%差 6.1 %9 项中 8 项',
  ])
  expect(screen.getByText(/今天到期的、今天做到的、至今还超时的承诺里，按时做到的占几成/)).toBeTruthy()
})

test('what is overdue now stands beside the shares and opens its list', async () => {
  await openDesk()
  const now = within(screen.getByRole('region', { name: '现在' }))
  fireEvent.click(now.getByRole('button', { name: /已超时/ }))
  await settle()
  expect(asked('insight.live').at(-1)).toEqual({ communityId: 'c1', show: 'overdue' })
})

test('every chip has its count, all of one answer', async () => {
  await openDesk()
  expect(screen.getAllByRole('radio').map((chip) => chip.textContent)).toEqual([
    '全部 4',
    '已超时 1',
    '30 分钟内到期 1',
    '紧急 0',
    '没有着落 2',
  ])
  expect(asked('insight.live')).toHaveLength(1)
})

test('a figure of the matrix opens its tickets, and the way back is beside them', async () => {
  await openDesk()
  fireEvent.click(screen.getByRole('button', { name: '工程部 待接单 2 件' }))
  await settle()
  expect(asked('insight.live').at(-1)).toEqual({
    communityId: 'c1',
    show: 'all',
    department: 'engineering',
    state: 'dispatched',
  })
  expect(screen.getByRole('table', { name: '工程部 · 待接单' })).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '全部部门 合计 4 件' }))
  await settle()
  expect(screen.queryByRole('table', { name: '工程部 · 待接单' })).toBeNull()
})

test('the matrix counts by department and state', async () => {
  await openDesk()
  const rows = within(screen.getByRole('table', { name: '各部门在办' })).getAllByRole('row')
  expect(rows.map((row) => [...row.children].map((cell) => cell.textContent).join(' '))).toEqual([
    '部门 待派单 待接单 已接单 已出发 处理中 待确认 合计',
    '工程部 – 2 – – – 1 3',
    '秩序部 – 1 – – – – 1',
    '合计 – 3 – – – 1 4',
  ])
})

test('the figures are asked again when the list changed, and only then', async () => {
  await openDesk()
  await askAgain()
  expect(asked('insight.today')).toHaveLength(1)
  answer('insight.live', () => ({
    now: NOW,
    shows: { all: 3, overdue: 1, at_risk: 1, emergency: 0, unassigned: 2 },
    cards: CARDS.slice(1),
    more: false,
    counts: [],
  }))
  await askAgain()
  expect(asked('insight.today')).toHaveLength(2)
  await askAgain()
  expect(asked('insight.today')).toHaveLength(2)
})

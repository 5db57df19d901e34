import { fireEvent, screen, waitFor } from '@testing-library/react'
import { Tickets } from '../../../src/features/tickets/tickets'
import { wang } from '../../support/app-data'
import { answer, asked, refuse, renderScreen, resetLink } from '../../support/fake-link'
import { NOW, ticketCard } from '../../support/ticket-view'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))

beforeEach(() => {
  resetLink()
  answer('community.me', () => wang())
})

test('older ones are asked for a page at a time, after the last one shown', async () => {
  answer('ticket.list', ({ before }) =>
    before === 'next'
      ? { cards: [ticketCard({ ticketId: 't2', excerpt: '第二页' })], now: NOW }
      : { cards: [ticketCard({ excerpt: '第一页' })], before: 'next', now: NOW },
  )
  renderScreen(<Tickets />)
  await screen.findByText('第一页')
  fireEvent.click(screen.getByRole('button', { name: '看更早的' }))
  expect(await screen.findByText('第二页')).toBeTruthy()
  expect(screen.getByText('第一页')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '看更早的' })).toBeNull()
})

test('what is over is another list', async () => {
  answer('ticket.list', ({ open }) => ({
    cards: open ? [] : [ticketCard({ state: 'confirmed', excerpt: '修好了' })],
    now: NOW,
  }))
  renderScreen(<Tickets />)
  expect(await screen.findByText('没有进行中的工单')).toBeTruthy()
  fireEvent.click(screen.getByRole('radio', { name: '已结束' }))
  expect(await screen.findByText('修好了')).toBeTruthy()
  expect(asked('ticket.list').map(({ open }) => open)).toEqual([true, false])
})

test('a list that cannot be read says why, and can be asked again', async () => {
  answer('ticket.list', () => {
    throw refuse('DISABLED', '此账号已停用，如有疑问请联系客服前台。')
  })
  renderScreen(<Tickets />)
  expect(await screen.findByText(/此账号已停用/)).toBeTruthy()
  answer('ticket.list', () => ({ cards: [ticketCard({ excerpt: '回来了' })], now: NOW }))
  fireEvent.click(screen.getByRole('button', { name: '重试' }))
  await waitFor(() => expect(screen.getByText('回来了')).toBeTruthy())
})

import { fireEvent, screen } from '@testing-library/react'
import { Job } from '../../../src/features/staff-work/job'
import { answer, asked, noAnswer, refuse, renderScreen, resetLink, settle } from '../../support/fake-link'
import { ticketView } from '../../support/ticket-view'

const dialled: string[] = []
jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))
jest.mock('../../../src/platform/phone', () => ({
  ...jest.requireActual<object>('../../../src/platform/phone'),
  call: (number: string) => dialled.push(number),
}))

beforeEach(() => {
  resetLink()
  dialled.length = 0
})

const openJob = async (more: Parameters<typeof ticketView>[0] = {}): Promise<void> => {
  answer('ticket.get', () => ticketView({ state: 'accepted', ...more }))
  renderScreen(<Job ticketId="t1" asked={undefined} />)
  await settle()
}
const pressCall = async (): Promise<void> => {
  fireEvent.click(screen.getByRole('button', { name: '打电话' }))
  await settle()
}

test('one tap has the number shown and dials it', async () => {
  answer('ticket.reveal', () => ({ name: '王芳', phone: '13900001000' }))
  await openJob()
  expect(screen.getByText('139****1000')).toBeTruthy()
  expect(asked('ticket.reveal')).toEqual([])
  await pressCall()
  expect(asked('ticket.reveal')).toMatchObject([{ ticketId: 't1' }])
  expect(dialled).toEqual(['13900001000'])
})

test('a refusal is said in words and nothing is dialled', async () => {
  answer('ticket.reveal', () => {
    throw refuse('TICKET_CLOSED', '工单已结束，不再显示住户的电话；有事请在工单里留言。')
  })
  await openJob()
  await pressCall()
  expect(screen.getByText(/工单已结束/)).toBeTruthy()
  expect(dialled).toEqual([])
})

test('a lost answer can be asked for again by the same command', async () => {
  let tries = 0
  answer('ticket.reveal', () => {
    tries += 1
    if (tries === 1) throw noAnswer()
    return { name: '王芳', phone: '13900001000' }
  })
  await openJob()
  await pressCall()
  expect(dialled).toEqual([])
  await pressCall()
  expect(dialled).toEqual(['13900001000'])
  const [first, second] = asked('ticket.reveal')
  expect(second).toEqual(first)
})

test('whoever may not see the number finds no button', async () => {
  await openJob({ mayReveal: false })
  expect(screen.queryByRole('button', { name: '打电话' })).toBeNull()
})

test('of somebody who left no number the page says so, and has no button that would dial nothing', async () => {
  await openJob({ reporter: { name: '王示例', phone: '' } })
  expect(screen.queryByRole('button', { name: '打电话' })).toBeNull()
  expect(screen.getByText('没有留电话，请用留言联系')).toBeTruthy()
})

import { act, fireEvent, screen, within } from '@testing-library/react'
import { Job } from '../../../src/features/staff-work/job'
import type { TicketView } from '../../../contract/ticket'
import { answer, asked, refuse, renderScreen, resetLink, settle } from '../../support/fake-link'
import { ticketView, visitTimes } from '../../support/ticket-view'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))

beforeEach(() => {
  resetLink()
  answer('ticket.visitTimes', () => visitTimes(Date.now()))
})

const press = async (name: string): Promise<void> => {
  const buttons = screen.getAllByRole('button', { name })
  fireEvent.click(buttons[buttons.length - 1]!)
  await settle()
}

test('a panel whose answer comes late closes itself and not the one that is open by then', async () => {
  let setOff: (view: TicketView) => void = () => undefined
  answer('ticket.get', () => ticketView({ state: 'dispatched', moves: ['accept'], version: 2 }))
  answer('ticket.accept', () => ticketView({ state: 'accepted', moves: ['set_out', 'arrive'], version: 3 }))
  answer('ticket.setOut', () => new Promise((done) => (setOff = done)))
  answer('ticket.arrive', () => ticketView({ state: 'on_site', moves: ['finish'], version: 4 }))
  renderScreen(<Job ticketId="t1" asked="accept" />)
  await settle()
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('radio', { name: '现在就去' }))
  await press('接单，现在出发')
  await press('到现场了')
  await press('完成')
  expect(screen.getByRole('dialog', { name: '完成情况' })).toBeTruthy()
  setOff(ticketView({ state: 'on_the_way', moves: ['arrive'], version: 3 }))
  await settle()
  expect(screen.getByRole('dialog', { name: '完成情况' })).toBeTruthy()
})

test('after a lost race nothing is offered until the fresh ticket is there', async () => {
  let fresh: (view: TicketView) => void = () => undefined
  answer('ticket.get', () => ticketView({ state: 'dispatched', moves: ['accept', 'assign'], version: 2 }))
  answer('ticket.accept', () => {
    answer('ticket.get', () => new Promise((done) => (fresh = done)))
    throw refuse('ALREADY_ACCEPTED', '这张单已由刘洋接单。', { by: '刘洋' })
  })
  renderScreen(<Job ticketId="t1" asked="accept" />)
  await settle()
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('radio', { name: '现在就去' }))
  await press('接单，现在出发')
  expect(screen.getAllByText('这张单已由刘洋接单。')).toHaveLength(1)
  expect(screen.queryByRole('button', { name: '接单' })).toBeNull()
  expect(screen.queryByRole('button', { name: '派给别人' })).toBeNull()
  fresh(ticketView({ state: 'accepted', moves: ['assign'], ownerName: '刘洋', version: 3 }))
  await settle()
  expect(screen.getByText(/刘洋$/)).toBeTruthy()
  expect(screen.getByRole('button', { name: '派给别人' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: '接单' })).toBeNull()
})

test('after accepting without a time one is agreed, and a refused one leaves the sheet open for another', async () => {
  const accepted = { state: 'accepted' as const, moves: ['set_out' as const, 'appoint' as const] }
  answer('ticket.get', () => ticketView({ ...accepted, version: 2 }))
  answer('ticket.appoint', () => {
    throw refuse('BAD_INPUT', '这张工单已经约过一次，请主管来约。', { field: 'visitAt' })
  })
  renderScreen(<Job ticketId="t1" asked={undefined} />)
  await settle()
  await press('约时间')
  const sheet = within(screen.getByRole('dialog'))
  const choose = (name: string): boolean => fireEvent.click(sheet.getByRole('radio', { name }))
  await press('约时间')
  expect(asked('ticket.appoint')).toEqual([])
  choose('明天')
  choose('10:00–12:00')
  await press('约在明天 10:00–12:00')
  expect(sheet.getByText('这张工单已经约过一次，请主管来约。')).toBeTruthy()
  answer('ticket.appoint', ({ visitAt }) => ticketView({ ...accepted, visitAt: Number(visitAt), version: 3 }))
  choose('08:00–10:00')
  await press('约在明天 08:00–10:00')
  expect(screen.queryByRole('dialog')).toBeNull()
  const [refused = 0, agreed = 0] = asked('ticket.appoint').map(({ visitAt }) => Number(visitAt))
  expect(refused - agreed).toBe(2 * 3_600_000)
  expect(screen.getByRole('button', { name: '改时间' })).toBeTruthy()
})

describe('a job that stays open on the phone', () => {
  beforeEach(() => jest.useFakeTimers())
  afterEach(() => jest.useRealTimers())
  const wait = (ms: number): Promise<void> => act(() => jest.advanceTimersByTimeAsync(ms))

  test('is asked again every 15 s for a colleague who looks on, until it is over', async () => {
    answer('ticket.get', () => ticketView({ state: 'accepted', moves: [], version: 2 }))
    renderScreen(<Job ticketId="t1" asked={undefined} />)
    await wait(100)
    expect(asked('ticket.get')).toHaveLength(1)
    answer('ticket.get', () => ticketView({ state: 'confirmed', moves: [], version: 5 }))
    await wait(15_000)
    expect(asked('ticket.get')).toHaveLength(2)
    expect(screen.getByText('已完成')).toBeTruthy()
    await wait(60_000)
    expect(asked('ticket.get')).toHaveLength(2)
  })

  test('is not asked for by the clock of whoever does it: the pulse tells them', async () => {
    answer('ticket.get', () => ticketView({ state: 'accepted' }))
    renderScreen(<Job ticketId="t1" asked={undefined} />)
    await wait(60_000)
    expect(asked('ticket.get')).toHaveLength(1)
  })
})

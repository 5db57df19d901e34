import { fireEvent, screen, within } from '@testing-library/react'
import { Job } from '../../../src/features/staff-work/job'
import type { TicketView } from '../../../contract/ticket'
import { answer, renderScreen, resetLink, settle } from '../../support/fake-link'
import { ticketView } from '../../support/ticket-view'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))

beforeEach(resetLink)

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

import { act } from '@testing-library/react'
import type { TicketView } from '../../../contract/ticket'
import { api } from '../../../src/api/api'
import { useTicket, useTicketCommand } from '../../../src/api/use-ticket'
import { answer, fakeInvoke, renderScreen, resetLink, settle } from '../../support/fake-link'
import { ticketView } from '../../support/ticket-view'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) => fakeInvoke(...sent),
}))

beforeEach(resetLink)

const onTheWay = ticketView({ state: 'on_the_way', version: 4 })
const onSite = ticketView({ state: 'on_site', version: 5 })

let again: () => Promise<unknown>
let arrive: () => Promise<unknown>

function Screen() {
  const query = useTicket('t1')
  const command = useTicketCommand<object>('t1', (input) => api.ticket.arrive(input))
  again = () => query.refetch()
  arrive = () => command.run({})
  return <p>{query.data?.state}</p>
}

test('an answer that set out before a command was answered does not undo it', async () => {
  answer('ticket.get', () => onTheWay)
  answer('ticket.arrive', () => onSite)
  const shown = renderScreen(<Screen />)
  await settle()
  expect(shown.container.textContent).toBe('on_the_way')

  let late: (view: TicketView) => void = () => undefined
  answer('ticket.get', () => new Promise((done) => (late = done)))
  const asking = again()
  await act(async () => {
    await arrive()
  })
  expect(shown.container.textContent).toBe('on_site')
  await act(async () => {
    late(onTheWay)
    await asking
  })
  await settle()
  expect(shown.container.textContent).toBe('on_site')
})

import { fireEvent, screen } from '@testing-library/react'
import type { TicketView, TimelineItem } from '../../../contract/ticket'
import { keys } from '../../../src/api/keys'
import { Ticket } from '../../../src/features/ticket/ticket'
import { myTicket } from '../../support/app-data'
import { answer, asked, noAnswer, renderScreen, resetLink, settle } from '../../support/fake-link'
import { MINUTE, NOW } from '../../support/ticket-view'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))
jest.mock('../../../src/platform/photos')

const message = (n: number): TimelineItem => ({
  ...{ id: `m${String(n)}`, at: NOW + n * MINUTE, what: 'message', text: `第${String(n)}句` },
  who: { kind: 'staff', name: '陈师傅', me: false },
})
const SUBMITTED: TimelineItem = {
  ...{ id: 's', at: NOW - 100 * MINUTE, what: 'submitted' },
  who: { kind: 'resident', name: '王芳', me: true },
}

let ticket: TicketView
beforeEach(() => {
  resetLink()
  ticket = myTicket({ timeline: [message(5), message(6)], earlier: '0.2.m5', text: '水槽漏水' })
  answer('ticket.get', () => ticket)
  answer('ticket.earlier', ({ before }) =>
    before === '0.2.m5'
      ? { timeline: [message(3), message(4)], photoLinks: {}, earlier: '0.1.m3' }
      : { timeline: [SUBMITTED, message(1)], photoLinks: {} },
  )
})

const open = async () => {
  const shown = renderScreen(<Ticket ticketId="t1" />)
  await screen.findByText('第6句')
  return shown
}
const press = async () => {
  fireEvent.click(screen.getByRole('button', { name: '更早的经过' }))
  await settle()
}
const said = (): string[] => screen.queryAllByText(/第\d句|水槽漏水/).map((one) => one.textContent)

test('what happened before comes when it is asked for, and the report with the beginning', async () => {
  await open()
  expect(said()).toEqual(['第5句', '第6句'])
  expect(asked('ticket.earlier')).toEqual([])
  await press()
  expect(said()).toEqual(['第3句', '第4句', '第5句', '第6句'])
  await press()
  expect(said()).toEqual(['水槽漏水', '第1句', '第3句', '第4句', '第5句', '第6句'])
  expect(screen.queryByRole('button', { name: '更早的经过' })).toBeNull()
})

test('what a view lets go of as new messages come stays on the page', async () => {
  const { client } = await open()
  await press()
  ticket = myTicket({ timeline: [message(6), message(7)], earlier: '0.3.m6' })
  await client.invalidateQueries({ queryKey: keys.ticket('t1') })
  await settle()
  expect(said()).toEqual(['第3句', '第4句', '第5句', '第6句', '第7句'])
})

test('after more than one view holds, the story begins at the view again', async () => {
  const { client } = await open()
  await press()
  ticket = myTicket({ timeline: [message(8), message(9)], earlier: '0.5.m8' })
  await client.invalidateQueries({ queryKey: keys.ticket('t1') })
  await settle()
  expect(said()).toEqual(['第8句', '第9句'])
  await press()
  expect(asked('ticket.earlier').at(-1)).toEqual({ ticketId: 't1', before: '0.5.m8' })
})

test('a broken line is told in its place, and the same button asks again', async () => {
  await open()
  await press()
  answer('ticket.earlier', () => {
    throw noAnswer()
  })
  await press()
  expect(said()).toEqual(['第3句', '第4句', '第5句', '第6句'])
  expect(screen.getByText('服务器迟迟没有回应')).toBeTruthy()
  answer('ticket.earlier', () => ({ timeline: [message(1)], photoLinks: {} }))
  await press()
  expect(said()).toContain('第1句')
})

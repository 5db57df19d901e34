import { act } from '@testing-library/react'
import type { TicketView } from '../../../contract/ticket'
import { keys } from '../../../src/api/keys'
import { useTicketRead } from '../../../src/api/use-ticket-read'
import { useUnread } from '../../../src/api/use-pulse'
import { entryOf } from '../../support/app-data'
import { answer, asked, noAnswer, renderScreen, resetLink, settle } from '../../support/fake-link'
import { MINUTE, NOW, ticketView } from '../../support/ticket-view'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))

const READ = 'notify.inbox.read'
beforeEach(() => {
  resetLink()
  answer(READ, () => ({ unread: 1 }))
})

const step = (id: string, at: number): TicketView['timeline'][number] => ({
  id,
  at,
  who: { kind: 'staff', name: '陈师傅', me: false },
  what: 'accepted',
})
const accepted = ticketView({ timeline: [step('e1', NOW - 5 * MINUTE)] })
const setOut = ticketView({ timeline: [step('e1', NOW - 5 * MINUTE), step('e2', NOW - MINUTE)] })

function Screen({ view }: { view: TicketView | undefined }) {
  useTicketRead(view)
  return <p>{`unread ${useUnread()}`}</p>
}

/** An open ticket, and the head of the inbox as a poll brings it. */
const openTicket = async (view: TicketView | undefined) => {
  const shown = renderScreen(<Screen view={view} />)
  const told = async (unread: number, newest: string): Promise<void> => {
    const head = { unread, stamp: newest, newest: entryOf(newest) }
    act(() => void shown.client.setQueryData(keys.inboxHead, head))
    await settle()
  }
  const { client } = shown
  const redraw = async (next: TicketView | undefined): Promise<void> => {
    const { QueryClientProvider } = await import('@tanstack/react-query')
    shown.rerender(
      <QueryClientProvider client={client}>
        <Screen view={next} />
      </QueryClientProvider>,
    )
    await settle()
  }
  await settle()
  return { ...shown, told, redraw }
}

test('what the page shows is told as read once, and the badge follows', async () => {
  const { told, container } = await openTicket(accepted)
  expect(asked(READ)).toEqual([])
  await told(3, 'a')
  expect(asked(READ)).toMatchObject([{ ticketId: accepted.ticketId, until: NOW - 5 * MINUTE }])
  expect(container.textContent).toBe('unread 1')
  await told(1, 'a')
  expect(asked(READ)).toHaveLength(1)
})

test('a later step and a later line are told again; a page that is covered tells nothing', async () => {
  const { told, redraw } = await openTicket(accepted)
  await told(2, 'a')
  await redraw(setOut)
  await told(2, 'b')
  expect(asked(READ).map(({ until }) => until)).toEqual([NOW - 5 * MINUTE, NOW - MINUTE, NOW - MINUTE])
  await redraw(undefined)
  await told(3, 'c')
  expect(asked(READ)).toHaveLength(3)
})

test('while nothing is unread nothing is sent; what found no server changes nothing on the screen', async () => {
  const { told, container } = await openTicket(accepted)
  await told(0, 'a')
  expect(asked(READ)).toEqual([])
  answer(READ, () => {
    throw noAnswer()
  })
  await told(2, 'b')
  expect(asked(READ)).toHaveLength(1)
  expect(container.textContent).toBe('unread 2')
})

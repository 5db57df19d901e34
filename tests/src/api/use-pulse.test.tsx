import { act, screen } from '@testing-library/react'
import { lookForOffers, looksForOffers } from '../../../src/api/activity'
import { useTicketList } from '../../../src/api/use-ticket-list'
import { usePulse, useUnread } from '../../../src/api/use-pulse'
import { useMe } from '../../../src/api/use-me'
import { useInSight } from '../../../src/platform/page-events'
import { storage } from '../../../src/platform/storage'
import { homeOf, wang } from '../../support/app-data'
import { answer, asked, renderScreen, resetLink } from '../../support/fake-link'
import { NOW, ticketCard } from '../../support/ticket-view'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))

function Screen() {
  usePulse(true)
  const { cards } = useTicketList({ box: 'mine' })
  return (
    <>
      <p>{cards?.[0]?.excerpt}</p>
      <p>unread {useUnread()}</p>
    </>
  )
}

const HEAD = 'notify.inbox.head'
beforeEach(() => {
  resetLink()
  jest.useFakeTimers()
})
afterEach(() => jest.useRealTimers())
const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms))

test('a new stamp asks the lists again; the same stamp asks nothing', async () => {
  let stamp = 'a.0'
  let excerpt = '旧的'
  answer(HEAD, () => ({ unread: stamp === 'a.0' ? 0 : 1, stamp, now: NOW }))
  answer('ticket.list', () => ({ cards: [ticketCard({ excerpt })], now: NOW }))
  renderScreen(<Screen />)
  await pass(10_000)
  expect(screen.getByText('旧的')).toBeTruthy()
  expect(asked('ticket.list')).toHaveLength(1)
  stamp = 'b.1'
  excerpt = '新的'
  await pass(4_000)
  await pass(10)
  expect(screen.getByText('新的')).toBeTruthy()
  expect(screen.getByText('unread 1')).toBeTruthy()
  expect(asked('ticket.list')).toHaveLength(2)
})

function Homes() {
  usePulse(true)
  const { who } = useMe()
  return <p>{who?.homes.length ?? 'loading'} homes</p>
}

test('a home that comes or goes is known with the next poll; nothing is asked again otherwise', async () => {
  let homes = [homeOf('101')]
  let ties = '1.1'
  storage.remove('me')
  answer('community.me', () => wang({ homes, ties }))
  answer(HEAD, () => ({ unread: 0, stamp: 'a.0', ties, now: NOW }))
  const { unmount } = renderScreen(<Homes />)
  await pass(20_000)
  expect(screen.getByText('1 homes')).toBeTruthy()
  expect(asked('community.me')).toHaveLength(1)
  homes = []
  ties = '2.0'
  await pass(5_000)
  expect(screen.getByText('0 homes')).toBeTruthy()
  expect(asked('community.me')).toHaveLength(2)
  unmount()
})

function Offers() {
  usePulse(true)
  useInSight(lookForOffers)
  const { cards } = useTicketList({ box: 'offered' })
  return <p>{cards?.length ?? 'loading'} offers</p>
}

test('an offer that only a colleague was told of is seen with the next poll, while the list is in sight', async () => {
  let offers = ''
  answer(HEAD, (input) => ({
    unread: 0,
    stamp: 'a.0',
    now: NOW,
    ...(input['offers'] === true && { offers }),
  }))
  answer('ticket.list', () => ({ cards: offers === '' ? [] : [ticketCard()], now: NOW }))
  const { unmount } = renderScreen(<Offers />)
  await pass(130_000)
  expect(screen.getByText('0 offers')).toBeTruthy()
  expect(asked('ticket.list')).toHaveLength(1)
  offers = 't1.1'
  await pass(5_000)
  expect(screen.getByText('1 offers')).toBeTruthy()
  expect(asked('ticket.list')).toHaveLength(2)
  offers = ''
  await pass(5_000)
  expect(screen.getByText('0 offers')).toBeTruthy()
  unmount()
  expect(looksForOffers()).toBe(false)
})

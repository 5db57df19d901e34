import { fireEvent, screen, waitFor } from '@testing-library/react'
import { Inbox } from '../../../src/features/inbox/inbox'
import { entryOf, wang } from '../../support/app-data'
import { answer, asked, renderScreen, resetLink } from '../../support/fake-link'
import { visitedPages } from '../../support/taro'
import { MINUTE, NOW } from '../../support/ticket-view'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))

beforeEach(() => {
  resetLink()
  answer('community.me', () => wang())
  answer('notify.inbox.read', () => ({ unread: 0 }))
  answer('notify.inbox.list', () => ({
    entries: [entryOf('new', { at: NOW - MINUTE }), entryOf('old', { at: NOW - 60 * MINUTE, readAt: NOW })],
    now: NOW,
  }))
})

test('an unread entry is marked in words, opens its ticket and is read from then on', async () => {
  renderScreen(<Inbox />)
  fireEvent.click(await screen.findByText('工单 new 已接单'))
  expect(screen.getAllByText('未读')).toHaveLength(1)
  expect(visitedPages().at(-1)).toBe('/resident/ticket/index?id=t-new')
  await waitFor(() => expect(asked('notify.inbox.read')).toMatchObject([{ until: NOW - MINUTE }]))
})

test('a read entry opens its ticket and is not read again', async () => {
  renderScreen(<Inbox />)
  fireEvent.click(await screen.findByText('工单 old 已接单'))
  expect(visitedPages().at(-1)).toBe('/resident/ticket/index?id=t-old')
  expect(asked('notify.inbox.read')).toEqual([])
})

test('everything can be marked as read at once, and the list is asked again', async () => {
  renderScreen(<Inbox />)
  fireEvent.click(await screen.findByRole('button', { name: '1 条全部标为已读' }))
  await waitFor(() => expect(asked('notify.inbox.list')).toHaveLength(2))
  expect(asked('notify.inbox.read')).toMatchObject([{ until: NOW - MINUTE }])
})

test('what is told to staff opens the job', async () => {
  answer('notify.inbox.list', () => ({
    entries: [entryOf('job', { kind: 'job_offered', readAt: NOW })],
    now: NOW,
  }))
  renderScreen(<Inbox />)
  fireEvent.click(await screen.findByText('工单 job 已接单'))
  expect(visitedPages().at(-1)).toBe('/staff/job/index?id=t-job')
})

test('nothing yet says where it will come from', async () => {
  answer('notify.inbox.list', () => ({ entries: [], now: NOW }))
  renderScreen(<Inbox />)
  expect(await screen.findByText('没有消息')).toBeTruthy()
})

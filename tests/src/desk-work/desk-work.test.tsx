import { fireEvent, screen, within } from '@testing-library/react'
import { DeskWork } from '../../../src/features/desk-work/desk-work'
import { answer, asked, renderScreen, resetLink, settle } from '../../support/fake-link'
import { NOW } from '../../support/ticket-view'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))

const none = { of: 0, met: 0 }
const figures = (more: object = {}) => ({
  ...{ given: 0, takenBack: 0, done: 0, reopened: 0, rating: { sum: 0, count: 0 } },
  onTime: { assigned: none, firstReply: none, onSite: none, solved: none },
  ...more,
})
const busy = figures({
  ...{ given: 12, takenBack: 2, done: 9, reopened: 1, rating: { sum: 9, count: 2 } },
  onTime: { assigned: { of: 12, met: 12 }, firstReply: { of: 8, met: 6 }, onSite: none, solved: none },
})

beforeEach(() => {
  resetLink()
  answer('insight.firms', () => ({
    ...{ firstDay: '2026-11-16', lastDay: '2026-11-22', now: NOW },
    firms: [
      { firmId: 'f1', name: '顺达电梯', ...busy },
      { firmId: 'f2', name: '清源管道', ...figures() },
    ],
    departments: [
      { department: 'engineering', ...busy },
      { department: 'greening', ...figures() },
    ],
  }))
})

test('firms stand beside departments with both numbers of each share; what is idle is a firm’s row and no department’s', async () => {
  renderScreen(<DeskWork communityId="c1" />)
  await settle()
  const [, firm, idle, own] = screen.getAllByRole('row')
  expect(screen.getAllByRole('row')).toHaveLength(4)
  expect(firm?.textContent).toContain('顺达电梯外包单位')
  expect(within(firm!).getByText('75 %')).toBeTruthy()
  expect(firm?.textContent).toContain('6/8未达 95 %')
  expect(within(firm!).getByText('4.5 分')).toBeTruthy()
  expect(idle?.textContent).toContain('清源管道')
  // Nothing is taken back from our own people.
  expect(within(own!).getAllByRole('cell')[2]?.textContent).toBe('—')
  expect(within(firm!).getAllByRole('cell')[2]?.textContent).toBe('2')
})

test('another period is another question', async () => {
  renderScreen(<DeskWork communityId="c1" />)
  await settle()
  fireEvent.click(screen.getByRole('radio', { name: '近 30 天' }))
  await settle()
  expect(asked('insight.firms')).toEqual([
    { communityId: 'c1', days: 7 },
    { communityId: 'c1', days: 30 },
  ])
})

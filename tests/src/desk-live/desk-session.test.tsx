import { act, screen } from '@testing-library/react'
import { DeskLive } from '../../../src/features/desk-live/desk-live'
import { LinkError } from '../../../src/platform/link-error'
import { answer, renderScreen } from '../../support/fake-link'
import { visitedPages } from '../../support/taro'
import { MINUTE, NOW } from '../../support/ticket-view'
import { askAgain, openDesk, server, setTheDesk } from './live-desk'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))

beforeEach(setTheDesk)

test('the desk says until when it is signed in', async () => {
  await openDesk()
  expect(screen.getByText('登录到明天 02:30')).toBeTruthy()
})

test('near its end the session says so, and at its end the desk signs out', async () => {
  jest.useFakeTimers({ now: NOW })
  server.now = () => Date.now()
  try {
    const session = { accessToken: 'x.e30.x', expiresAt: NOW, endsAt: NOW + 10 * MINUTE }
    sessionStorage.setItem('anlin.session', JSON.stringify(session))
    renderScreen(<DeskLive />)
    await act(() => jest.advanceTimersByTimeAsync(100))
    await act(() => jest.advanceTimersByTimeAsync(100))
    expect(screen.getByText('登录还剩 10 分钟，到时请重新登录')).toBeTruthy()
    await act(() => jest.advanceTimersByTimeAsync(10 * MINUTE))
    expect(visitedPages().at(-1)).toBe('/desk/login/index')
  } finally {
    jest.useRealTimers()
  }
})

test('a session that has ended leads back to the sign-in and leaves nothing behind', async () => {
  await openDesk()
  answer('insight.live', () => {
    throw new LinkError('server', 'ticket: 401', 401)
  })
  await askAgain()
  expect(visitedPages().at(-1)).toBe('/desk/login/index')
  expect(sessionStorage.getItem('anlin.session')).toBeNull()
})

import { act, fireEvent, screen } from '@testing-library/react'
import { DeskLogin } from '../../../src/features/desk-login/desk-login'
import { answer, asked, noAnswer, refuse, renderScreen, resetLink } from '../../support/fake-link'
import { visitedPages } from '../../support/taro'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))
const mockSignIn = jest.fn<Promise<boolean>, [string]>()
jest.mock('../../../src/platform/session', () => ({
  ...jest.requireActual<object>('../../../src/platform/session'),
  signInWithTicket: (ticket: string) => mockSignIn(ticket),
}))

const START = 'community.deskLogin.start'
const PICTURE = 'community.deskLogin.picture'
const COLLECT = 'community.deskLogin.collect'
let codes: string[] = []

beforeEach(() => {
  jest.useFakeTimers()
  resetLink()
  mockSignIn.mockReset()
  codes = ['123456', '654321']
  answer(START, () => ({
    loginId: `login-${codes.length}`,
    secret: 'a secret of the browser',
    code: codes.shift() ?? '000000',
    expiresAt: Date.now() + 300_000,
  }))
  answer(COLLECT, () => ({ state: 'waiting' }))
  answer(PICTURE, () => ({ picture: 'data:image/png;base64,AAAA' }))
})
afterEach(() => jest.useRealTimers())

/** React draws when an act ends; the second lets what the drawing asked for arrive. */
const pass = async (ms: number): Promise<void> => {
  await act(() => jest.advanceTimersByTimeAsync(ms))
  await act(() => jest.advanceTimersByTimeAsync(1))
}
const open = async (): Promise<void> => {
  renderScreen(<DeskLogin />)
  await pass(10)
}

test('the code is shown and the browser asks every two seconds', async () => {
  await open()
  expect(screen.getByText('123 456')).toBeTruthy()
  const before = asked(COLLECT).length
  await pass(6_000)
  expect(asked(COLLECT).length - before).toBe(3)
  expect(asked(COLLECT).at(-1)).toEqual({ loginId: 'login-2', secret: 'a secret of the browser' })
})

test('a phone that says it is somebody else’s ends the code; another one is shown when somebody asks', async () => {
  await open()
  answer(COLLECT, () => {
    answer(COLLECT, () => ({ state: 'waiting' }))
    return { state: 'refused' }
  })
  await pass(2_100)
  expect(screen.getByText(/手机上点了“不是我”/)).toBeTruthy()
  await pass(6_000)
  expect(screen.queryByText('123 456')).toBeNull()
  expect(asked(START)).toHaveLength(1)
  fireEvent.click(screen.getByRole('button', { name: '换一个登录码' }))
  await pass(100)
  expect(screen.getByText('654 321')).toBeTruthy()
  expect(screen.queryByText(/手机上点了“不是我”/)).toBeNull()
  expect(mockSignIn).not.toHaveBeenCalled()
})

test('the picture to scan stands beside the digits and is asked for once a code', async () => {
  await open()
  const picture = screen.getByRole('img', { name: '登录工作台的小程序码' })
  expect(picture.getAttribute('src')).toBe('data:image/png;base64,AAAA')
  await pass(60_000)
  expect(asked(PICTURE)).toEqual([{ loginId: 'login-2', secret: 'a secret of the browser' }])
})

test.each([
  ['has none', () => ({})],
  [
    'cannot be reached',
    () => {
      throw noAnswer()
    },
  ],
])('when the server %s, the digits serve and it says so without alarm', async (_why, reply) => {
  answer(PICTURE, reply)
  await open()
  expect(screen.getByText('123 456')).toBeTruthy()
  expect(screen.getByText('小程序码暂时取不到，用数字一样能登录。')).toBeTruthy()
  expect(screen.queryByText('服务器迟迟没有回应')).toBeNull()
})

test('the seconds are counted down', async () => {
  await open()
  expect(screen.getByText('5:00 后自动换新码')).toBeTruthy()
  await pass(61_000)
  expect(screen.getByText(/^3:5\d 后自动换新码$/)).toBeTruthy()
})

test('nothing is asked while the window is hidden', async () => {
  await open()
  const hidden = jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  const before = asked(COLLECT).length
  await pass(10_000)
  expect(asked(COLLECT).length).toBe(before)
  hidden.mockRestore()
})

test('an expired code is replaced by a new one, and it says so', async () => {
  await open()
  answer(COLLECT, () => {
    answer(COLLECT, () => ({ state: 'waiting' }))
    throw refuse('CODE_EXPIRED', '登录码已失效，请在电脑上重新获取。')
  })
  await pass(2_100)
  expect(screen.getByText('654 321')).toBeTruthy()
  expect(screen.getByText(/旧码已失效/)).toBeTruthy()
  expect(asked(START)).toHaveLength(2)
})

test('once confirmed the ticket is exchanged once and the desk opens', async () => {
  await open()
  mockSignIn.mockResolvedValue(true)
  answer(COLLECT, () => ({ state: 'confirmed', ticket: 'the-ticket' }))
  await pass(4_100)
  expect(mockSignIn.mock.calls).toEqual([['the-ticket']])
  expect(visitedPages().at(-1)).toBe('/desk/live/index')
})

test('a ticket that the gateway refuses leads to a new code', async () => {
  await open()
  mockSignIn.mockResolvedValue(false)
  answer(COLLECT, () => {
    answer(COLLECT, () => ({ state: 'waiting' }))
    return { state: 'confirmed', ticket: 'stale' }
  })
  await pass(2_100)
  expect(screen.getByText('654 321')).toBeTruthy()
  expect(screen.getByText(/这次没有登录成功/)).toBeTruthy()
})

test('a broken line is told and asked over, with the same code', async () => {
  await open()
  answer(COLLECT, () => {
    throw noAnswer()
  })
  await pass(2_100)
  expect(screen.getByText('服务器迟迟没有回应')).toBeTruthy()
  const before = asked(COLLECT).length
  await pass(2_100)
  expect(asked(COLLECT).length).toBeGreaterThan(before)
  expect(screen.getByText('123 456')).toBeTruthy()
})

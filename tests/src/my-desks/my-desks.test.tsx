import { fireEvent, screen, within } from '@testing-library/react'
import { MyDesks } from '../../../src/features/my-desks/my-desks'
import { browserName } from '../../../src/platform/browser-name'
import { answer, asked, renderScreen, resetLink, settle } from '../../support/fake-link'
import { NOW } from '../../support/ticket-view'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))

const HOUR = 3_600_000
const SESSIONS = 'community.deskLogin.sessions'
const desk = (sessionId: string, browser: string) => ({
  ...{ sessionId, browser, since: NOW - HOUR, until: NOW + 11 * HOUR, here: false },
})
let desks: ReturnType<typeof desk>[]
const show = async () => {
  renderScreen(<MyDesks />)
  await settle()
}
beforeEach(() => {
  resetLink()
  desks = [desk('s1', 'Edge · Windows'), desk('s2', '')]
  answer(SESSIONS, () => ({ sessions: desks, now: NOW }))
})

test('each computer says since and until when, and is signed out alone', async () => {
  answer('community.deskLogin.signOut', ({ sessionId }) => {
    desks = desks.filter((one) => one.sessionId !== sessionId)
    return { ended: true }
  })
  await show()
  expect(screen.getByText('Edge · Windows')).toBeTruthy()
  expect(screen.getByText('没有名称的电脑')).toBeTruthy()
  fireEvent.click(screen.getAllByRole('button', { name: '退出' })[0]!)
  await settle()
  expect(asked('community.deskLogin.signOut')).toMatchObject([{ sessionId: 's1' }])
  expect(screen.queryByText('Edge · Windows')).toBeNull()
  expect(screen.queryByRole('button', { name: '全部退出' })).toBeNull()
})

test('all are signed out after a question; then there is none', async () => {
  answer('community.deskLogin.signOutEverywhere', () => {
    desks = []
    return { ended: true }
  })
  await show()
  fireEvent.click(screen.getByRole('button', { name: '全部退出' }))
  expect(asked('community.deskLogin.signOutEverywhere')).toEqual([])
  const question = screen.getByRole('alertdialog', { name: '退出所有电脑？' })
  fireEvent.click(within(question).getByRole('button', { name: '全部退出' }))
  await settle()
  expect(asked('community.deskLogin.signOutEverywhere')).toHaveLength(1)
  expect(screen.getByText('没有登录的电脑')).toBeTruthy()
})

const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36'
test.each([
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME} Edg/126.0.0.0`, 'Edge · Windows'],
  [`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${CHROME}`, 'Chrome · macOS'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) Version/17.5 Safari/605.1.15', 'Safari · macOS'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0', 'Firefox · Linux'],
  ['curl/8', ''],
])('%s is %s', (agent, name) => expect(browserName(agent)).toBe(name))

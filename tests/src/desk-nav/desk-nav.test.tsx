import { screen } from '@testing-library/react'
import type { WhoAmI } from '../../../contract/community/me'
import { DeskFrame } from '../../../src/features/desk-nav/desk-frame'
import { DeskNav } from '../../../src/features/desk-nav/desk-nav'
import { storage } from '../../../src/platform/storage'
import { wang } from '../../support/app-data'
import { answer, asked, renderScreen, resetLink, settle } from '../../support/fake-link'
import { visitedPages } from '../../support/taro'
import { NOW } from '../../support/ticket-view'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))

type Role = WhoAmI['roles'][number]['role']
const roleIn = (role: Role, communityId = 'c1', communityName = '安邻示范小区') => ({
  ...{ role, communityId, communityName },
})
const signIn = (...roles: WhoAmI['roles']) => {
  sessionStorage.setItem('anlin.session', JSON.stringify({ accessToken: 'x', expiresAt: 0 }))
  answer('community.me', () => wang({ homes: [], roles }))
}
const REQUESTS = 'community.home.requests'

beforeEach(() => {
  resetLink()
  for (const key of ['me', 'desk.community']) storage.remove(key)
  sessionStorage.clear()
  answer(REQUESTS, () => ({ requests: [{}, {}, {}], now: NOW }))
})

test('the front desk sees how many wait, and goes on from the live view that is not theirs', async () => {
  signIn(roleIn('dispatcher'))
  renderScreen(<DeskNav at="deskLive" />)
  await settle()
  expect(screen.getByRole('button', { name: '住户 3' })).toBeTruthy()
  expect(visitedPages().at(-1)).toBe('/desk/homes/index')
})

test('a lead stays with the live view and is asked nothing about homes', async () => {
  signIn(roleIn('lead'))
  const before = visitedPages().length
  renderScreen(<DeskNav at="deskLive" />)
  await settle()
  expect(visitedPages().length).toBe(before)
  expect(screen.queryByRole('button', { name: /住户/ })).toBeNull()
  expect(asked(REQUESTS)).toEqual([])
})

const frame = <DeskFrame at="deskHomes">{({ communityName }) => <div>这里是{communityName}</div>}</DeskFrame>

test('a page shows what it is about where the person may, and says so where not', async () => {
  signIn(roleIn('admin'))
  const shown = renderScreen(frame)
  expect(await screen.findByText('这里是安邻示范小区')).toBeTruthy()
  shown.unmount()
  storage.remove('me')
  signIn(roleIn('technician'))
  renderScreen(frame)
  expect(await screen.findByText('这个账号不能打开这一页')).toBeTruthy()
})

test('of several communities the chosen one is kept on this computer', async () => {
  storage.write('desk.community', 'c2')
  signIn(roleIn('admin'), roleIn('manager', 'c2', '隔壁花园'), roleIn('technician', 'c3', '第三小区'))
  renderScreen(frame)
  expect(await screen.findByText('这里是隔壁花园')).toBeTruthy()
  expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual([
    '安邻示范小区',
    '隔壁花园',
  ])
})

test('whoever is not signed in is led to the sign-in', async () => {
  answer('community.me', () => ({ homes: [], roles: [], now: NOW }))
  renderScreen(frame)
  await settle()
  expect(visitedPages().at(-1)).toBe('/desk/login/index')
})

import { fireEvent, screen } from '@testing-library/react'
import { JoinHome } from '../../../src/features/join-home/join-home'
import { storage } from '../../../src/platform/storage'
import { wang } from '../../support/app-data'
import { answer, asked, refuse, renderScreen, resetLink, settle } from '../../support/fake-link'
import { openWith, visitedPages } from '../../support/taro'
import { NOW } from '../../support/ticket-view'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))

const LOOK = 'community.home.lookInvitation'
const JOIN = 'community.home.join'
const DAY = 86_400_000
const invitation = (more: object = {}) => ({
  ...{ communityName: '安邻示范小区', unitLabel: '1栋1单元101室', relation: 'tenant', inviter: '王师傅' },
  ...{ expiresAt: NOW + 7 * DAY, leaseEndsAt: NOW + 100 * DAY, joined: false },
  ...more,
})
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

beforeEach(() => {
  resetLink()
  storage.remove('me')
  openWith({ type: '1' })
  answer('community.me', () => wang({ name: '', homes: [] }))
  answer(LOOK, () => invitation())
  answer(JOIN, () => ({ householdId: 'h9', unitLabel: '1栋1单元101室' }))
})

test('a code is taken in any case and with gaps, looked at, and then joined with a name', async () => {
  renderScreen(<JoinHome />)
  press('下一步')
  expect(asked(LOOK)).toEqual([])
  fireEvent.input(screen.getByLabelText('邀请码'), { target: { value: ' abcd-23 45 ' } })
  press('下一步')
  expect(await screen.findByText('王师傅邀请您，身份是租户')).toBeTruthy()
  expect(screen.getByText(/^租期到/)).toBeTruthy()
  expect(asked(LOOK)).toMatchObject([{ code: 'ABCD2345' }])
  press('加入')
  expect(asked(JOIN)).toEqual([])
  fireEvent.input(screen.getByLabelText('您的姓名'), { target: { value: '小唐' } })
  press('加入')
  press('加入')
  expect(await screen.findByText('已加入 1栋1单元101室')).toBeTruthy()
  expect(asked(JOIN)).toMatchObject([{ code: 'ABCD2345', name: '小唐' }])
  press('去首页')
  expect(visitedPages().at(-1)).toBe('/pages/home/index')
})

test('what no code ever holds is said at once, and not sent', async () => {
  renderScreen(<JoinHome />)
  fireEvent.input(screen.getByLabelText('邀请码'), { target: { value: 'ABCO1I45' } })
  expect(screen.getByText(/^码里不会有“O 1 I”.*没有 0、1、I、L、O/)).toBeTruthy()
  press('下一步')
  await settle()
  expect(asked(LOOK)).toEqual([])
  fireEvent.input(screen.getByLabelText('邀请码'), { target: { value: 'ABCD2345' } })
  expect(screen.queryByText(/码里不会有/)).toBeNull()
})

test('a link brings its code: what is left is to see and to join', async () => {
  openWith({ code: 'abcd2345' })
  renderScreen(<JoinHome />)
  expect(await screen.findByText('王师傅邀请您，身份是租户')).toBeTruthy()
})

test('an invitation that was used says so, and another code may be typed', async () => {
  answer(LOOK, () => {
    throw refuse('INVITATION_OVER', '这个邀请已被使用，请业主再发一个。')
  })
  openWith({ code: 'ABCD2345' })
  renderScreen(<JoinHome />)
  expect(await screen.findByText('这个邀请已被使用，请业主再发一个。')).toBeTruthy()
  fireEvent.input(screen.getByLabelText('邀请码'), { target: { value: 'ABCD2346' } })
  expect(screen.queryByText('这个邀请已被使用，请业主再发一个。')).toBeNull()
})

test('whoever joined already is told, and does not join twice', async () => {
  answer(LOOK, () => invitation({ joined: true }))
  openWith({ code: 'ABCD2345' })
  renderScreen(<JoinHome />)
  expect(await screen.findByText('您已经在 1栋1单元101室 了')).toBeTruthy()
  await settle()
  expect(screen.queryByRole('button', { name: '加入' })).toBeNull()
})

test.each(['ABCD234', 'ABCD0IL1', 'ABCD23456'])('%s is no code and is not asked about', async (code) => {
  openWith({ code })
  renderScreen(<JoinHome />)
  await settle()
  expect(asked(LOOK)).toEqual([])
})

import { fireEvent, screen } from '@testing-library/react'
import { JoinStaff } from '../../../src/features/join-staff/join-staff'
import { storage } from '../../../src/platform/storage'
import { wang } from '../../support/app-data'
import { answer, asked, refuse, renderScreen, resetLink, settle } from '../../support/fake-link'
import { phoneGives } from '../../support/simulated-phone'
import { openWith, visitedPages } from '../../support/taro'
import { NOW } from '../../support/ticket-view'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))

const LOOK = 'community.staff.lookInvitation'
const JOIN = 'community.staff.join'
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const invitation = (needsPhone: boolean) => ({
  ...{ communityName: '安邻示范小区', name: '高翔', department: 'engineering', roles: ['technician'] },
  ...{ expiresAt: NOW + 86_400_000, needsPhone },
})

beforeEach(() => {
  resetLink()
  storage.remove('me')
  openWith({ code: 'ABCD2345' })
  phoneGives('tapped')
  answer('community.me', () => wang())
  answer(LOOK, () => invitation(false))
  answer(JOIN, () => ({ communityId: 'c1', communityName: '安邻示范小区' }))
  answer('community.home.findByPhone', () => ({ phone: '139****0001', homes: [] }))
})

test('a link shows what for; joining leads to the jobs', async () => {
  renderScreen(<JoinStaff />)
  expect(await screen.findByText('高翔，您好，邀请您加入')).toBeTruthy()
  expect(screen.getByText('工程部 · 员工')).toBeTruthy()
  expect(asked(JOIN)).toEqual([])
  press('确认加入')
  press('确认加入')
  expect(await screen.findByText('已加入 安邻示范小区')).toBeTruthy()
  expect(asked(JOIN)).toMatchObject([{ code: 'ABCD2345' }])
  press('去我的工单')
  expect(visitedPages().at(-1)).toBe('/staff/jobs/index')
})

test('an invitation for one number has the number verified first', async () => {
  answer(LOOK, () => invitation(true))
  renderScreen(<JoinStaff />)
  expect(await screen.findByText('需先验证手机号')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '确认加入' })).toBeNull()
  press('手机号快捷验证')
  expect(await screen.findByRole('button', { name: '确认加入' })).toBeTruthy()
  expect(asked('community.home.findByPhone')).toMatchObject([{ code: 'tapped' }])
})

test('an invitation for another number says so', async () => {
  answer(JOIN, () => {
    throw refuse('INVITATION_OVER', '这个邀请是发给另一个手机号的，请联系管理员。')
  })
  renderScreen(<JoinStaff />)
  await settle()
  press('确认加入')
  expect(await screen.findByText('这个邀请是发给另一个手机号的，请联系管理员。')).toBeTruthy()
})

import { fireEvent, screen, within } from '@testing-library/react'
import type { HomeMember } from '../../../contract/community/home'
import { instantAt } from '../../../domain/kernel/instant'
import { MyHomes } from '../../../src/features/my-homes/my-homes'
import { storage } from '../../../src/platform/storage'
import { homeOf, wang } from '../../support/app-data'
import { answer, asked, refuse, renderScreen, resetLink, settle } from '../../support/fake-link'
import { openWith } from '../../support/taro'
import { NOW } from '../../support/ticket-view'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))

const DAY = 86_400_000
const me: HomeMember = {
  ...{ personId: 'p-wang', name: '王芳', phone: '13900001000', relation: 'owner', boundAt: NOW },
  ...{ me: true, removable: false, householdId: 'h101' },
}
const tenant: HomeMember = {
  ...{ personId: 'p-tang', name: '唐师傅', phone: '139****0002', relation: 'tenant', boundAt: NOW },
  ...{ me: false, removable: true, householdId: 'h-lease', endsAt: NOW + 100 * DAY },
}
const open = { invitationId: 'i1', relation: 'family', createdAt: NOW, expiresAt: NOW + 7 * DAY }
let members: HomeMember[]
let invitations: object[]
const press = (name: string | RegExp) => fireEvent.click(screen.getAllByRole('button', { name }).at(-1)!)
const show = async () => {
  renderScreen(<MyHomes />)
  await settle()
}

beforeEach(() => {
  resetLink()
  storage.remove('me')
  storage.remove('home')
  openWith({})
  members = [me, tenant]
  invitations = []
  answer('community.me', () => wang())
  answer('community.home.members', () => ({ members, invitations, now: NOW }))
})

test('members are masked, ends of leases shown, and a tenant is removed from the lease after a question', async () => {
  answer('community.home.remove', () => {
    members = [me]
    return { removed: true }
  })
  await show()
  expect(screen.getByText('王芳（我）')).toBeTruthy()
  expect(screen.getByText(/租户 · 139\*\*\*\*0002 · 租期到/)).toBeTruthy()
  press('移除')
  expect(asked('community.home.remove')).toEqual([])
  press('移除')
  await settle()
  expect(asked('community.home.remove')).toMatchObject([
    { householdId: 'h101', personId: 'p-tang', boundTo: 'h-lease' },
  ])
  expect(screen.queryByText('唐师傅')).toBeNull()
})

test('a tenant is invited until the end of the lease’s last day; the code is shown large', async () => {
  answer('community.home.invite', () => {
    invitations = [{ ...open, relation: 'tenant' }]
    return { code: 'ABCD2345', expiresAt: NOW + 7 * DAY }
  })
  await show()
  press('邀请家人或租客')
  expect(screen.getByText('先选邀请谁')).toBeTruthy()
  fireEvent.click(screen.getByRole('radio', { name: /^租户/ }))
  expect(screen.getByText('先选租期最后一天')).toBeTruthy()
  fireEvent.input(screen.getByLabelText('租期最后一天'), { target: { value: '2027-12-31' } })
  press('生成邀请码')
  press('生成邀请码')
  expect(await screen.findByText('ABCD 2345')).toBeTruthy()
  expect(asked('community.home.invite')).toHaveLength(1)
  expect(asked('community.home.invite')[0]).toMatchObject({
    householdId: 'h101',
    relation: 'tenant',
    leaseEndsAt: instantAt('2028-01-01', 0) - 1,
  })
  await settle()
  expect(screen.getByText('还没用的邀请')).toBeTruthy()
})

test('an invitation is taken back after a question', async () => {
  invitations = [open]
  answer('community.home.withdrawInvitation', () => {
    invitations = []
    return { withdrawn: true }
  })
  await show()
  press('撤回')
  press('撤回')
  await settle()
  expect(asked('community.home.withdrawInvitation')).toMatchObject([
    { householdId: 'h101', invitationId: 'i1' },
  ])
  expect(screen.queryByText('还没用的邀请')).toBeNull()
})

test('an invitation used meanwhile is said and gone', async () => {
  invitations = [open]
  answer('community.home.withdrawInvitation', () => {
    invitations = []
    throw refuse('INVITATION_OVER', '这个邀请已被使用，请业主再发一个。')
  })
  await show()
  press('撤回')
  press('撤回')
  await settle()
  expect(screen.getByText('这个邀请已被使用，请业主再发一个。')).toBeTruthy()
  expect(screen.queryByText('还没用的邀请')).toBeNull()
})

test('family neither invites nor removes, but may leave; then there is no home', async () => {
  members = [{ ...me, relation: 'family' }]
  let left = false
  answer('community.me', () => wang({ homes: left ? [] : [{ ...homeOf('101'), relation: 'family' }] }))
  answer('community.home.leave', () => {
    left = true
    return { left: true }
  })
  await show()
  expect(screen.queryByRole('button', { name: '邀请家人或租客' })).toBeNull()
  press('退出这套房屋')
  const question = screen.getByRole('alertdialog', { name: '退出 1栋1单元101室？' })
  expect(asked('community.home.leave')).toEqual([])
  fireEvent.click(within(question).getByRole('button', { name: '退出这套房屋' }))
  await settle()
  expect(screen.getByText('还没有绑定房屋')).toBeTruthy()
})

test('of several homes each shows its own members', async () => {
  answer('community.me', () => wang({ homes: [homeOf('101'), homeOf('202')] }))
  await show()
  fireEvent.click(screen.getByRole('radio', { name: /202室/ }))
  await settle()
  expect(asked('community.home.members').map(({ householdId }) => householdId)).toEqual(['h101', 'h202'])
})

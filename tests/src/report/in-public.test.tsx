import { fireEvent, screen } from '@testing-library/react'
import type { Category } from '../../../domain/routing/taxonomy'
import { dropDraft, readDraft } from '../../../src/api/report-drafts'
import { Report } from '../../../src/features/report/report'
import { storage } from '../../../src/platform/storage'
import { SENT, wang } from '../../support/app-data'
import { answer, asked, refuse, renderScreen, resetLink } from '../../support/fake-link'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))

Object.assign(globalThis, { ANLIN_SUBSCRIBE_TEMPLATES: '' })

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const PHONE_WAY = <p>验证手机号</p>
const communities = (...names: string[]) =>
  answer('community.home.communities', () => ({
    communities: names.map((name, at) => ({
      ...{ communityId: `c${String(at + 1)}`, name, dutyPhone: `010-6000${String(at)}000` },
    })),
  }))
const openPublic = (category: Category) => renderScreen(<Report category={category} phoneWay={PHONE_WAY} />)
beforeEach(() => {
  resetLink()
  sessionStorage.clear()
  storage.remove('me')
  communities('安邻示范小区')
  answer('ticket.submitPublic', () => SENT)
  answer('community.me', () => wang({ homes: [] }))
})

test('a public place is asked for, and the report goes to the only community', async () => {
  openPublic('public_light')
  expect(await screen.findByText('安邻示范小区 公共区域')).toBeTruthy()
  expect(screen.queryByText('家里')).toBeNull()
  press('提交报修')
  expect(await screen.findByText('写一下具体位置，师傅好找')).toBeTruthy()
  fireEvent.input(screen.getByLabelText('具体位置'), { target: { value: ' 3号楼大堂 ' } })
  press('提交报修')
  expect(await screen.findByText('工单号 ABC234')).toBeTruthy()
  expect(asked('ticket.submitPublic')).toMatchObject([
    { communityId: 'c1', category: 'public_light', publicPlace: '3号楼大堂', text: '', photos: [] },
  ])
  expect(asked('ticket.submit')).toEqual([])
})

test('of several communities none is guessed, and its duty phone comes with the choice', async () => {
  communities('安邻示范小区', '隔壁花园')
  openPublic('elevator_trapped')
  fireEvent.input(await screen.findByLabelText('具体位置'), { target: { value: '1号电梯' } })
  expect(screen.queryByRole('button', { name: /^值班电话/ })).toBeNull()
  press('提交报修')
  expect(await screen.findByText('先选是哪个小区')).toBeTruthy()
  fireEvent.click(screen.getByText('隔壁花园'))
  expect(screen.getByRole('button', { name: /^值班电话 010.60001000/ })).toBeTruthy()
  press('提交报修')
  await screen.findByText('工单号 ABC234')
  expect(asked('ticket.submitPublic')).toMatchObject([{ communityId: 'c2' }])
})

test('the number is verified first, with the duty phone in sight; a refusal for it asks again', async () => {
  answer('community.me', () => wang({ homes: [], phone: '' }))
  const first = openPublic('elevator_trapped')
  expect(await screen.findByText('验证手机号')).toBeTruthy()
  expect(screen.getByRole('button', { name: /^值班电话 010.60000000/ })).toBeTruthy()
  expect(screen.queryByRole('button', { name: '提交报修' })).toBeNull()
  first.unmount()
  storage.remove('me')
  answer('community.me', () => wang({ homes: [] }))
  answer('ticket.submitPublic', () => {
    throw refuse('BAD_INPUT', '请先验证手机号。', { field: 'phone' })
  })
  openPublic('elevator_trapped')
  fireEvent.input(await screen.findByLabelText('具体位置'), { target: { value: '1号电梯' } })
  press('提交报修')
  expect(await screen.findByText('验证手机号')).toBeTruthy()
  expect(readDraft('elevator_trapped')?.publicPlace).toBe('1号电梯')
  dropDraft('elevator_trapped')
})

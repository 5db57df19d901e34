import { fireEvent, screen, within } from '@testing-library/react'
import type { HomeRequestView } from '../../../contract/community/home'
import { DeskHomes } from '../../../src/features/desk-homes/desk-homes'
import { answer, asked, refuse, renderScreen, resetLink, settle } from '../../support/fake-link'
import { MINUTE, NOW } from '../../support/ticket-view'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))

const DECIDE = 'community.home.decideRequest'
const request = (requestId: string, more: Partial<HomeRequestView> = {}): HomeRequestView => ({
  ...{ requestId, communityId: 'c1', communityName: '安邻示范小区', name: '林*东', phone: '139****0001' },
  ...{ place: '5-2-801', relation: 'owner', reason: '新买的房', askedAt: NOW - MINUTE, state: 'waiting' },
  ...more,
})
const place = (householdId: string, unitLabel: string, members: object[] = []) => ({
  ...{ householdId, unitLabel, members, kind: 'vacant' },
})
let places: object[]
const press = (name: string) => fireEvent.click(screen.getAllByRole('button', { name }).at(-1)!)
const choose = (name: string) => fireEvent.click(screen.getByRole('radio', { name }))
const open = async () => {
  renderScreen(<DeskHomes communityId="c1" />)
  await settle()
  fireEvent.click(screen.getAllByText('林*东')[0]!)
  await settle()
}

beforeEach(() => {
  resetLink()
  places = [place('h1', '5栋2单元801室')]
  answer('community.home.requests', ({ state }) => ({
    requests: state === 'waiting' ? [request('r1')] : [],
    now: NOW,
  }))
  answer('community.home.findPlaces', () => ({ places }))
  answer(DECIDE, ({ sentence, householdId }) =>
    request('r1', {
      state: householdId === undefined ? 'refused' : 'approved',
      decision: { byName: '林小雨', at: NOW, sentence: String(sentence) },
    }),
  )
})

test('the only household found is chosen, the sentence is written, and approving sends both', async () => {
  await open()
  expect(asked('community.home.findPlaces')).toMatchObject([
    { communityId: 'c1', place: '5-2-801', requestId: 'r1' },
  ])
  expect(screen.getByLabelText<HTMLTextAreaElement>('答复').value).toBe(
    '已为您绑定5栋2单元801室，身份是业主。',
  )
  press('同意绑定')
  press('同意绑定')
  await settle()
  expect(asked(DECIDE)).toHaveLength(1)
  expect(asked(DECIDE)[0]).toMatchObject({ requestId: 'r1', householdId: 'h1', relation: 'owner' })
  expect(screen.getByText('已同意林*东的申请')).toBeTruthy()
})

test('of several households one must be chosen; a tenant needs the last day', async () => {
  places = [place('h1', '5栋1单元801室'), place('h2', '5栋2单元801室')]
  await open()
  expect(screen.getByText('先选一户')).toBeTruthy()
  choose('5栋2单元801室 空置 · 还没有人绑定')
  choose('租户')
  expect(screen.getByText('先选租期最后一天')).toBeTruthy()
  fireEvent.input(screen.getByLabelText('租期最后一天'), { target: { value: '2027-06-30' } })
  press('同意绑定')
  await settle()
  expect(asked(DECIDE)).toMatchObject([
    { householdId: 'h2', relation: 'tenant', endsAt: Date.parse('2027-06-30T23:59:59.999+08:00') },
  ])
})

test('other words are searched when entered; nothing found says what to do', async () => {
  await open()
  places = []
  const find = screen.getByLabelText('房号，例如 3-2-1201')
  fireEvent.input(find, { target: { value: '9-9-999' } })
  fireEvent.keyDown(find, { key: 'Enter' })
  await settle()
  expect(asked('community.home.findPlaces').at(-1)).toMatchObject({ place: '9-9-999' })
  expect(screen.getByText('没有找到这个房号')).toBeTruthy()
  expect(screen.getByText('先选一户')).toBeTruthy()
})

test('a sentence of one’s own is not written over', async () => {
  await open()
  fireEvent.input(screen.getByLabelText('答复'), { target: { value: '欢迎入住。' } })
  choose('家属')
  expect(screen.getByLabelText<HTMLTextAreaElement>('答复').value).toBe('欢迎入住。')
})

test('refusing takes a sentence, a usual one or one’s own', async () => {
  await open()
  choose('不同意')
  expect(screen.getByText('先写一句答复')).toBeTruthy()
  choose('请让业主在“我的房屋”里邀请您。')
  press('不同意，答复对方')
  await settle()
  expect(asked(DECIDE)).toHaveLength(1)
  expect(asked(DECIDE)[0]).toMatchObject({ sentence: '请让业主在“我的房屋”里邀请您。' })
  expect(asked(DECIDE)[0]).not.toHaveProperty('householdId')
})

test('a colleague who was first is named, and what was written stays', async () => {
  answer(DECIDE, () => {
    throw refuse('ALREADY_DECIDED', '这个申请已由何静处理。', { by: '何静' })
  })
  await open()
  press('同意绑定')
  await settle()
  expect(screen.getByText('这个申请已由何静处理。')).toBeTruthy()
  expect(screen.getByLabelText<HTMLTextAreaElement>('答复').value).not.toBe('')
  expect(asked('community.home.requests').length).toBeGreaterThan(1)
})

test('moving out says who loses the binding before it is done', async () => {
  places = [place('h1', '5栋2单元801室', [{ name: '林*东', relation: 'owner' }])]
  answer('community.home.handOver', () => ({ householdId: 'h2', ended: 1 }))
  renderScreen(<DeskHomes communityId="c1" />)
  choose('办理迁出')
  const find = screen.getByLabelText('房号，例如 3-2-1201')
  fireEvent.input(find, { target: { value: '5-2-801' } })
  fireEvent.keyDown(find, { key: 'Enter' })
  await settle()
  choose('5栋2单元801室 空置 · 林*东（业主）')
  expect(screen.getByText('先选之后这套房是什么')).toBeTruthy()
  choose('自住')
  press('办理迁出')
  const question = screen.getByRole('alertdialog', { name: '5栋2单元801室 办理迁出？' })
  expect(within(question).getByText(/^林\*东（1 人）马上解除绑定/)).toBeTruthy()
  expect(asked('community.home.handOver')).toEqual([])
  press('办理迁出')
  await settle()
  expect(asked('community.home.handOver')).toMatchObject([{ householdId: 'h1', next: 'owner_occupied' }])
  expect(screen.getByText('5栋2单元801室 已办理迁出')).toBeTruthy()
})

test('name and number stay covered until the clerk asks for them', async () => {
  answer('community.home.revealRequest', () => ({ name: '林晓东', phone: '13900000001' }))
  await open()
  expect(screen.getByText('139****0001')).toBeTruthy()
  press('查看姓名和号码')
  await settle()
  expect(asked('community.home.revealRequest')).toMatchObject([{ communityId: 'c1', requestId: 'r1' }])
  expect(screen.getByRole('heading', { name: '林晓东' })).toBeTruthy()
  expect(screen.getByText('13900000001')).toBeTruthy()
})

test('a request that was decided meanwhile shows nothing and says so', async () => {
  answer('community.home.revealRequest', () => {
    throw refuse('ALREADY_DECIDED', '这个申请已经处理或撤回，不能再为它查看。', { by: '何静' })
  })
  await open()
  press('查看姓名和号码')
  await settle()
  expect(screen.getByText('这个申请已经处理或撤回，不能再为它查看。')).toBeTruthy()
  expect(screen.getByText('139****0001')).toBeTruthy()
})

test.each([
  [{ number: 'same', sameName: true }, '姓名和号码与登记的林*东（业主）一致'],
  [{ number: 'same', sameName: false }, '与登记号码一致，登记的是林*东（业主），姓名不同'],
  [{ number: 'other', sameName: true }, '登记的是另一个号码：林*东（业主）同名'],
  [{ number: 'none', sameName: true }, '号码未登记；林*东（业主）同名，没有登记号码'],
  [{ number: 'none', sameName: false }, '姓名和号码都未登记'],
])('the register is compared and not shown: %o', async (applicant, words) => {
  const member = { name: '林*东', relation: 'owner' }
  places = [{ ...place('h1', '5栋2单元801室'), applicant: { ...applicant, member } }]
  await open()
  expect(screen.getByText(words)).toBeTruthy()
})

import { fireEvent, screen } from '@testing-library/react'
import type { HomeRequestView } from '../../../contract/community/home'
import { AskHome } from '../../../src/features/ask-home/ask-home'
import { OpenRequest } from '../../../src/features/ask-home/open-request'
import { storage } from '../../../src/platform/storage'
import { wang } from '../../support/app-data'
import { answer, asked, noAnswer, refuse, renderScreen, resetLink, settle } from '../../support/fake-link'
import { visitedPages } from '../../support/taro'
import { NOW } from '../../support/ticket-view'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))

const ASK = 'community.home.request'
const WITHDRAW = 'community.home.withdrawRequest'
const request = (more: Partial<HomeRequestView> = {}): HomeRequestView => ({
  ...{
    requestId: 'r1',
    communityId: 'c1',
    communityName: '安邻示范小区',
    name: '林晓东',
    phone: '139****0001',
  },
  ...{ place: '5-2-801', relation: 'owner', reason: '新买的房', askedAt: NOW, state: 'waiting' },
  ...more,
})
let mine: HomeRequestView[]
const press = (name: string) => fireEvent.click(screen.getAllByRole('button', { name }).at(-1)!)
const write = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } })
const show = async () => {
  renderScreen(<AskHome phoneWay={<div>先验证</div>} />)
  await settle()
}
const fill = () => {
  write('房号', '5-2-801')
  fireEvent.click(screen.getByRole('radio', { name: '业主' }))
  write('姓名', '林晓东')
  write('原因', '新买的房')
}

beforeEach(() => {
  resetLink()
  for (const key of ['me', 'ask-home', 'asked-home']) storage.remove(key)
  mine = []
  answer('community.me', () => wang({ name: '', homes: [] }))
  answer('community.home.communities', () => ({ communities: [{ communityId: 'c1', name: '安邻示范小区' }] }))
  answer('community.home.myRequests', () => ({ requests: mine }))
  answer(ASK, () => {
    mine = [request()]
    return mine[0]
  })
})

test('the number is verified before anything is asked', async () => {
  answer('community.me', () => ({ homes: [], roles: [], now: NOW }))
  await show()
  expect(screen.getByText('先验证')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '提交申请' })).toBeNull()
})

test('the only community is chosen; what is missing is named; the request is sent once and then waits', async () => {
  await show()
  expect(screen.getByText('还没填：房号')).toBeTruthy()
  fill()
  press('提交申请')
  press('提交申请')
  expect(await screen.findByText('等前台处理')).toBeTruthy()
  expect(asked(ASK)).toHaveLength(1)
  expect(asked(ASK)[0]).toMatchObject({
    communityId: 'c1',
    place: '5-2-801',
    relation: 'owner',
    name: '林晓东',
  })
  expect(screen.queryByLabelText('原因')).toBeNull()
})

test('with several communities one is chosen', async () => {
  answer('community.home.communities', () => ({
    communities: [
      { communityId: 'c1', name: '安邻示范小区' },
      { communityId: 'c2', name: '隔壁花园' },
    ],
  }))
  await show()
  fill()
  expect(screen.getByText('还没填：小区')).toBeTruthy()
  fireEvent.click(screen.getByRole('radio', { name: '隔壁花园' }))
  press('提交申请')
  await settle()
  expect(asked(ASK)).toMatchObject([{ communityId: 'c2' }])
})

test('an answer that was lost leaves what was typed, and sending again is the same request', async () => {
  let lost = true
  answer(ASK, () => {
    if (lost) throw noAnswer()
    return request()
  })
  await show()
  fill()
  press('提交申请')
  await settle()
  expect(screen.getByText('服务器迟迟没有回应')).toBeTruthy()
  expect(storage.read<{ place: string }>('ask-home')?.place).toBe('5-2-801')
  lost = false
  press('提交申请')
  await settle()
  const [first, second] = asked(ASK)
  expect(second?.['commandId']).toBe(first?.['commandId'])
  expect(storage.read('ask-home')).toBeUndefined()
})

test('a waiting request is withdrawn after a question', async () => {
  mine = [request()]
  answer(WITHDRAW, () => {
    mine = [request({ state: 'withdrawn' })]
    return mine[0]
  })
  await show()
  press('撤回申请')
  expect(asked(WITHDRAW)).toEqual([])
  press('撤回申请')
  expect(await screen.findByText('已撤回')).toBeTruthy()
  expect(asked(WITHDRAW)).toMatchObject([{ requestId: 'r1' }])
})

test('withdrawing what was decided meanwhile says by whom', async () => {
  mine = [request()]
  answer(WITHDRAW, () => {
    throw refuse('ALREADY_DECIDED', '这个申请已由林小雨处理。', { by: '林小雨' })
  })
  await show()
  press('撤回申请')
  press('撤回申请')
  expect(await screen.findByText('这个申请已由林小雨处理。')).toBeTruthy()
})

test('a refusal shows its sentence, and asking again begins with what was written', async () => {
  const decision = { byName: '林小雨', at: NOW, sentence: '请带房产证到前台。' }
  mine = [request({ state: 'refused', decision })]
  await show()
  expect(screen.getByText('请带房产证到前台。')).toBeTruthy()
  press('重新申请')
  expect(screen.getByLabelText<HTMLInputElement>('房号').value).toBe('5-2-801')
  expect(screen.getByRole('radio', { name: '业主' }).getAttribute('aria-checked')).toBe('true')
})

describe('on the first screen', () => {
  const look = async () => {
    const shown = renderScreen(<OpenRequest />)
    await settle()
    return shown
  }

  test('what waits at the front desk is one line that leads to it', async () => {
    mine = [request({ requestId: 'r2', state: 'withdrawn' }), request()]
    await look()
    fireEvent.click(screen.getByRole('button', { name: /绑定房屋的申请/ }))
    expect(visitedPages().at(-1)).toBe('/resident/ask/index')
  })

  test('a refusal stays in sight of whoever has no home; what is done does not', async () => {
    mine = [request({ state: 'refused' }), request({ requestId: 'r0', state: 'approved' })]
    const first = await look()
    expect(screen.getByText('未通过')).toBeTruthy()
    first.unmount()
    mine = [request({ state: 'approved' })]
    await look()
    expect(screen.queryByText('绑定房屋的申请')).toBeNull()
  })

  test('whoever has a home is asked about another one only after they asked for it from this phone', async () => {
    answer('community.me', () => wang())
    const first = await look()
    expect(asked('community.home.myRequests')).toEqual([])
    first.unmount()
    const form = renderScreen(<AskHome phoneWay={<div>先验证</div>} />)
    await settle()
    fill()
    press('提交申请')
    await settle()
    form.unmount()
    const again = await look()
    expect(screen.getByText('等前台处理')).toBeTruthy()
    again.unmount()
    mine = [request({ state: 'approved' })]
    const last = await look()
    last.unmount()
    const before = asked('community.home.myRequests').length
    await look()
    expect(asked('community.home.myRequests')).toHaveLength(before)
  })
})

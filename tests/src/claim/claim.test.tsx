import { fireEvent, screen } from '@testing-library/react'
import { Claim } from '../../../src/features/claim/claim'
import { Unclaimed } from '../../../src/features/claim/unclaimed'
import { answer, asked, noAnswer, refuse, renderScreen, resetLink, settle } from '../../support/fake-link'
import { visitedPages } from '../../support/taro'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))

const CLAIM = 'community.setup.claim'
beforeEach(() => resetLink())

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const type = (name: string, text: string) =>
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value: text } })
const fillIn = (): void => {
  type('开通码', 'K7MP-2WQX-9RTB')
  type('您的姓名', '杨柳')
  type('小区名称', '安邻一期')
  type('值班电话', '010-60001000')
}

test('what is empty is marked, and what was typed is there again after leaving, but for the code', async () => {
  const { unmount } = renderScreen(<Claim />)
  press('开通')
  expect(screen.getAllByRole('alert').map((one) => one.textContent)).toEqual([
    ...['请填开通码', '请填您的姓名', '请填小区名称', '请填值班电话'],
  ])
  fillIn()
  unmount()
  renderScreen(<Claim />)
  expect(screen.getByDisplayValue('安邻一期')).toBeTruthy()
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: '开通码' }).value).toBe('')
  expect(asked(CLAIM)).toEqual([])
})

test('a wrong code is said at the code; after a broken line the same command is sent again', async () => {
  renderScreen(<Claim />)
  fillIn()
  answer(CLAIM, () => {
    throw refuse('CLAIM_CODE', '开通码不对。', { field: 'code' })
  })
  press('开通')
  await settle()
  expect(screen.getByRole('alert').textContent).toContain('开通码不对。')
  answer(CLAIM, () => {
    throw noAnswer()
  })
  type('开通码', 'F6K3-99SD-JSH3')
  press('开通')
  await settle()
  answer(CLAIM, () => ({ communityId: 'c-1', communityName: '安邻一期' }))
  press('开通')
  await settle()
  const [, lost, repeat] = asked(CLAIM)
  expect(repeat).toEqual(lost)
  expect(screen.getByText('安邻一期已开通，您是管理员')).toBeTruthy()
  press('登录电脑端')
  expect(visitedPages().at(-1)).toBe('/resident/sign-in/index')
})

test.each([
  ['no community', { communities: [] }, '这里还没有小区'],
  ['none that is open', { communities: [], preparing: true }, '这里的小区还在准备'],
  ['a community', { communities: [{ communityId: 'c-1', name: '安邻一期' }] }, '绑定房屋'],
])('with %s a newcomer is shown what there is to do', async (_what, answered, shown) => {
  answer('community.home.communities', () => answered)
  renderScreen(<Unclaimed>绑定房屋</Unclaimed>)
  await settle()
  expect(screen.getByText(shown)).toBeTruthy()
})

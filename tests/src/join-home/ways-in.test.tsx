import { fireEvent, screen } from '@testing-library/react'
import { useMe } from '../../../src/api/use-me'
import { WaysIn } from '../../../src/features/join-home/ways-in'
import { storage } from '../../../src/platform/storage'
import { homeOf, wang } from '../../support/app-data'
import { answer, asked, refuse, renderScreen, resetLink, settle } from '../../support/fake-link'
import { phoneGives } from '../../support/simulated-phone'
import { visitedPages } from '../../support/taro'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))

const FIND = 'community.home.findByPhone'
const BIND = 'community.home.bindFound'
const found = (householdId: string, unitLabel: string, bound = false) => ({
  ...{ householdId, unitLabel, bound, communityId: 'c1', communityName: '安邻示范小区', relation: 'owner' },
})
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))

/** As the home page has it: the ways in until there is a home. */
function Start() {
  const me = useMe()
  return me.home ? <div>{me.home.unitLabel}</div> : <WaysIn greeting />
}

let homes: ReturnType<typeof homeOf>[]
beforeEach(() => {
  resetLink()
  storage.remove('me')
  phoneGives('tapped')
  homes = []
  answer('community.me', () => wang({ homes }))
  answer(FIND, () => ({
    phone: '139****0001',
    homes: [found('h101', '1栋1单元101室'), found('h202', '2栋202')],
  }))
  answer(BIND, ({ householdIds }) => {
    homes = [homeOf('101')]
    return { bound: (householdIds as string[]).map((id) => found(id, '', true)) }
  })
})

test('homes found under the number are all ticked; binding brings the home at once', async () => {
  renderScreen(<Start />)
  await settle()
  press('手机号快捷验证')
  const boxes = await screen.findAllByRole('checkbox')
  expect(boxes.map((box) => box.getAttribute('aria-checked'))).toEqual(['true', 'true'])
  fireEvent.click(boxes[1]!)
  press('绑定')
  press('绑定')
  expect(await screen.findByText('1栋1单元101室')).toBeTruthy()
  await settle()
  expect(asked(FIND)).toMatchObject([{ code: 'tapped' }])
  expect(asked(BIND)).toMatchObject([{ householdIds: ['h101'] }])
  expect(screen.queryByText('还没有绑定房屋')).toBeNull()
})

test('nothing found says so plainly and leads to a request', async () => {
  answer(FIND, () => ({ phone: '139****0001', homes: [] }))
  renderScreen(<WaysIn greeting />)
  press('手机号快捷验证')
  expect(await screen.findByText('登记册里没有 139****0001')).toBeTruthy()
  press(/^申请绑定/)
  expect(visitedPages().at(-1)).toBe('/resident/ask/index')
  press(/我有邀请码/)
  expect(visitedPages().at(-1)).toBe('/resident/join/index?type=1')
})

test('what is bound already is not offered again', async () => {
  answer(FIND, () => ({ phone: '139****0001', homes: [found('h101', '1栋1单元101室', true)] }))
  renderScreen(<WaysIn />)
  press('手机号快捷验证')
  expect(await screen.findByText('这个手机号的房屋都已绑定')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '绑定' })).toBeNull()
})

test('without WeChat around it the page says what else there is, and asks the server nothing', async () => {
  phoneGives(undefined)
  renderScreen(<WaysIn />)
  press('手机号快捷验证')
  expect(await screen.findByText('现在不能验证手机号')).toBeTruthy()
  expect(asked(FIND)).toEqual([])
})

test('a code that WeChat no longer knows is said, and the button stays', async () => {
  answer(FIND, () => {
    throw refuse('PHONE_CODE', '手机号授权已失效，请再点一次“手机号快捷验证”。')
  })
  renderScreen(<WaysIn />)
  press('手机号快捷验证')
  expect(await screen.findByText(/授权已失效/)).toBeTruthy()
  expect(screen.getByRole('button', { name: '手机号快捷验证' })).toBeTruthy()
})

import { fireEvent, screen } from '@testing-library/react'
import { ConfirmDesk } from '../../../src/features/confirm-desk/confirm-desk'
import { answer, asked, refuse, renderScreen, resetLink } from '../../support/fake-link'
import { openWith } from '../../support/taro'
import { NOW } from '../../support/ticket-view'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))

const LOOK = 'community.deskLogin.look'
const CONFIRM = 'community.deskLogin.confirm'
const REFUSE = 'community.deskLogin.refuse'
beforeEach(() => {
  resetLink()
  openWith({})
  answer(LOOK, () => ({ loginId: 'l1', startedAt: NOW }))
  answer(CONFIRM, () => ({ confirmed: true }))
})
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const type = (code: string) => fireEvent.input(screen.getByLabelText('登录码'), { target: { value: code } })

test('the code is looked at before it is confirmed', async () => {
  renderScreen(<ConfirmDesk />)
  type('12345')
  press('下一步')
  expect(asked(LOOK)).toEqual([])
  type('123456')
  press('下一步')
  expect(await screen.findByText(/请求用您的身份登录/)).toBeTruthy()
  expect(asked(CONFIRM)).toEqual([])
  press('是我，确认登录')
  expect(await screen.findByText('已确认，电脑马上登录')).toBeTruthy()
  expect(asked(CONFIRM)).toMatchObject([{ code: '123456' }])
})

test('somebody else’s code is ended, and the field is empty again', async () => {
  answer(REFUSE, () => ({ refused: true }))
  renderScreen(<ConfirmDesk />)
  type('123456')
  press('下一步')
  await screen.findByText(/请求用您的身份登录/)
  press('不是我')
  expect(await screen.findByText('已拒绝，那个登录码作废了')).toBeTruthy()
  expect(asked(REFUSE)).toMatchObject([{ code: '123456' }])
  expect(screen.getByLabelText<HTMLInputElement>('登录码').value).toBe('')
  expect(asked(CONFIRM)).toEqual([])
})

test('while one answer is under way the other is not sent', async () => {
  answer(REFUSE, () => new Promise(() => undefined))
  renderScreen(<ConfirmDesk />)
  type('123456')
  press('下一步')
  await screen.findByText(/请求用您的身份登录/)
  press('不是我')
  press('是我，确认登录')
  expect(asked(CONFIRM)).toEqual([])
  expect(asked(REFUSE)).toHaveLength(1)
})

test('a no that came too late says so', async () => {
  answer(REFUSE, () => {
    throw refuse('CODE_EXPIRED', '登录码已失效，请在电脑上重新获取。')
  })
  renderScreen(<ConfirmDesk />)
  type('123456')
  press('下一步')
  await screen.findByText(/请求用您的身份登录/)
  press('不是我')
  expect(await screen.findByText('登录码已失效，请在电脑上重新获取。')).toBeTruthy()
  expect(screen.queryByText('已拒绝，那个登录码作废了')).toBeNull()
})

test('a code that expired meanwhile leads back to the field, with the reason', async () => {
  answer(CONFIRM, () => {
    throw refuse('CODE_EXPIRED', '登录码已失效，请在电脑上重新获取。')
  })
  renderScreen(<ConfirmDesk />)
  type('123456')
  press('下一步')
  await screen.findByText(/请求用您的身份登录/)
  press('是我，确认登录')
  expect(await screen.findByText('登录码已失效，请在电脑上重新获取。')).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>('登录码').value).toBe('')
})

test('a scanned picture brings its code: what is left is to look and to confirm', async () => {
  openWith({ scene: '654321' })
  renderScreen(<ConfirmDesk />)
  expect(await screen.findByText(/请求用您的身份登录/)).toBeTruthy()
  expect(asked(LOOK)).toMatchObject([{ code: '654321' }])
  expect(asked(CONFIRM)).toEqual([])
  press('是我，确认登录')
  expect(await screen.findByText('已确认，电脑马上登录')).toBeTruthy()
  expect(asked(CONFIRM)).toMatchObject([{ code: '654321' }])
})

test('a scanned code that has expired says so and leaves the field to type a new one', async () => {
  openWith({ scene: '654321' })
  answer(LOOK, () => {
    throw refuse('CODE_EXPIRED', '登录码已失效，请在电脑上重新获取。')
  })
  renderScreen(<ConfirmDesk />)
  expect(await screen.findByText('登录码已失效，请在电脑上重新获取。')).toBeTruthy()
  expect(screen.getByLabelText('登录码')).toBeTruthy()
})

test.each(['12345', 'x=654321', '%E0%A4%A', ''])(
  'the scene %p is no code and is not asked about',
  (scene) => {
    openWith({ scene })
    renderScreen(<ConfirmDesk />)
    expect(screen.getByLabelText<HTMLInputElement>('登录码').value).toBe('')
    expect(asked(LOOK)).toEqual([])
  },
)

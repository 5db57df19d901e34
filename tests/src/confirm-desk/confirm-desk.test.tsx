import { fireEvent, screen } from '@testing-library/react'
import { ConfirmDesk } from '../../../src/features/confirm-desk/confirm-desk'
import { answer, asked, refuse, renderScreen, resetLink } from '../../support/fake-link'
import { NOW } from '../../support/ticket-view'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))

const LOOK = 'community.deskLogin.look'
const CONFIRM = 'community.deskLogin.confirm'
beforeEach(() => {
  resetLink()
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

test('somebody else’s request is refused by leaving it', async () => {
  renderScreen(<ConfirmDesk />)
  type('123456')
  press('下一步')
  await screen.findByText(/请求用您的身份登录/)
  press('不是我')
  expect(screen.getByLabelText<HTMLInputElement>('登录码').value).toBe('')
  expect(asked(CONFIRM)).toEqual([])
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

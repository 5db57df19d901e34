import { screen } from '@testing-library/react'
import { WhoSawMe } from '../../../src/features/who-saw-me/who-saw-me'
import { answer, renderScreen, resetLink, settle } from '../../support/fake-link'
import { NOW } from '../../support/ticket-view'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))

test('says who looked, why and for which matter', async () => {
  resetLink()
  const task = { kind: 'ticket', number: 'K7MP2W', category: 'water_leak' }
  answer('community.audit.aboutMe', () => ({
    lines: [
      { at: NOW, act: 'phone_revealed', actor: '何师傅', reason: '联系住户办事', task },
      { at: NOW, act: 'request_revealed', actor: '朱师傅', task: { kind: 'request' } },
    ],
    now: NOW,
  }))
  renderScreen(<WhoSawMe />)
  await settle()
  expect(screen.getByText('查看了电话号码')).toBeTruthy()
  expect(screen.getByText(/^何师傅 · .* · 联系住户办事 · 工单 K7MP2W（漏水渗水）$/)).toBeTruthy()
  expect(screen.getByText('查看了申请人的姓名和号码')).toBeTruthy()
  expect(screen.getByText(/^朱师傅 · .* · 房屋绑定申请$/)).toBeTruthy()
})

import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { Job } from '../../../src/features/staff-work/job'
import { answer, asked, noAnswer, refuse, renderScreen, resetLink, settle } from '../../support/fake-link'
import { ticketView } from '../../support/ticket-view'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))

const form = () => within(screen.getByRole('dialog'))
const submit = async (): Promise<void> => {
  fireEvent.click(form().getByRole('button', { name: '提交完成' }))
  await settle()
}
const open = async (ticketId: string, more: Parameters<typeof ticketView>[0] = {}): Promise<void> => {
  answer('ticket.get', () => ticketView({ ticketId, state: 'on_site', ...more }))
  renderScreen(<Job ticketId={ticketId} asked="finish" />)
  await settle()
}
const fill = (): void => {
  fireEvent.click(form().getByRole('radio', { name: '水管破裂' }))
  fireEvent.click(form().getByRole('radio', { name: '45 分钟' }))
  fireEvent.change(form().getByLabelText('用料'), { target: { value: '三角阀 1 个' } })
}

beforeEach(resetLink)

test('it says what is missing before it can be submitted', async () => {
  await open('t-missing')
  expect(form().getByText('先选或写一个原因')).toBeTruthy()
  await submit()
  fireEvent.click(form().getByRole('radio', { name: '水管破裂' }))
  expect(form().getByText('先选用时')).toBeTruthy()
  await submit()
  expect(asked('ticket.finish')).toHaveLength(0)
})

test('a draft survives a failure and a restart, and goes out again under the same id', async () => {
  await open('t-lost')
  answer('ticket.finish', () => {
    throw noAnswer()
  })
  fill()
  await submit()
  expect(form().getByText(/填写的内容已存在手机里/)).toBeTruthy()

  cleanup() // the app was closed
  await open('t-lost')
  expect(form().getByRole('radio', { name: '水管破裂' }).getAttribute('aria-checked')).toBe('true')
  expect(form().getByLabelText<HTMLInputElement>('用料').value).toBe('三角阀 1 个')

  answer('ticket.finish', () => ticketView({ ticketId: 't-lost', state: 'done' }))
  await submit()
  const [first, second] = asked('ticket.finish')
  expect(second).toEqual(first)
  expect(first).toMatchObject({ cause: '水管破裂', minutes: 45, materials: '三角阀 1 个', photos: [] })
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(screen.getByText('已完成，等业主确认')).toBeTruthy()
})

test('what was sent is no draft any more, and what was used stands first the next time', async () => {
  answer('ticket.finish', () => ticketView({ ticketId: 't-first', state: 'done' }))
  await open('t-first', { category: 'drain_blocked' })
  fireEvent.change(form().getByLabelText('其他原因'), { target: { value: '管件冻裂' } })
  fireEvent.click(form().getByRole('radio', { name: '1 小时' }))
  await submit()
  cleanup()
  answer('ticket.finish', () => ticketView({ ticketId: 't-second', state: 'done' }))
  await open('t-second', { category: 'drain_blocked' })
  const causes = within(form().getByRole('radiogroup', { name: '原因' })).getAllByRole('radio')
  expect(causes.map((chip) => chip.textContent).slice(0, 2)).toEqual(['管件冻裂', '杂物堵塞'])
  expect(causes.every((chip) => chip.getAttribute('aria-checked') === 'false')).toBe(true)
})

test('a refusal that the form can mend stays in it, and the next sending is another command', async () => {
  await open('t-photo')
  answer('ticket.finish', () => {
    throw refuse('PHOTO_REFUSED', '第 1 张照片没有上传成功，请重新添加。')
  })
  fill()
  await submit()
  expect(form().getByText('第 1 张照片没有上传成功，请重新添加。')).toBeTruthy()
  await submit()
  const [first, second] = asked('ticket.finish')
  expect(second?.['commandId']).not.toBe(first?.['commandId'])
})

test('a complaint is settled from accepted with the same form', async () => {
  await open('t-noise', { kind: 'complaint', category: 'noise', department: 'security', state: 'accepted' })
  answer('ticket.finish', () => ticketView({ ticketId: 't-noise', kind: 'complaint', state: 'done' }))
  fireEvent.click(form().getByRole('radio', { name: '已劝阻' }))
  fireEvent.click(form().getByRole('radio', { name: '15 分钟' }))
  await submit()
  expect(asked('ticket.finish')).toMatchObject([{ ticketId: 't-noise', cause: '已劝阻' }])
})

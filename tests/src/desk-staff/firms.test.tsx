import { fireEvent, screen } from '@testing-library/react'
import type { FirmView } from '../../../contract/community/firms'
import { Firms } from '../../../src/features/desk-staff/firms'
import { Job } from '../../../src/features/staff-work/job'
import { unbroken } from '../../../src/ui/format'
import { answer, asked, refuse, renderScreen, resetLink, settle } from '../../support/fake-link'
import { ticketView } from '../../support/ticket-view'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))

const FIRM: FirmView = {
  ...{
    firmId: 'f1',
    name: '顺达电梯',
    contactName: '高师傅',
    phone: '13812340000',
    emergencyPhone: '400-800-1234',
  },
  ...{
    categories: ['water_leak'],
    firstDay: '2026-01-01',
    lastDay: '2026-12-31',
    serving: true,
    people: [],
    version: 3,
  },
}
let firms: FirmView[]
const press = (name: string | RegExp) => fireEvent.click(screen.getAllByRole('button', { name }).at(-1)!)
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })

beforeEach(() => {
  resetLink()
  firms = [FIRM]
  answer('community.firms.list', () => ({ firms }))
})

test('a firm is written down with what it serves; what is wrong is said beside each field', async () => {
  answer('community.firms.save', () => ({ firmId: 'f2', version: 1 }))
  renderScreen(<Firms communityId="c1" mayEdit />)
  await settle()
  expect(screen.getByText('合同期内')).toBeTruthy()
  press('登记外包单位')
  press('保存')
  const wrong = () => screen.getAllByRole('alert').map(({ textContent }) => textContent)
  expect(wrong()).toHaveLength(7)
  expect(document.activeElement).toBe(screen.getByLabelText('单位名称'))
  const foot = screen.getByLabelText('联系电话').getAttribute('aria-describedby')
  expect(document.getElementById(foot!)?.textContent).toContain('请填手机号、带区号的固定电话')
  expect(screen.queryByRole('checkbox', { name: '服务态度' })).toBeNull()
  type('单位名称', '安泰消防')
  type('联系人', '何工')
  type('联系电话', '12345')
  type('24 小时应急电话', '４００-8１0-1234')
  type('合同开始', '2026-01-01')
  type('合同结束', '2026-12-31')
  fireEvent.click(screen.getByRole('checkbox', { name: '漏水渗水' }))
  press('保存')
  expect(wrong()).toHaveLength(1)
  expect(document.activeElement).toBe(screen.getByLabelText('联系电话'))
  expect(asked('community.firms.save')).toEqual([])
  type('联系电话', '010-60001000 转 801')
  press('保存')
  await settle()
  expect(asked('community.firms.save')[0]).toMatchObject({
    ...{ communityId: 'c1', version: 0, name: '安泰消防', categories: ['water_leak'] },
    ...{ firstDay: '2026-01-01', lastDay: '2026-12-31' },
  })
})

test('one is changed with its version, its people are invited, and its end says what went back', async () => {
  answer('community.firms.save', () => {
    throw refuse('CHANGED_MEANWHILE', '有人刚刚改过，请刷新后再保存。')
  })
  answer('community.staff.invite', () => ({ code: 'ABCD2345', expiresAt: Date.UTC(2026, 11, 1) }))
  answer('community.firms.remove', () => ({ removed: true, released: 2 }))
  renderScreen(<Firms communityId="c1" mayEdit />)
  await settle()
  fireEvent.click(screen.getByText('顺达电梯'))
  press('保存')
  await settle()
  expect(asked('community.firms.save')[0]).toMatchObject({ firmId: 'f1', version: 3 })
  expect(screen.getByText('看最新的')).toBeTruthy()
  fireEvent.click(screen.getByRole('radio', { name: '邀请人员' }))
  press('生成邀请码')
  await settle()
  expect(asked('community.staff.invite')[0]).toMatchObject({
    firmId: 'f1',
    roles: ['contractor'],
    name: '高师傅',
  })
  fireEvent.click(screen.getByRole('radio', { name: '停止合作' }))
  type('停止合作的原因', '合同终止')
  press('停止合作')
  press('停止合作')
  await settle()
  expect(asked('community.firms.remove')).toHaveLength(1)
  expect(screen.getByText('2 张没办完的工单已退回派单。')).toBeTruthy()
})

test('a job is given to a firm that serves it, its owner stays, and the page shows whom to call', async () => {
  firms = [FIRM, { ...FIRM, firmId: 'f3', name: '别家', serving: false }]
  const { firmId, name, contactName, phone, emergencyPhone } = FIRM
  const view = ticketView({ state: 'dispatched', moves: ['assign', 'assign_firm'], category: 'water_leak' })
  answer('ticket.get', () => view)
  answer('community.onDuty', () => ({ now: 1, members: [] }))
  answer('ticket.assignFirm', () => ({
    ...{ ...view, version: view.version + 1, firmName: name },
    firm: { firmId, name, contactName, phone, emergencyPhone },
  }))
  renderScreen(<Job ticketId="t1" asked="assign" />)
  await settle()
  fireEvent.click(screen.getByRole('radio', { name: '外包单位' }))
  expect(screen.queryByText('别家')).toBeNull()
  fireEvent.click(screen.getByRole('radio', { name: /顺达电梯/ }))
  expect(screen.getByText(/继续负责跟进/)).toBeTruthy()
  press('派给顺达电梯')
  await settle()
  expect(asked('ticket.assignFirm')[0]).toMatchObject({ ticketId: 't1', firmId: 'f1' })
  expect(screen.getByText(unbroken('400-800-1234'))).toBeTruthy()
})

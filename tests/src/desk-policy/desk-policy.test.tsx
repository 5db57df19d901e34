import { fireEvent, screen, within } from '@testing-library/react'
import { DeskPolicy } from '../../../src/features/desk-policy/desk-policy'
import { DEFAULT_POLICY } from '../../../domain/sla/policy'
import { answer, asked, refuse, renderScreen, resetLink, settle } from '../../support/fake-link'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))

const GET = 'community.policy.get'
const CHANGE = 'community.policy.change'
const settings = { name: '安邻一期', dutyPhone: '010-60001000', departmentPhones: {} }
const stored =
  (policy: object = DEFAULT_POLICY, version = 1, coming?: object) =>
  () => ({
    ...{ policy, settings, version, now: Date.now() },
    ...(coming && { coming }),
  })

beforeEach(() => {
  resetLink()
  answer(GET, stored())
})

const openEditor = async (mayEdit = true): Promise<void> => {
  renderScreen(<DeskPolicy communityId="c-1" mayEdit={mayEdit} />)
  await settle()
}
const box = (name: string) => screen.getByRole('textbox', { name })
const type = (name: string, text: string) => fireEvent.change(box(name), { target: { value: text } })
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const REPAIR = '普通报修 · 办结'

test('a number changed is shown in words, and sent whole with the version it was loaded at', async () => {
  await openEditor()
  type(REPAIR, '12')
  press('看看改了什么')
  expect(screen.getByText('普通报修 · 办结：24 小时 → 12 小时')).toBeTruthy()
  expect(screen.getByText(/在办的工单照原来的承诺办，新标准/)).toBeTruthy()
  answer(CHANGE, () => ({ version: 2, policyVersion: 2 }))
  press('确认生效')
  await settle()
  const [sent] = asked(CHANGE)
  expect(sent).toMatchObject({
    communityId: 'c-1',
    version: 1,
    policy: { limits: { normalRepair: { solved: { limit: 12, unit: 'hour', basis: 'C' } } } },
  })
  expect(sent!.from).toBeLessThanOrEqual(Date.now())
  expect(screen.getByText('第 2 版已生效')).toBeTruthy()
})

test.each([
  [REPAIR, 'abc', '填整数，不超过两个月'],
  [REPAIR, '99999', '填整数，不超过两个月'],
  ['总时限 · 办结', '', '总时限不能空'],
  ['用到多少时通知客服主管', '100', '要一级比一级大：责任人、部门主管、客服主管、项目经理'],
  ['业主多久不确认就自动确认', '', '请填 1 到 720 的整数'],
  ['保洁部周一到周五', '08:30', '时间写成 08:30-12:00'],
  ['保洁部周一到周五', '', '一周里总要有上班的时间'],
  ['保洁部周一到周五', '13:00-17:00 08:00-12:00', '时段要按先后，不能重叠'],
])('%s as "%s" is marked in its place and cannot be sent', async (name, text, sentence) => {
  await openEditor()
  type(name, text)
  expect(screen.getByRole('alert').textContent).toContain(sentence)
  expect(screen.queryByRole('button', { name: '看看改了什么' })).toBeNull()
  expect(screen.getByText('有 1 处要改，已标出')).toBeTruthy()
})

test('hours are read as people write them, and an empty limit is no promise', async () => {
  await openEditor()
  type('保洁部周六', '9:00-12:00，14:00至18:00')
  type(REPAIR, '')
  press('看看改了什么')
  expect(screen.getByText('保洁部 · 周六：休息 → 09:00-12:00 14:00-18:00')).toBeTruthy()
  expect(screen.getByText('普通报修 · 办结：24 小时 → 不承诺')).toBeTruthy()
})

test('unit and basis are chosen together; a row goes back to its defaults', async () => {
  await openEditor()
  const unit = screen.getByRole('combobox', { name: `${REPAIR}的单位` })
  fireEvent.change(unit, { target: { value: 'workingDay.W' } })
  type(REPAIR, '2')
  type(`${REPAIR}最长`, '4')
  press('看看改了什么')
  expect(screen.getByText('普通报修 · 办结：24 小时 → 2 个工作日，最长 4 个')).toBeTruthy()
  press('取消')
  press('普通报修恢复默认')
  expect(screen.getByText('还没有修改')).toBeTruthy()
  expect((box(REPAIR) as HTMLInputElement).value).toBe('24')
})

test('for later it wants a time ahead of now; the version that comes is shown and can be withdrawn', async () => {
  await openEditor()
  type(REPAIR, '12')
  press('看看改了什么')
  fireEvent.click(screen.getByRole('radio', { name: '选一个时间' }))
  fireEvent.change(screen.getByLabelText('生效日期'), { target: { value: '2020-01-01' } })
  press('确认生效')
  expect(screen.getByText('要晚于现在')).toBeTruthy()
  fireEvent.change(screen.getByLabelText('生效日期'), { target: { value: '2099-03-01' } })
  const later = { ...DEFAULT_POLICY, version: 2, autoConfirmHours: 48 }
  const from = Date.UTC(2099, 1, 28, 16)
  answer(CHANGE, () => ({ version: 2, policyVersion: 2 }))
  answer(GET, stored(DEFAULT_POLICY, 2, { policy: later, from }))
  press('确认生效')
  await settle()
  expect(asked(CHANGE)[0]).toMatchObject({ from })
  expect(screen.getByText('第 2 版将于 2099年3月1日 00:00 生效')).toBeTruthy()
  expect(screen.getByText('业主多久不确认就自动确认：72 小时 → 48 小时')).toBeTruthy()
  expect(screen.getByText('还没有修改')).toBeTruthy()
  answer('community.policy.withdraw', () => ({ version: 3 }))
  answer(GET, stored(DEFAULT_POLICY, 3))
  press('撤回这一版')
  await settle()
  expect(asked('community.policy.withdraw')[0]).toMatchObject({ version: 2 })
  expect(screen.getByText('已撤回，照现行标准继续')).toBeTruthy()
})

test('when somebody saved meanwhile, what was typed stays and is compared with what stands there now', async () => {
  await openEditor()
  type(REPAIR, '12')
  answer(CHANGE, () => {
    throw refuse('CHANGED_MEANWHILE', '有人刚刚改过，请刷新后再保存。')
  })
  press('看看改了什么')
  press('确认生效')
  await settle()
  expect(screen.getByText('有人刚刚改过，请刷新后再保存。')).toBeTruthy()
  expect((box(REPAIR) as HTMLInputElement).value).toBe('12')
  answer(GET, stored({ ...DEFAULT_POLICY, version: 2, reopenDays: 10 }, 5))
  press('和最新的再比一比')
  await settle()
  press('看看改了什么')
  expect(screen.getByText('普通报修 · 办结：24 小时 → 12 小时')).toBeTruthy()
  expect(screen.getByText('确认后几天内可以重开：10 天 → 7 天')).toBeTruthy()
  answer(CHANGE, () => ({ version: 6, policyVersion: 3 }))
  press('确认生效')
  await settle()
  expect(asked(CHANGE).at(-1)).toMatchObject({ version: 5 })
})

test('a number that only the server refuses is marked where it stands', async () => {
  await openEditor()
  type(REPAIR, '12')
  answer(CHANGE, () => {
    throw refuse('BAD_INPUT', '有数字不合理，请检查标出的地方。', {
      field: 'policy.limits.normalRepair.solved',
    })
  })
  press('看看改了什么')
  press('确认生效')
  await settle()
  expect(screen.getByText('填整数，不超过两个月')).toBeTruthy()
  expect(box(REPAIR).getAttribute('aria-invalid')).toBe('true')
})

test('a department has days of its own', async () => {
  await openEditor()
  fireEvent.change(screen.getByLabelText('绿化部日期'), { target: { value: '2026-12-31' } })
  const greening = screen.getByRole('region', { name: '绿化部' })
  fireEvent.click(within(greening).getByRole('button', { name: '加一天' }))
  press('看看改了什么')
  expect(screen.getByText('绿化部 · 单独安排的日子：没有 → 2026-12-31 休息')).toBeTruthy()
})

test('whoever may not change it reads it in words', async () => {
  await openEditor(false)
  expect(screen.getByText('只有管理员能修改，您可以查看。')).toBeTruthy()
  expect(screen.queryAllByRole('textbox')).toEqual([])
  expect(screen.getAllByText('24 小时').length).toBeGreaterThan(0)
})

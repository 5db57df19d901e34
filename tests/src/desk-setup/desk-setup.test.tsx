import { fireEvent, screen } from '@testing-library/react'
import { DeskSetup } from '../../../src/features/desk-setup/desk-setup'
import { DEFAULT_POLICY } from '../../../domain/sla/policy'
import { DEPARTMENTS } from '../../../domain/kernel/department'
import { answer, asked, refuse, renderScreen, resetLink, settle } from '../../support/fake-link'
import { visitedPages } from '../../support/taro'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))

const SETTINGS = 'community.policy.settings'
const INVITE = 'community.staff.invite'
const NOW = Date.UTC(2026, 10, 25, 2)
const state =
  (more: object = {}) =>
  () => ({
    ...{
      communityName: '安邻一期',
      dutyPhone: '010-60001000',
      policyVersion: 1,
      units: 0,
      invited: 0,
      now: NOW,
    },
    departments: DEPARTMENTS.map((department) => ({ department, members: 0, onDuty: 0 })),
    missing: ['members', 'leads', 'onDuty', 'units', 'templates'],
    ...more,
  })
const settings = { name: '安邻一期', dutyPhone: '010-60001000', departmentPhones: {} }
let communities = 0
let shown: string[] = []

beforeEach(() => {
  resetLink()
  shown = []
  answer('community.setup.state', state())
  answer('community.policy.get', () => ({ policy: DEFAULT_POLICY, settings, version: 3, now: NOW }))
})

const openSetup = async (mayEdit = true): Promise<void> => {
  const communityId = `c-${(communities += 1)}`
  renderScreen(<DeskSetup {...{ communityId, mayEdit }} onCommunity={(id) => shown.push(id)} />)
  await settle()
}
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const type = (name: string, text: string) =>
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value: text } })
const SAVE = '保存，下一步：部门与员工'

test('says what is ready and what is missing, and opens where it was left', async () => {
  await openSetup()
  expect(screen.getByText('5 步做好了 2 步')).toBeTruthy()
  expect(screen.getByRole('button', { name: /服务标准/ })).toBeTruthy()
  expect(screen.getByRole('button', { name: /部门与员工.*还缺 3 项/ })).toBeTruthy()
  press(/房屋.*还缺 1 项/)
  expect(screen.getByText(/还没有房屋。下载模板/)).toBeTruthy()
  communities -= 1
  await openSetup()
  expect(screen.getAllByText(/还没有房屋。下载模板/)).toHaveLength(2)
})

test('name and phones are saved on the way to the next step; nothing changed is nothing sent', async () => {
  await openSetup()
  press(SAVE)
  await settle()
  expect(asked(SETTINGS)).toEqual([])
  expect(screen.getByRole('form', { name: '请一位同事' })).toBeTruthy()
  press(/小区.*已好/)
  await settle()
  type('工程部', '010-6000 2000')
  answer(SETTINGS, () => ({ version: 4 }))
  press(SAVE)
  await settle()
  expect(asked(SETTINGS)).toMatchObject([
    { version: 3, settings: { ...settings, departmentPhones: { engineering: '010-6000 2000' } } },
  ])
})

test('a phone that is none is marked in its place; a change of somebody else is told, what was typed stays', async () => {
  await openSetup()
  type('值班电话', '前台')
  press(SAVE)
  await settle()
  expect(screen.getByRole('alert').textContent).toContain('请填打得通的号码')
  expect(asked(SETTINGS)).toEqual([])
  type('值班电话', '010-60009999')
  answer(SETTINGS, () => {
    throw refuse('CHANGED_MEANWHILE', '有人刚刚改过，请刷新后再保存。')
  })
  press(SAVE)
  await settle()
  expect(screen.getByText('有人刚刚改过，请刷新后再保存。')).toBeTruthy()
  expect(screen.getByDisplayValue('010-60009999')).toBeTruthy()
  press('看最新内容')
  await settle()
  expect(screen.getByDisplayValue('010-60001000')).toBeTruthy()
})

test('a colleague is invited with a role and hours, and the code is shown', async () => {
  await openSetup()
  press(/^2\s*部门与员工/)
  press('生成邀请码')
  expect(screen.getByRole('alert').textContent).toContain('请填 1 到 30 个字')
  type('同事姓名', '赵明')
  fireEvent.click(screen.getByRole('radio', { name: /^主管/ }))
  fireEvent.click(screen.getByRole('radio', { name: '周一到周五 8:30–17:30' }))
  answer(INVITE, () => ({ code: 'K7MP2WQX', expiresAt: NOW + 7 * 86_400_000 }))
  press('生成邀请码')
  await settle()
  expect(screen.getByText('K7MP2WQX')).toBeTruthy()
  const [sent] = asked(INVITE)
  expect(sent).toMatchObject({ name: '赵明', department: 'engineering', roles: ['lead'] })
  expect(sent!.skills).toContain('water_leak')
  expect(sent!.shifts).toHaveLength(5)
})

test('the check list leads to what is missing, and finishing is one press', async () => {
  await openSetup()
  press(/^5\s*检查/)
  expect(screen.getAllByText('还缺')).toHaveLength(5)
  expect(screen.getByText(/请部署的人设置 WECHAT_TEMPLATES/)).toBeTruthy()
  expect(screen.getByRole('button', { name: /检查并开放.*还缺 5 项/ })).toBeTruthy()
  answer('community.setup.finish', () => ({ finishedAt: NOW }))
  answer('community.setup.state', state({ finishedAt: NOW, missing: [] }))
  press('向住户开放')
  await settle()
  expect(screen.getByText(/已向住户开放/)).toBeTruthy()
  expect(screen.getByText('5 步做好了 5 步')).toBeTruthy()
  press('去实时工单')
  expect(visitedPages().at(-1)).toBe('/desk/live/index')
})

test('a manager looks and changes nothing', async () => {
  await openSetup(false)
  expect(screen.getByText('安邻一期，值班电话 010-60001000')).toBeTruthy()
  expect(screen.queryAllByRole('textbox')).toEqual([])
  press(/^2\s*部门与员工/)
  expect(screen.queryByRole('form')).toBeNull()
})

test('adds a further community and goes there once it is known to be theirs', async () => {
  answer('community.setup.addCommunity', () => ({ communityId: 'c-new', communityName: '安邻二期' }))
  await openSetup()
  press('再加一个小区')
  press('新建小区')
  expect(screen.getByText('请填 1 到 30 个字')).toBeTruthy()
  expect(asked('community.setup.addCommunity')).toHaveLength(0)
  const named = (name: string) => screen.getAllByRole('textbox', { name })[0]!
  fireEvent.change(named('小区名称'), { target: { value: ' 安邻二期 ' } })
  fireEvent.change(named('值班电话'), { target: { value: '010-60002000' } })
  press('新建小区')
  await settle()
  expect(asked('community.setup.addCommunity')).toEqual([
    { communityName: '安邻二期', dutyPhone: '010-60002000', commandId: expect.any(String) as string },
  ])
  expect(shown).toEqual(['c-new'])
})

test('with nothing missing the last step waits for the opening, and says so', async () => {
  answer('community.setup.state', state({ missing: [] }))
  await openSetup()
  expect(screen.getByText('5 步做好了 4 步')).toBeTruthy()
  expect(screen.getByRole('button', { name: /检查并开放.*都有了，可以开放/ })).toBeTruthy()
})

test('a name that another community has is told beside it, and typing takes it away', async () => {
  answer('community.setup.addCommunity', () => {
    throw refuse('BAD_INPUT', '已经有“安邻一期”了', { field: 'communityName' })
  })
  await openSetup()
  press('再加一个小区')
  const named = (name: string) => screen.getAllByRole('textbox', { name })[0]!
  fireEvent.change(named('小区名称'), { target: { value: '安邻 一期' } })
  fireEvent.change(named('值班电话'), { target: { value: '010-60002000' } })
  press('新建小区')
  await settle()
  expect(screen.getByRole('alert').textContent).toBe('已经有“安邻一期”了')
  fireEvent.change(named('小区名称'), { target: { value: '安邻二期' } })
  expect(screen.queryByRole('alert')).toBeNull()
})

test('lets only an administrator add one', async () => {
  await openSetup(false)
  expect(screen.queryByRole('button', { name: '再加一个小区' })).toBeNull()
})

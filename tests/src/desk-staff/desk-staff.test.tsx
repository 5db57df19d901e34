import { fireEvent, screen, within } from '@testing-library/react'
import type { StaffMemberView } from '../../../contract/community/staff'
import type { WhoAmI } from '../../../contract/community/me'
import { dayOf } from '../../../domain/kernel/instant'
import { DeskStaff } from '../../../src/features/desk-staff/desk-staff'
import { PRESETS } from '../../../src/features/desk-staff/shift-words'
import { answer, asked, refuse, renderScreen, resetLink, settle } from '../../support/fake-link'
import { NOW } from '../../support/ticket-view'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))

type Role = WhoAmI['roles'][number]['role']
const rolesOf = (role: Role, department: 'engineering' | 'security' = 'engineering'): WhoAmI['roles'] => [
  { communityId: 'c1', communityName: '安邻示范小区', role, department },
]
const member = (personId: string, name: string, more: Partial<StaffMemberView> = {}): StaffMemberView => ({
  ...{ personId, name, phone: '13900000001', department: 'engineering', roles: ['technician'] },
  ...{ skills: ['water_leak'], shifts: [...PRESETS.day], exceptions: [], deputyships: [] },
  onDuty: true,
  ...more,
})
let version: number
let members: StaffMemberView[]
const press = (name: string | RegExp) => fireEvent.click(screen.getAllByRole('button', { name }).at(-1)!)
const choose = (name: string | RegExp) => fireEvent.click(screen.getByRole('radio', { name }))
const show = async (roles = rolesOf('admin')) => {
  renderScreen(<DeskStaff communityId="c1" personId="me" roles={roles} />)
  await settle()
}

beforeEach(() => {
  resetLink()
  version = 4
  members = [member('p1', '陈建国'), member('p2', '周勇', { department: 'security', onDuty: false })]
  answer('community.staff.list', () => ({ members, invitations: [], version, now: NOW }))
})

test('everybody stands in their department with a week of shifts, and today’s state', async () => {
  members = [
    member('p1', '陈建国', { exceptions: [{ kind: 'leave', firstDay: dayOf(NOW), lastDay: dayOf(NOW) }] }),
  ]
  await show()
  expect(screen.getByText('工程部 1 人')).toBeTruthy()
  const row = screen.getByRole('row', { name: /陈建国/ })
  expect(within(row).getAllByText('7–19')).toHaveLength(6)
  expect(within(row).getByText('请假')).toBeTruthy()
  expect(within(row).getByText('在岗')).toBeTruthy()
  press('下一周')
  expect(within(screen.getByRole('row', { name: /陈建国/ })).getAllByText('7–19')).toHaveLength(7)
})

test('leave and a deputy are saved with the version the form was opened with', async () => {
  answer('community.staff.setRota', () => ({ version: 5 }))
  await show()
  press(/陈建国/)
  press('加请假或换班')
  press('加上请假')
  fireEvent.change(screen.getByLabelText('常用代班人'), { target: { value: 'p2' } })
  press('保存排班')
  press('保存排班')
  await settle()
  expect(asked('community.staff.setRota')).toHaveLength(1)
  expect(asked('community.staff.setRota')[0]).toMatchObject({
    ...{ personId: 'p1', version: 4, deputyId: 'p2', shifts: PRESETS.day },
    exceptions: [{ kind: 'leave', firstDay: dayOf(NOW), lastDay: dayOf(NOW) }],
  })
  expect(screen.getByText('已保存')).toBeTruthy()
})

test('who stands in for a lead is shown, named for days from now on, and ended after a question', async () => {
  const span = { id: 'd1', deputyId: 'p2', from: NOW - 1, until: NOW + 86_400_000 }
  members[0] = member('p1', '赵明', { roles: ['lead'], onDuty: false, deputyships: [span] })
  answer('community.staff.nameDeputy', () => ({ deputyshipId: 'd2' }))
  answer('community.staff.endDeputy', () => ({ ended: true }))
  await show()
  expect(within(screen.getByRole('row', { name: /赵明/ })).getByText(/周勇代班/)).toBeTruthy()
  press(/赵明/)
  choose('代班')
  fireEvent.change(screen.getByLabelText('代班人'), { target: { value: 'p2' } })
  press('确定代班')
  await settle()
  const [{ from, until }] = asked('community.staff.nameDeputy') as [{ from: number; until: number }]
  expect([from, dayOf(until - 1)]).toEqual([NOW, dayOf(NOW)])
  press('结束')
  press('结束')
  await settle()
  expect(asked('community.staff.endDeputy')[0]).toMatchObject({ personId: 'p1', deputyshipId: 'd1' })
})

test('when somebody was faster, what was typed stays and is saved over what was looked at', async () => {
  answer('community.staff.setRota', (input) => {
    if (input['version'] !== 9) throw refuse('CHANGED_MEANWHILE', '有人刚刚改过，请刷新后再保存。')
    return { version: 10 }
  })
  await show()
  press(/陈建国/)
  choose(/^夜班/)
  version = 9
  press('保存排班')
  await settle()
  expect(screen.getByText('有人刚刚改过，请刷新后再保存。')).toBeTruthy()
  press('看最新的')
  await settle()
  expect(screen.queryByText('有人刚刚改过，请刷新后再保存。')).toBeNull()
  expect(screen.getByRole('radio', { name: /^夜班/ }).getAttribute('aria-checked')).toBe('true')
  press('保存排班')
  await settle()
  expect(asked('community.staff.setRota').map((input) => input['version'])).toEqual([4, 9])
  expect(asked('community.staff.setRota').at(-1)).toMatchObject({ shifts: PRESETS.night })
})

test('another department brings its own skills; the last administrator is said', async () => {
  answer('community.staff.change', () => {
    throw refuse('LAST_ADMIN', '这是最后一位管理员，请先让别人成为管理员。')
  })
  await show()
  press(/陈建国/)
  choose('岗位、技能')
  choose('秩序部')
  expect(screen.queryByRole('checkbox', { name: '漏水渗水' })).toBeNull()
  press('保存岗位')
  await settle()
  const [sent] = asked('community.staff.change')
  expect(sent).toMatchObject({ department: 'security', roles: ['technician'], version: 4 })
  expect(sent?.['skills']).not.toContain('water_leak')
  expect(screen.getByText('这是最后一位管理员，请先让别人成为管理员。')).toBeTruthy()
})

test('somebody leaves with a reason, after a question; the open jobs are counted', async () => {
  answer('community.staff.end', () => {
    members = members.slice(1)
    return { ended: true, released: 3 }
  })
  await show()
  press(/陈建国/)
  choose('离职')
  expect(screen.getByText('先写原因')).toBeTruthy()
  fireEvent.input(screen.getByLabelText('离职原因'), { target: { value: '个人原因' } })
  press('办理离职')
  expect(asked('community.staff.end')).toEqual([])
  fireEvent.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: '办理离职' }))
  await settle()
  expect(asked('community.staff.end')).toMatchObject([{ personId: 'p1', reason: '个人原因' }])
  expect(screen.getByText('3 张没办完的工单已退回派单。')).toBeTruthy()
  expect(screen.queryByRole('row', { name: /陈建国/ })).toBeNull()
})

test('a colleague is invited with terms and shifts; a number that is none is named', async () => {
  answer('community.staff.invite', () => ({ code: 'ABCD2345', expiresAt: NOW + 86_400_000 }))
  await show()
  press('邀请同事')
  expect(screen.getByText('先写姓名')).toBeTruthy()
  fireEvent.input(screen.getByLabelText('姓名'), { target: { value: '高翔' } })
  fireEvent.input(screen.getByLabelText('手机号'), { target: { value: '1390000' } })
  expect(screen.getByText('手机号应为 11 位数字')).toBeTruthy()
  fireEvent.input(screen.getByLabelText('手机号'), { target: { value: '13900000009' } })
  choose(/^夜班/)
  press('生成邀请码')
  press('生成邀请码')
  expect(await screen.findByText('ABCD 2345')).toBeTruthy()
  expect(asked('community.staff.invite')).toHaveLength(1)
  expect(asked('community.staff.invite')[0]).toMatchObject({
    ...{ name: '高翔', phone: '13900000009', department: 'engineering', roles: ['technician'] },
    shifts: PRESETS.night,
  })
})

test('a lead plans the own department and changes nothing else; a dispatcher looks', async () => {
  await show(rolesOf('lead', 'engineering'))
  expect(screen.queryByRole('button', { name: '邀请同事' })).toBeNull()
  press(/陈建国/)
  expect(screen.getByRole('button', { name: '保存排班' })).toBeTruthy()
  expect(screen.queryByRole('radio', { name: '离职' })).toBeNull()
  press('关闭')
  press(/周勇/)
  expect(screen.getByText('您可以看，不能改')).toBeTruthy()
})

/** Lines of the log that are of something: a firm, a look, fields of a policy, of a rota, of a unit, of the community. */
const OF_WHAT = [
  { act: 'firm_changed', object: '顺达电梯' },
  {
    ...{ act: 'phone_revealed', object: '2栋1单元102室', reason: '联系住户办事' },
    task: { kind: 'ticket', number: 'K7MP2W', category: 'water_leak' },
  },
  { act: 'policy_changed', places: ['limits.normalRepair.solved', 'reopenDays'] },
  {
    ...{ act: 'rota_changed', about: '刘志强', object: '陈建国' },
    places: ['staff.shifts', 'staff.deputyId'],
  },
  {
    ...{ act: 'register_changed', object: '2栋1单元102室' },
    places: ['unit.members', 'unit.vehicles', 'unit.use', 'unit.area'],
  },
  { act: 'settings_changed', places: ['settings.dutyPhone', 'settings.engineering'] },
].map((line) => ({ at: NOW, actor: '秦岚', ...line }))

test('the log says every act in words and of what, with more on the next page', async () => {
  answer('community.audit.list', ({ before }) => ({
    lines: [
      before === undefined
        ? { at: NOW, act: 'staff_ended', actor: '秦岚', about: '陈建国', reason: '个人原因' }
        : { at: NOW, act: 'home_handed_over', actor: '林小雨', object: '1栋1单元101室' },
      ...(before === undefined ? OF_WHAT : []),
    ],
    ...(before === undefined && { before: 'b1' }),
    now: NOW,
  }))
  await show()
  choose('操作记录')
  await settle()
  expect(screen.getByText('办理了离职')).toBeTruthy()
  const rows = screen.getAllByRole('row').map(({ textContent }) => textContent)
  const ends = [
    '顺达电梯',
    '2栋1单元102室联系住户办事 · 工单 K7MP2W（漏水渗水）',
    '普通报修 · 办结、确认后几天内可以重开',
    '刘志强 · 陈建国 · 班次、常用代班人',
    '2栋1单元102室 · 成员、车辆、用途等 4 处',
    '值班电话、工程部',
  ]
  for (const end of ends) expect(rows).toContainEqual(expect.stringMatching(new RegExp(`${end}$`)))
  press('看更早的')
  await settle()
  expect(screen.getByText('办理了迁出')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '看更早的' })).toBeNull()
})

import { fireEvent, screen } from '@testing-library/react'
import { RegisterPane } from '../../../src/features/desk-register/register-pane'
import { answer, asked, refuse, renderScreen, resetLink, settle } from '../../support/fake-link'
import { NOW } from '../../support/ticket-view'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))

const ADD = 'community.register.add'
const LINE = { unitId: 'u1', label: '1栋1单元101室', areaCentiares: 8950, members: 0, vehicles: 0 }
const UNIT = {
  ...{ unitId: 'u1', version: 1, label: '1栋1单元101室', phase: '', building: '1', entrance: '1' },
  ...{ room: '101', areaCentiares: 8950, status: 'vacant', tenures: [], now: NOW },
  ...{ mayEdit: true, mayRemove: true, maySee: { phones: false, care: false } },
  log: [
    {
      ...{ at: NOW, by: '何静', via: 'desk' },
      changes: [{ field: 'area', label: '建筑面积', from: '', to: '89.5' }],
    },
  ],
}
const press = (name: string | RegExp) => fireEvent.click(screen.getAllByRole('button', { name }).at(-1)!)
const field = (name: string) => screen.getByRole('textbox', { name })
const type = (name: string, value: string) => fireEvent.change(field(name), { target: { value } })
const chosen = () =>
  screen
    .getAllByRole('radio')
    .filter((one) => one.getAttribute('aria-checked') === 'true')
    .map(({ textContent }) => textContent)

beforeEach(async () => {
  resetLink()
  answer('community.register.buildings', () => ({
    buildings: [{ phase: '', building: '1', units: 1, vacant: 1 }],
  }))
  answer('community.register.units', () => ({ units: [LINE], more: false }))
  answer('community.register.unit', () => UNIT)
  renderScreen(<RegisterPane communityId="c1" roles={[{ role: 'manager' }]} onImport={() => undefined} />)
  await settle()
  press('新增房屋')
})

test('what nobody chose is shown as it will be, and goes with who is registered', () => {
  expect(chosen()).toEqual(['空置', '空置'])
  expect(field('起始日期')).toBeTruthy()
  press('加一个人')
  expect(chosen()).toEqual(['入住', '自住'])
  expect(field('入住日期')).toBeTruthy()
  fireEvent.change(screen.getByRole('combobox', { name: '关系' }), { target: { value: 'tenant' } })
  expect(chosen()).toEqual(['出租', '出租'])
  expect(field('租期到期')).toBeTruthy()
})

test('everything wrong is told at once, each beside its field; the first has the focus, nothing is lost', async () => {
  answer(ADD, () => {
    throw refuse('BAD_INPUT', '“房号”没有填；“成员1手机”写的是“12345”，不是 11 位手机号', {
      field: '房号',
      fields: [
        { field: '房号', sentence: '“房号”没有填' },
        { field: '成员1手机', sentence: '“成员1手机”写的是“12345”，不是 11 位手机号' },
      ],
    })
  })
  press('加一个人')
  type('姓名', '王芳')
  type('手机号', '12345')
  press('加进档案')
  await settle()
  expect(document.activeElement).toBe(field('房号'))
  for (const [name, why] of [
    ['房号', '没有填'],
    ['手机号', '不是 11 位手机号'],
  ] as const) {
    expect(field(name).getAttribute('aria-invalid')).toBe('true')
    const foot = document.getElementById(field(name).getAttribute('aria-describedby') ?? '')
    expect(foot?.textContent).toContain(why)
  }
  expect(screen.getAllByRole('alert')).toHaveLength(2)
  expect(screen.getByDisplayValue('王芳')).toBeTruthy()
  press('不加了')
  press('新增房屋')
  expect(screen.getByDisplayValue('王芳')).toBeTruthy()
})

test('one that is there already is a press away; one that was added says so and leaves an empty form', async () => {
  answer(ADD, () => {
    throw refuse('UNIT_EXISTS', '这套房已经在档案里了。', { unitId: 'u1' })
  })
  type('房号', '101')
  press('加进档案')
  await settle()
  expect(screen.getByText('这套房已经在档案里了。')).toBeTruthy()
  answer(ADD, () => UNIT)
  press('加进档案')
  await settle()
  expect(asked(ADD).at(-1)).toMatchObject({ place: { building: '1', room: '101' }, form: { area: '' } })
  expect(screen.getByText(/何静新增/)).toBeTruthy()
  press('新增房屋')
  expect(screen.queryByDisplayValue('101')).toBeNull()
})

test('escape closes what is open, and the row looked at has the focus again', async () => {
  press('不加了')
  const row = screen.getByRole('row', { name: /101室/ })
  fireEvent.click(row)
  await settle()
  expect(screen.getByRole('heading', { name: '1栋1单元101室' })).toBeTruthy()
  fireEvent.keyDown(document, { key: 'Escape' })
  await settle()
  expect(screen.queryByRole('heading', { name: '1栋1单元101室' })).toBeNull()
  expect(document.activeElement).toBe(screen.getByRole('row', { name: /101室/ }))
})

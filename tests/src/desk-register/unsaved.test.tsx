import { fireEvent, screen } from '@testing-library/react'
import { RegisterPane } from '../../../src/features/desk-register/register-pane'
import { answer, renderScreen, resetLink, settle } from '../../support/fake-link'
import { NOW } from '../../support/ticket-view'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))

const line = (n: number) => ({
  ...{ unitId: `u${n}`, label: `1栋1单元10${n}室`, areaCentiares: 8950, members: 0, vehicles: 0 },
})
const unit = (unitId: string) => ({
  ...{ unitId, version: 1, label: `1栋1单元10${unitId.slice(1)}室`, phase: '', building: '1' },
  ...{ entrance: '1', room: `10${unitId.slice(1)}`, areaCentiares: 8950, status: 'vacant', tenures: [] },
  ...{ log: [], now: NOW, mayEdit: true, mayRemove: true, maySee: { phones: false, care: false } },
})
const press = (name: string) => fireEvent.click(screen.getAllByRole('button', { name }).at(-1)!)
const open = async (n: number): Promise<void> => {
  fireEvent.click(screen.getByRole('row', { name: new RegExp(`10${n}室`) }))
  await settle()
}
const headline = () => screen.getByRole('heading', { level: 2 }).textContent
const question = () => screen.queryByRole('alertdialog')
const area = () => screen.getByRole<HTMLInputElement>('textbox', { name: /建筑面积/ })

beforeEach(async () => {
  resetLink()
  answer('community.register.buildings', () => ({
    buildings: [{ phase: '', building: '1', units: 2, vacant: 2 }],
  }))
  answer('community.register.units', () => ({ units: [line(1), line(2)], more: false }))
  answer('community.register.unit', (input) => unit((input as { unitId: string }).unitId))
  renderScreen(<RegisterPane communityId="c1" roles={[{ role: 'manager' }]} onImport={() => undefined} />)
  await settle()
  await open(1)
  press('修改')
})

test('who has typed something is asked before another unit takes its place', async () => {
  fireEvent.change(area(), { target: { value: '90' } })
  await open(2)
  expect(question()?.textContent).toContain('还没有保存')
  press('继续修改')
  expect(question()).toBeNull()
  expect(area().value).toBe('90')
  await open(2)
  press('不保存，离开')
  await settle()
  expect(headline()).toBe('1栋1单元102室')
  expect(question()).toBeNull()
})

test('who has typed nothing, or took it back, is not asked', async () => {
  const before = area().value
  fireEvent.change(area(), { target: { value: '90' } })
  fireEvent.change(area(), { target: { value: before } })
  await open(2)
  expect(question()).toBeNull()
  expect(headline()).toBe('1栋1单元102室')
})

test('closing asks as well', () => {
  fireEvent.change(area(), { target: { value: '90' } })
  press('关闭')
  expect(question()).not.toBeNull()
  press('不保存，离开')
  expect(screen.queryByRole('heading', { level: 2 })).toBeNull()
})

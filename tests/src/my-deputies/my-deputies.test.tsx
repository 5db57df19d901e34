import { fireEvent, screen } from '@testing-library/react'
import { MyDeputies } from '../../../src/features/my-deputies/my-deputies'
import { answer, asked, refuse, renderScreen, resetLink, settle } from '../../support/fake-link'
import { openWith } from '../../support/taro'
import { NOW } from '../../support/ticket-view'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))

const MINE = 'community.staff.myDeputies'
const NAME = 'community.staff.nameDeputy'
const END = 'community.staff.endDeputy'
const HOUR = 3_600_000
const role = (name: string) => ({
  ...{ communityId: 'c1', communityName: '安邻小区', role: name, department: 'engineering' },
})
const who = (roles: object[]) => ({ personId: 'p1', name: '赵明', phone: '', homes: [], roles, now: NOW })
const empty = { mayName: true, deputies: [], standsIn: [], colleagues: [], now: NOW }
const colleague = (personId: string, name: string, onDuty: boolean) => ({
  ...{ personId, name, department: 'engineering', roles: ['technician'], onDuty },
})
const press = (name: string | RegExp) => fireEvent.click(screen.getAllByRole('button', { name }).at(-1)!)

beforeEach(() => {
  resetLink()
  openWith({})
  answer('community.me', () => who([role('lead')]))
})

test('a lead asks a colleague, from a day to a day; those on duty stand first, the button says the name', async () => {
  const colleagues = [colleague('p2', '陈建国', false), colleague('p3', '马跃进', true)]
  answer(MINE, () => ({ ...empty, colleagues }))
  answer(NAME, () => ({ deputyshipId: 'd1' }))
  renderScreen(<MyDeputies />)
  await settle()
  expect(screen.getByText('没有安排代班')).toBeTruthy()
  press('请人代班')
  expect(screen.getAllByRole('radio').map(({ textContent }) => textContent.slice(0, 3))).toEqual([
    '马跃进',
    '陈建国',
  ])
  press('请人代班')
  expect(asked(NAME)).toEqual([])
  fireEvent.click(screen.getAllByRole('radio')[0]!)
  press('请马跃进代班')
  await settle()
  expect(asked(NAME)).toMatchObject([{ communityId: 'c1', personId: 'p1', deputyId: 'p3', from: NOW }])
  expect(screen.getByText('已请马跃进代班')).toBeTruthy()
})

test('what is refused stays on the sheet with its sentence', async () => {
  answer(MINE, () => ({ ...empty, usual: 'p2', colleagues: [colleague('p2', '陈建国', true)] }))
  answer(NAME, () => {
    throw refuse('DEPUTY_NAMED', '这段时间已经请了林小雨代班')
  })
  renderScreen(<MyDeputies />)
  await settle()
  press('请人代班')
  press('请陈建国代班')
  await settle()
  expect(screen.getByText('这段时间已经请了林小雨代班')).toBeTruthy()
  expect(screen.getByRole('dialog', { name: '请人代班' })).toBeTruthy()
})

test('a span is ended after a question; for whom one stands in is shown beside it', async () => {
  const span = { from: NOW - HOUR, until: NOW + 5 * HOUR }
  answer(MINE, () => ({
    ...empty,
    deputies: [{ id: 'd1', deputyId: 'p2', name: '陈建国', ...span }],
    standsIn: [
      { id: 'd2', name: '吴刚', department: 'security', roles: ['lead'], ...span, from: NOW + HOUR },
    ],
  }))
  answer(END, () => ({ ended: true }))
  renderScreen(<MyDeputies />)
  await settle()
  expect(screen.getByText('吴刚')).toBeTruthy()
  expect(screen.getByText('还没开始')).toBeTruthy()
  press('结束')
  expect(asked(END)).toEqual([])
  press('结束')
  await settle()
  expect(asked(END)).toMatchObject([{ communityId: 'c1', personId: 'p1', deputyshipId: 'd1' }])
})

test('whoever has no such role sees for whom they stand in, and asks nobody', async () => {
  answer('community.me', () => who([role('technician')]))
  answer(MINE, () => ({ ...empty, mayName: false }))
  renderScreen(<MyDeputies />)
  await settle()
  expect(screen.getByText('没有代班')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '请人代班' })).toBeNull()
})

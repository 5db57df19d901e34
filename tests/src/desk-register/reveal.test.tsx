import { fireEvent, screen, within } from '@testing-library/react'
import { Reveal } from '../../../src/features/desk-register/reveal'
import { api } from '../../../src/api/api'
import { answer, asked, noAnswer, refuse, renderScreen, resetLink, settle } from '../../support/fake-link'
import { MINUTE, NOW } from '../../support/ticket-view'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))

const TASKS = 'community.register.tasks'
const REVEAL = 'community.register.revealCare'
const TICKET = {
  ...{ kind: 'ticket', ticketId: 't1', number: 'K7MP2W', category: 'water_leak' },
  ...{ place: '1栋1单元101室', since: NOW - 5 * MINUTE },
}
const REQUEST = { kind: 'request', requestId: 'r1', relation: 'family', place: '1-1-101', since: NOW }
const ELSEWHERE = { ...TICKET, ticketId: 't2', number: 'ABCD23', category: 'parking', place: '地下车库' }

const press = (name: string) => fireEvent.click(screen.getAllByRole('button', { name }).at(-1)!)
const choose = (name: RegExp | string) => fireEvent.click(screen.getByRole('radio', { name }))
const open = async () => {
  renderScreen(
    <Reveal
      communityId="c1"
      unitId="u1"
      covered="138****5678"
      label="查看王芳的手机号"
      look={async (sent) =>
        (await api.community.register.revealCare({ communityId: 'c1', householdId: 'h1', ...sent })).care
      }
    />,
  )
  press('查看王芳的手机号')
  await settle()
}

beforeEach(() => {
  resetLink()
  answer(TASKS, () => ({ here: [TICKET, REQUEST], others: [ELSEWHERE], now: NOW }))
  answer(REVEAL, () => ({ care: '13812345678' }))
})

test('a look is for an open task, those of the unit first, and a purpose; then it is shown', async () => {
  await open()
  const [here, others] = screen.getAllByRole('radiogroup').slice(-2)
  expect(within(here!).getAllByRole('radio')).toHaveLength(2)
  expect(within(others!).getAllByRole('radio')).toHaveLength(1)
  expect(screen.getByText('先选为哪件事')).toBeTruthy()
  choose(/^K7MP2W 漏水/)
  expect(screen.getByText('先选为什么要看')).toBeTruthy()
  choose('联系住户办事')
  press('查看')
  await settle()
  expect(asked(REVEAL)).toMatchObject([
    { task: { kind: 'ticket', ticketId: 't1' }, purpose: 'contact', householdId: 'h1' },
  ])
  expect(screen.getByText('13812345678')).toBeTruthy()
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('another matter is found by its number, and may be a request', async () => {
  await open()
  const find = screen.getByLabelText('工单号，六位')
  fireEvent.input(find, { target: { value: ' abcd23 ' } })
  fireEvent.keyDown(find, { key: 'Enter' })
  await settle()
  expect(asked(TASKS).at(-1)).toMatchObject({ communityId: 'c1', unitId: 'u1', find: 'abcd23' })
  choose(/^绑定申请（家属）/)
  choose('核对档案')
  press('查看')
  await settle()
  expect(asked(REVEAL)).toMatchObject([{ task: { kind: 'request', requestId: 'r1' }, purpose: 'verify' }])
})

test('without anything open nothing is shown, and it says what to do', async () => {
  answer(TASKS, () => ({ here: [], others: [], now: NOW }))
  await open()
  expect(screen.getByText('没有在办的事，不能查看')).toBeTruthy()
  expect(screen.getByText(/公共区域报事/)).toBeTruthy()
  press('查看')
  expect(asked(REVEAL)).toEqual([])
})

test('a task that was closed meanwhile is said, and what is open now is offered', async () => {
  answer(REVEAL, () => {
    throw refuse('TASK_OVER', '这张工单已经办结，不能再为它查看。请选一件还在办的事。')
  })
  await open()
  choose(/^K7MP2W/)
  choose('走访关怀')
  answer(TASKS, () => ({ here: [REQUEST], others: [], now: NOW }))
  press('查看')
  await settle()
  expect(screen.getByText(/已经办结/)).toBeTruthy()
  expect(screen.queryByRole('radio', { name: /^K7MP2W/ })).toBeNull()
  expect(screen.getByText('先选为哪件事')).toBeTruthy()
  expect(screen.getByText('138****5678')).toBeTruthy()
})

test('a lost answer is asked for again with the same command', async () => {
  answer(REVEAL, () => {
    throw noAnswer()
  })
  await open()
  choose(/^K7MP2W/)
  choose('紧急情况')
  press('查看')
  await settle()
  answer(REVEAL, () => ({ care: '13812345678' }))
  press('查看')
  await settle()
  const ids = asked(REVEAL).map(({ commandId }) => commandId)
  expect(ids.length).toBeGreaterThan(1)
  expect(new Set(ids).size).toBe(1)
  expect(screen.getByText('13812345678')).toBeTruthy()
})

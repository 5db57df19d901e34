import { fireEvent, screen, within } from '@testing-library/react'
import { Jobs } from '../../../src/features/staff-work/jobs'
import type { TicketCard } from '../../../contract/ticket'
import { answer, asked, noAnswer, refuse, renderScreen, resetLink, settle } from '../../support/fake-link'
import { visitedPages } from '../../support/taro'
import { MINUTE, NOW, ticketCard, ticketView, visitTimes } from '../../support/ticket-view'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))

let jobs: TicketCard[] = []
let offered: TicketCard[] = []

beforeEach(() => {
  resetLink()
  jobs = []
  offered = []
  answer('ticket.visitTimes', () => visitTimes(NOW))
  answer('ticket.list', ({ box }) => ({ cards: box === 'jobs' ? jobs : offered, now: NOW }))
})

const press = (name: string): boolean => fireEvent.click(screen.getByRole('button', { name }))
const open = async (): Promise<void> => {
  renderScreen(<Jobs />)
  await settle()
}

test('the big button of a row changes with what is done', async () => {
  jobs = [ticketCard({ state: 'accepted' })]
  answer('ticket.setOut', () => {
    jobs = [ticketCard({ state: 'on_the_way' })]
    return ticketView({ state: 'on_the_way' })
  })
  answer('ticket.arrive', () => {
    jobs = [ticketCard({ state: 'on_site' })]
    return ticketView({ state: 'on_site' })
  })
  await open()
  press('出发')
  await settle()
  press('到现场了')
  await settle()
  press('完成')
  expect(asked('ticket.setOut')).toEqual([{ ticketId: 't1', commandId: expect.any(String) as string }])
  expect(visitedPages().at(-1)).toBe('/staff/job/index?id=t1&do=finish')
})

test('where, what, since when and until when are said; an emergency has a word', async () => {
  jobs = [ticketCard({ priority: 'emergency' })]
  await open()
  for (const words of ['1栋1单元101室', '还剩 18 分钟', '紧急', '10 分钟前报 · A1B2C3'])
    expect(screen.getByText(words)).toBeTruthy()
  expect(screen.getByText(/漏水渗水 · 厨房水槽/)).toBeTruthy()
})

test('the time that was agreed stands in the row', async () => {
  const promise = { department: 'engineering', what: 'visit', by: NOW + 90 * MINUTE, late: false } as const
  jobs = [
    ticketCard({ state: 'accepted', promise: { ...promise, from: NOW - 30 * MINUTE } }),
    ticketCard({ ticketId: 't2', state: 'accepted', promise }),
  ]
  await open()
  expect(screen.getByText('今天 14:00–16:00 到场')).toBeTruthy()
  expect(screen.getByText('今天 16:00 前到场')).toBeTruthy()
})

test('what the server would refuse, or nobody is on duty for, is not offered', async () => {
  jobs = [ticketCard()]
  const at = (text: string): number => Date.parse(`2026-03-11T${text}:00+08:00`)
  answer('ticket.visitTimes', () => ({
    duty: [{ from: at('07:00'), to: at('19:00') }],
    until: at('19:30'),
    now: NOW,
  }))
  await open()
  press('接单')
  await settle()
  const sheet = within(screen.getByRole('dialog'))
  await settle()
  const radios = (label: string) =>
    within(sheet.getByRole('radiogroup', { name: label }))
      .getAllByRole('radio')
      .map((one) => one.textContent)
  expect(sheet.queryByRole('radio', { name: '明天' })).toBeNull()
  fireEvent.click(sheet.getByRole('radio', { name: '今天' }))
  expect(radios('时段')).toEqual(['14:00–16:00', '16:00–18:00'])
  expect(sheet.getByText(/最晚约到今天 19:30/)).toBeTruthy()
  fireEvent.click(sheet.getByRole('radio', { name: '自选时间' }))
  expect(radios('哪天')).toEqual(['今天'])
  expect(radios('几点前到').at(-1)).toBe('19:30')
  fireEvent.click(sheet.getByRole('radio', { name: '19:00' }))
  expect(sheet.queryByText(/不在班/)).toBeNull()
  fireEvent.click(sheet.getByRole('radio', { name: '19:30' }))
  expect(sheet.getByText(/不在班/)).toBeTruthy()
})

test('times that could not be read are asked for again, and none is offered meanwhile', async () => {
  jobs = [ticketCard()]
  answer('ticket.visitTimes', () => {
    throw noAnswer()
  })
  await open()
  press('接单')
  await settle()
  const sheet = within(screen.getByRole('dialog'))
  fireEvent.click(sheet.getByRole('radio', { name: '明天' }))
  expect(sheet.queryByRole('radiogroup', { name: '时段' })).toBeNull()
  answer('ticket.visitTimes', () => visitTimes(NOW))
  fireEvent.click(sheet.getByRole('button', { name: '重试' }))
  await settle()
  expect(sheet.getByRole('radio', { name: '10:00–12:00' })).toBeTruthy()
})

test('a job offered to me is not listed a second time among the open offers', async () => {
  jobs = [ticketCard()]
  offered = [ticketCard(), ticketCard({ ticketId: 't2', place: '2栋1单元201室' })]
  await open()
  expect(screen.getAllByText('1栋1单元101室')).toHaveLength(1)
  expect(screen.getByText('2栋1单元201室')).toBeTruthy()
})

test('accepting with a time tells the server the end of the period', async () => {
  jobs = [ticketCard()]
  answer('ticket.accept', () => ticketView({ state: 'accepted' }))
  await open()
  press('接单')
  await settle()
  fireEvent.click(screen.getByRole('radio', { name: '明天' }))
  const sheet = within(screen.getByRole('dialog'))
  expect(sheet.getByText('选一个时段')).toBeTruthy()
  fireEvent.click(sheet.getByRole('radio', { name: '14:00–16:00' }))
  fireEvent.click(sheet.getByRole('button', { name: '接单，明天 14:00–16:00 上门' }))
  await settle()
  expect(asked('ticket.accept')).toMatchObject([
    { visitFrom: Date.parse('2026-03-12T14:00:00+08:00'), visitAt: Date.parse('2026-03-12T16:00:00+08:00') },
  ])
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('a time is asked for, none is put into anybody’s mouth; accepting without one says until when a reply is owed', async () => {
  jobs = [ticketCard()]
  answer('ticket.accept', () => ticketView({ state: 'accepted' }))
  await open()
  press('接单')
  await settle()
  const sheet = within(screen.getByRole('dialog'))
  expect(sheet.getAllByRole('radio').map((one) => one.textContent)).toEqual([
    '现在就去',
    '今天',
    '明天',
    '自选时间',
    '先接单，稍后联系',
  ])
  expect(sheet.queryByRole('radio', { checked: true })).toBeNull()
  expect(sheet.getByText('先选什么时候到')).toBeTruthy()
  fireEvent.click(sheet.getByRole('radio', { name: '先接单，稍后联系' }))
  expect(sheet.getByText('今天 14:48 前要回复业主：发条留言，或出发。')).toBeTruthy()
  fireEvent.click(sheet.getByRole('button', { name: '先接单' }))
  await settle()
  expect(asked('ticket.accept')).toEqual([{ ticketId: 't1', commandId: expect.any(String) as string }])
})

test('a time of one’s own is a day and half an hour of it', async () => {
  jobs = [ticketCard()]
  answer('ticket.accept', () => ticketView({ state: 'accepted' }))
  await open()
  press('接单')
  await settle()
  const sheet = within(screen.getByRole('dialog'))
  fireEvent.click(sheet.getByRole('radio', { name: '自选时间' }))
  expect(sheet.getByText('选一个时间')).toBeTruthy()
  fireEvent.click(sheet.getByRole('radio', { name: '后天' }))
  fireEvent.click(sheet.getByRole('radio', { name: '09:30' }))
  fireEvent.click(sheet.getByRole('button', { name: '接单，后天 09:30 前到' }))
  await settle()
  expect(asked('ticket.accept')).toMatchObject([{ visitAt: Date.parse('2026-03-13T09:30:00+08:00') }])
  expect(asked('ticket.accept')[0]).not.toHaveProperty('atOnce')
})

test('a time that only the lead may agree leaves the sheet open for another one', async () => {
  jobs = [ticketCard()]
  answer('ticket.accept', () => {
    throw refuse('BAD_INPUT', '这张工单已经约过一次。', { field: 'visitAt' })
  })
  answer('ticket.get', () => ticketView())
  await open()
  press('接单')
  await settle()
  fireEvent.click(screen.getByRole('radio', { name: '明天' }))
  const sheet = within(screen.getByRole('dialog'))
  fireEvent.click(sheet.getByRole('radio', { name: '14:00–16:00' }))
  fireEvent.click(sheet.getByRole('button', { name: '接单，明天 14:00–16:00 上门' }))
  await settle()
  expect(within(screen.getByRole('dialog')).getByText('这张工单已经约过一次。')).toBeTruthy()
})

test('right now accepts and sets out', async () => {
  jobs = [ticketCard({ priority: 'emergency' })]
  answer('ticket.accept', () => ticketView({ state: 'accepted' }))
  answer('ticket.setOut', () => ticketView({ state: 'on_the_way' }))
  await open()
  press('接单')
  await settle()
  press('接单，现在出发')
  await settle()
  expect(asked('ticket.accept')).toMatchObject([{ atOnce: true, visitAt: expect.any(Number) as number }])
  expect(asked('ticket.setOut')).toHaveLength(1)
})

test('when a colleague was faster, it says who has it and the list is asked again', async () => {
  offered = [ticketCard()]
  // The list itself still has the job when it is asked again: the row goes because of the refusal.
  answer('ticket.accept', () => {
    answer('ticket.list', () => new Promise(() => undefined))
    throw refuse('ALREADY_ACCEPTED', '这张工单已由王师傅接单。', { by: '王师傅' })
  })
  answer('ticket.get', () => ticketView())
  await open()
  const before = asked('ticket.list').length
  press('接单')
  await settle()
  fireEvent.click(screen.getByRole('radio', { name: '先接单，稍后联系' }))
  press('先接单')
  await settle()
  expect(screen.getByText('这张工单已由王师傅接单。')).toBeTruthy()
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(asked('ticket.list').length).toBeGreaterThan(before)
  expect(screen.queryByText('1栋1单元101室')).toBeNull()
})

test('an accept without an answer is sent again under the same id', async () => {
  jobs = [ticketCard()]
  let lost = true
  answer('ticket.accept', () => {
    if (lost) throw noAnswer()
    return ticketView({ state: 'accepted' })
  })
  await open()
  press('接单')
  await settle()
  fireEvent.click(screen.getByRole('radio', { name: '先接单，稍后联系' }))
  const accept = (): boolean => press('先接单')
  accept()
  await settle()
  expect(screen.getByText('服务器迟迟没有回应')).toBeTruthy()
  lost = false
  accept()
  await settle()
  const [first, second] = asked('ticket.accept')
  expect(second).toEqual(first)
})

test('without jobs it says what will come here', async () => {
  await open()
  expect(screen.getByText('手上没有工单')).toBeTruthy()
})

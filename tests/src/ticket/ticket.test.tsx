import { fireEvent, screen, waitFor } from '@testing-library/react'
import type { TicketView } from '../../../contract/ticket'
import { Ticket } from '../../../src/features/ticket/ticket'
import { readDraft } from '../../../src/api/report-drafts'
import { myTicket, wang } from '../../support/app-data'
import { visitedPages } from '../../support/taro'
import { answer, asked, noAnswer, refuse, renderScreen, resetLink } from '../../support/fake-link'
import { MINUTE, NOW } from '../../support/ticket-view'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))
jest.mock('../../../src/platform/photos')

const DONE: Partial<TicketView> = {
  state: 'done',
  promise: {
    department: 'engineering',
    who: '陈师傅',
    what: 'confirm',
    by: NOW + 72 * 60 * MINUTE,
    late: false,
  },
  moves: ['confirm', 'reopen'],
  mayRate: true,
  ownerPhone: '',
}
const CONFIRMED: Partial<TicketView> = { ...DONE, state: 'confirmed', moves: ['reopen'], version: 2 }

let ticket: TicketView
beforeEach(() => {
  resetLink()
  ticket = myTicket()
  answer('ticket.get', () => ticket)
})

const open = async (more: Partial<TicketView> = {}) => {
  ticket = myTicket(more)
  renderScreen(<Ticket ticketId="t1" />)
  await screen.findByText('工程部 陈师傅')
}
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const star = (n: number) => fireEvent.click(screen.getByRole('radio', { name: new RegExp(`^${n} 星`) }))

test('who has it stands on top, and calling them is the one primary action', async () => {
  await open()
  expect(screen.getByRole('button', { name: '打电话给陈师傅' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: '已解决' })).toBeNull()
})

test('confirming asks for a rating, and the rating is sent with its words', async () => {
  await open(DONE)
  answer('ticket.confirm', () => myTicket(CONFIRMED))
  answer('ticket.rate', () =>
    myTicket({
      ...CONFIRMED,
      mayRate: false,
      rating: { score: 4, tags: ['准时'], words: '', earlier: false },
    }),
  )
  press('已解决')
  await screen.findByText('这次服务怎么样')
  press('提交评价')
  expect(asked('ticket.rate')).toEqual([])
  star(2)
  fireEvent.click(screen.getByRole('checkbox', { name: '来得晚' }))
  star(4)
  fireEvent.click(screen.getByRole('checkbox', { name: '准时' }))
  press('提交评价')
  await waitFor(() => expect(screen.queryByText('这次服务怎么样')).toBeNull())
  expect(asked('ticket.confirm')).toEqual([{ ticketId: 't1', commandId: expect.any(String) as string }])
  expect(asked('ticket.rate')).toEqual([
    { ticketId: 't1', score: 4, tags: ['准时'], words: '', commandId: expect.any(String) as string },
  ])
})

test('cancelling is asked before, and can be thought over', async () => {
  await open()
  answer('ticket.cancel', () => myTicket({ state: 'cancelled', moves: [], ownerPhone: '' }))
  press('取消这张单')
  press('先不取消')
  expect(asked('ticket.cancel')).toEqual([])
  press('取消这张单')
  expect(screen.getByText('陈师傅会收到通知，不再上门。')).toBeTruthy()
  fireEvent.click(screen.getAllByRole('button', { name: '取消这张单' }).at(-1)!)
  expect(await screen.findByText('已取消')).toBeTruthy()
  expect(asked('ticket.cancel')).toHaveLength(1)
})

test('cancelling what needs no visit does not speak of one', async () => {
  await open({ kind: 'complaint', category: 'noise' })
  press('取消这张单')
  expect(screen.getByText('陈师傅会收到通知，不再处理。')).toBeTruthy()
  expect(screen.queryByText(/上门/)).toBeNull()
})

test('not solved needs a reason', async () => {
  await open(DONE)
  answer('ticket.reopen', () => myTicket({ state: 'dispatched', version: 2 }))
  press('没修好')
  press('请继续处理')
  expect(asked('ticket.reopen')).toEqual([])
  fireEvent.input(screen.getByLabelText('还有什么问题'), { target: { value: '还在滴' } })
  press('请继续处理')
  expect(await screen.findByText('待接单')).toBeTruthy()
  expect(asked('ticket.reopen')[0]).toMatchObject({ reason: '还在滴' })
})

test('a screen that is old says so and shows the new state', async () => {
  await open(DONE)
  answer('ticket.confirm', () => {
    ticket = myTicket({ ...CONFIRMED, mayRate: false })
    throw refuse('WRONG_STATE', '工单现在是“已完成”，不能再这样操作。', { state: 'confirmed' })
  })
  press('已解决')
  expect(await screen.findByText('工单现在是“已完成”，不能再这样操作。')).toBeTruthy()
  expect(await screen.findByText('已完成')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '已解决' })).toBeNull()
})

test.each([
  ['was refused', () => refuse('WRONG_STATE', '工单现在是“待接单”，不能再这样操作。')],
  ['lost its races', () => refuse('BUSY', '现在使用的人较多，请稍后再试。')],
])('after a command that %s nothing is offered until the fresh ticket is there', async (_how, error) => {
  let fresh: (view: TicketView) => void = () => undefined
  await open({ ...DONE, moves: ['confirm', 'reopen', 'cancel'] })
  answer('ticket.confirm', () => {
    answer('ticket.get', () => new Promise((done) => (fresh = done)))
    throw error()
  })
  press('已解决')
  await waitFor(() => expect(screen.queryByRole('button', { name: '已解决' })).toBeNull())
  expect(screen.queryByRole('button', { name: '没修好' })).toBeNull()
  expect(screen.queryByRole('button', { name: '取消这张单' })).toBeNull()
  fresh(myTicket({ state: 'dispatched', moves: ['cancel'], version: 3 }))
  expect(await screen.findByRole('button', { name: '取消这张单' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: '已解决' })).toBeNull()
})

test('a sheet whose matter somebody at home has settled meanwhile goes, and its reason is said', async () => {
  await open(DONE)
  answer('ticket.reopen', () => {
    ticket = myTicket({ state: 'dispatched', moves: ['cancel'], version: 3 })
    throw refuse('BUSY', '现在使用的人较多，请稍后再试。')
  })
  press('没修好')
  fireEvent.input(screen.getByLabelText('还有什么问题'), { target: { value: '还在滴' } })
  press('请继续处理')
  expect(await screen.findByText('待接单')).toBeTruthy()
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(screen.getByText('现在使用的人较多，请稍后再试。')).toBeTruthy()
})

test('a message that got no answer stays in its field and is sent again as the same message', async () => {
  await open()
  answer('ticket.say', () => {
    throw noAnswer()
  })
  const field = (): HTMLTextAreaElement => screen.getByLabelText<HTMLTextAreaElement>('留言')
  fireEvent.input(field(), { target: { value: '三点后在家' } })
  press('发送')
  expect(await screen.findByText(/填写的内容还在/)).toBeTruthy()
  expect(field().value).toBe('三点后在家')
  answer('ticket.say', () => ticket)
  press('发送')
  await waitFor(() => expect(field().value).toBe(''))
  const [one, two] = asked('ticket.say')
  expect(two).toEqual(one)
})

test('what was reported is the first message of the conversation', async () => {
  await open({
    text: '水槽下面滴水',
    timeline: [
      {
        id: 'e1',
        at: NOW - 9 * MINUTE,
        who: { kind: 'resident', name: '王芳', me: true },
        what: 'submitted',
      },
      {
        id: 'e2',
        at: NOW - 8 * MINUTE,
        who: { kind: 'system', name: '', me: false },
        what: 'dispatched',
        ownerName: '陈师傅',
      },
    ],
  })
  const texts = ['已提交', '水槽下面滴水', '派给陈师傅'].map((text) => screen.getByText(text))
  const inOrder = texts.every(
    (node, index) =>
      index === 0 || (texts[index - 1]!.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) > 0,
  )
  expect(inOrder).toBe(true)
})

test('a ticket that cannot be read says why and can be asked again', async () => {
  answer('ticket.get', () => {
    throw noAnswer()
  })
  renderScreen(<Ticket ticketId="t1" />)
  expect(await screen.findByText('服务器迟迟没有回应')).toBeTruthy()
  ticket = myTicket()
  answer('ticket.get', () => ticket)
  press('重试')
  expect(await screen.findByText('工程部 陈师傅')).toBeTruthy()
})

test.each([
  ["somebody else's", refuse('NOT_ALLOWED', '您没有权限进行这项操作。')],
  ['an unknown', refuse('NOT_FOUND', '没有找到这条记录。')],
  ['an impossible', refuse('BAD_INPUT', '“工单”填写有误，请检查后再提交。', { field: 'ticketId' })],
])('%s ticket is said to be there for others or for nobody, and leads home', async (_which, refusal) => {
  answer('ticket.get', () => {
    throw refusal
  })
  renderScreen(<Ticket ticketId="t1" />)
  expect(await screen.findByText('这张工单不存在，或您没有权限查看')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '重试' })).toBeNull()
  press('回首页')
  expect(visitedPages().at(-1)).toBe('/pages/home/index')
})

const COMPLETION = {
  cause: '接头老化',
  materials: '三角阀 1 个',
  minutes: 45,
  words: '先观察两天，\n再漏随时叫我。',
  photos: ['cloud://done.jpg'],
}

test('what was done is shown whole: cause, materials, time, words and photos', async () => {
  await open({
    ...DONE,
    doneAt: NOW,
    completion: COMPLETION,
    photoLinks: { 'cloud://done.jpg': 'https://example.com/done.jpg' },
  })
  for (const words of ['处理结果', '接头老化', '三角阀 1 个', '45 分钟'])
    expect(screen.getByText(words)).toBeTruthy()
  expect(screen.getByText(/先观察两天/)).toBeTruthy()
  expect(screen.getByRole('button', { name: '看第 1 张照片' })).toBeTruthy()
})

test('after a reopening the stars are those of the last time, and the step says who goes on and by when', async () => {
  await open({
    state: 'dispatched',
    rating: { score: 1, tags: ['没修好'], words: '还在漏', earlier: true },
    timeline: [
      {
        id: 'r1',
        at: NOW,
        who: { kind: 'resident', name: '王芳', me: true },
        what: 'reopened',
        text: '还在漏水',
        ownerName: '陈师傅',
        until: NOW + 90 * MINUTE,
      },
    ],
  })
  expect(screen.getByText('上次评价')).toBeTruthy()
  expect(screen.queryByText('评价')).toBeNull()
  expect(screen.getByText(/没有解决，陈师傅继续处理，.* 16:00 前解决/)).toBeTruthy()
})

test('later than 7 days after confirmation it is reported again, with what was written filled in', async () => {
  answer('community.me', () => wang())
  ticket = myTicket({
    ...CONFIRMED,
    moves: [],
    text: '厨房漏水',
    place: '3栋门口',
    reopenUntil: NOW - MINUTE,
    confirmedAt: NOW - MINUTE - 7 * 86_400_000,
  })
  renderScreen(<Ticket ticketId="t1" />)
  await screen.findByText('确认已超过 7 天，这张单不能再打开')
  expect(screen.queryByRole('button', { name: '问题又出现' })).toBeNull()
  press('再报一次')
  expect(visitedPages().at(-1)).toBe('/resident/report/index?category=water_leak')
  expect(readDraft('water_leak')).toMatchObject({
    text: `上次的工单 ${ticket.number} 处理后又出现：厨房漏水`,
    where: 'public',
    publicPlace: '3栋门口',
  })
})

test('a reason or a message that is too long is kept and not sent', async () => {
  await open({ maySay: true })
  const field = screen.getByLabelText<HTMLTextAreaElement>('留言')
  fireEvent.input(field, { target: { value: '长'.repeat(1001) } })
  expect(screen.getAllByText('多了 1 个字，删短后再提交').length).toBeGreaterThan(0)
  press('发送')
  expect(asked('ticket.say')).toEqual([])
  expect(field.value).toHaveLength(1001)
})

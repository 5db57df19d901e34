import { fireEvent, screen } from '@testing-library/react'
import { chooseHome } from '../../../src/api/current-home'
import { dropDraft, keepDraft, newDraft, readDraft } from '../../../src/api/report-drafts'
import { Home } from '../../../src/features/home/home'
import { storage } from '../../../src/platform/storage'
import { homeOf, wang } from '../../support/app-data'
import { answer, asked, noAnswer, renderScreen, resetLink } from '../../support/fake-link'
import { visitedPages } from '../../support/taro'
import { NOW, ticketCard } from '../../support/ticket-view'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))

beforeEach(() => {
  resetLink()
  storage.remove('me')
  storage.remove('home')
  answer('community.me', () => wang({ homes: [homeOf('101'), homeOf('202')] }))
  answer('ticket.list', () => ({ cards: [], now: NOW }))
})
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))

test('the home is switched and kept on the phone', async () => {
  const first = renderScreen(<Home />)
  fireEvent.click(await screen.findByText('1栋1单元101室'))
  fireEvent.click(screen.getByRole('button', { name: /202室/ }))
  expect(screen.getByText('1栋1单元202室')).toBeTruthy()
  expect(screen.queryByText('1栋1单元101室')).toBeNull()
  first.unmount()
  renderScreen(<Home />)
  expect(await screen.findByText('1栋1单元202室')).toBeTruthy()
})

test('a home that is no longer theirs is not kept', async () => {
  chooseHome('h999')
  renderScreen(<Home />)
  expect(await screen.findByText('1栋1单元101室')).toBeTruthy()
})

test('one tap opens the report of a tile, one more that of everything else', async () => {
  renderScreen(<Home />)
  fireEvent.click(await screen.findByRole('button', { name: '漏水渗水' }))
  expect(visitedPages().at(-1)).toBe('/resident/report/index?category=water_leak')
  press('更多')
  press('宽带电视电话')
  expect(visitedPages().at(-1)).toBe('/resident/report/index?category=telecom')
})

test('what is going on says who comes and by when', async () => {
  const promise = {
    department: 'engineering' as const,
    who: '陈师傅',
    what: 'visit' as const,
    by: NOW,
    late: false,
  }
  answer('ticket.list', () => ({
    cards: [ticketCard({ state: 'accepted', promise: { ...promise, by: NOW + 3_600_000 } })],
    now: NOW,
  }))
  renderScreen(<Home />)
  expect(await screen.findByText('工程部 陈师傅')).toBeTruthy()
  expect(screen.getByText('今天 15:30 前到')).toBeTruthy()
  press('漏水渗水，已接单，工程部 陈师傅 今天 15:30 前到')
  expect(visitedPages().at(-1)).toBe('/resident/ticket/index?id=t1')
  expect(asked('ticket.list')).toEqual([{ box: 'mine', open: true, limit: 20 }])
})

const withPublic = () =>
  renderScreen(
    <Home
      newcomer={(inPublic) => (
        <>
          <div>三种办法</div>
          {inPublic}
        </>
      )}
    />,
  )
const communities = (...names: string[]) =>
  answer('community.home.communities', () => ({
    communities: names.map((name, at) => ({
      ...{ communityId: `c${String(at + 1)}`, name, dutyPhone: `010-6000${String(at)}000` },
    })),
  }))

test('somebody with neither home nor role is told what to do, and may report in public; nothing of theirs is asked', async () => {
  communities('安邻示范小区', '隔壁花园')
  answer('community.me', () => ({ homes: [], roles: [], now: NOW }))
  withPublic()
  expect(await screen.findByText('三种办法')).toBeTruthy()
  expect(screen.getByText('公共区域报事')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '电梯困人' }))
  expect(visitedPages().at(-1)).toBe('/resident/report/index?category=elevator_trapped')
  expect(await screen.findByText('010-60001000')).toBeTruthy()
  expect(screen.getByText('隔壁花园')).toBeTruthy()
  press('更多')
  expect(screen.getByRole('button', { name: '公共设施道路井盖' })).toBeTruthy()
  expect(screen.queryByText('表扬')).toBeNull()
  expect(asked('ticket.list')).toEqual([])
})

test('what somebody without a home reported is followed from their first screen', async () => {
  communities('安邻示范小区')
  answer('community.me', () => wang({ homes: [] }))
  withPublic()
  expect(await screen.findByText('公共区域报事')).toBeTruthy()
  expect(screen.queryByText('进行中')).toBeNull()
  answer('ticket.list', () => ({ cards: [ticketCard()], now: NOW }))
  withPublic()
  expect(await screen.findByText('进行中')).toBeTruthy()
})

test('whoever works here too finds their jobs', async () => {
  answer('community.me', () =>
    wang({
      roles: [
        { communityId: 'c1', communityName: '安邻示范小区', role: 'technician', department: 'engineering' },
      ],
    }),
  )
  renderScreen(<Home />)
  fireEvent.click(await screen.findByText('我的工作'))
  expect(visitedPages().at(-1)).toBe('/staff/jobs/index')
})

test('a report that could not be sent waits on the first screen', async () => {
  keepDraft({ ...newDraft('pet', 'h101'), unsent: true })
  const screenOf = renderScreen(<Home />)
  await screen.findByText('还没有发出：宠物不文明')
  press('看一看')
  expect(visitedPages().at(-1)).toBe('/resident/report/index?category=pet')
  press('重新发送')
  expect(visitedPages().at(-1)).toBe('/resident/report/index?category=pet&send=1')
  press('不发了')
  press('先留着')
  expect(readDraft('pet')).toBeDefined()
  press('不发了')
  fireEvent.click(screen.getAllByRole('button', { name: '不发了' }).at(-1)!)
  expect(readDraft('pet')).toBeUndefined()
  expect(screen.queryByText('还没有发出：宠物不文明')).toBeNull()
  screenOf.unmount()
})

test('what was only begun is one line to go on with', async () => {
  keepDraft({ ...newDraft('pet', 'h101'), text: '狗没有牵绳' })
  const screenOf = renderScreen(<Home />)
  fireEvent.click(await screen.findByText('宠物不文明：写了一半'))
  expect(visitedPages().at(-1)).toBe('/resident/report/index?category=pet')
  expect(screen.queryByRole('button', { name: '重新发送' })).toBeNull()
  screenOf.unmount()
  dropDraft('pet')
})

test('who I was last time is shown until the answer comes', async () => {
  storage.write('me', wang())
  answer('community.me', () => {
    throw noAnswer()
  })
  renderScreen(<Home />)
  expect(await screen.findByText('1栋1单元101室')).toBeTruthy()
})

import { fireEvent, screen } from '@testing-library/react'
import { KINDS, PUBLIC_KINDS, TAXONOMY, CATEGORIES } from '../../../domain/routing/taxonomy'
import { storage } from '../../../src/platform/storage'
import ReportPage from '../../../src/resident/report/index'
import { wang } from '../../support/app-data'
import { answer, asked, renderScreen, resetLink, settle } from '../../support/fake-link'
import { visitedPages } from '../../support/taro'

let opened: Record<string, string> = {}
jest.mock('../../../src/platform/page-events', () => ({
  ...jest.requireActual<object>('../../../src/platform/page-events'),
  useOpenedWith: () => opened,
}))
jest.mock('../../../src/features/privacy-consent/consent-first', () => ({
  ConsentFirst: ({ children }: { children: unknown }) => children,
}))
jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))
jest.mock('../../../src/platform/photos')
Object.assign(globalThis, { ANLIN_SUBSCRIBE_TEMPLATES: '' })

beforeEach(() => {
  resetLink()
  storage.remove('me')
  answer('community.me', () => wang())
  answer('community.home.communities', () => ({
    communities: [{ communityId: 'c1', name: '安邻', dutyPhone: '' }],
  }))
})
const openWith = async (query: Record<string, string>) => {
  opened = query
  renderScreen(<ReportPage />)
  await settle()
}
const of = (kinds: readonly string[]): number =>
  CATEGORIES.filter((category) => kinds.includes(TAXONOMY[category].kind)).length
const tiles = (): HTMLElement[] =>
  screen.getAllByRole('button').filter((one) => one.className.includes('al-tile'))

test.each([[{ category: 'leaky_roof' }], [{ category: 'leaky_roof', send: '1' }], [{}]])(
  'an address that names no matter (%j) says so, sends nothing and offers every tile',
  async (query) => {
    await openWith(query)
    expect(screen.getByText('没有找到要报的这类事')).toBeTruthy()
    expect(tiles()).toHaveLength(of(KINDS))
    fireEvent.click(screen.getByRole('button', { name: '漏水渗水' }))
    expect(visitedPages().at(-1)).toBe('/resident/report/index?category=water_leak')
    expect(asked('ticket.submit')).toEqual([])
  },
)

test('somebody without a home is offered what is in public', async () => {
  answer('community.me', () => wang({ homes: [] }))
  await openWith({ category: 'x' })
  expect(tiles()).toHaveLength(of(PUBLIC_KINDS))
})

test('a matter that there is opens as it is', async () => {
  await openWith({ category: 'noise' })
  expect(screen.queryByText('没有找到要报的这类事')).toBeNull()
  expect(screen.getByRole('button', { name: '提交投诉' })).toBeTruthy()
})

import { fireEvent, screen } from '@testing-library/react'
import { PRIVACY_NOTICE_VERSION } from '../../../domain/community/consent'
import { api } from '../../../src/api/api'
import { useCommand, type WithId } from '../../../src/api/use-command'
import { useTicketList } from '../../../src/api/use-ticket-list'
import { ConsentFirst } from '../../../src/features/privacy-consent/consent-first'
import { ConsentSheet } from '../../../src/features/privacy-consent/consent-sheet'
import { storage } from '../../../src/platform/storage'
import { FailureNotice } from '../../../src/ui/failure-notice'
import { wang } from '../../support/app-data'
import { answer, asked, refuse, renderScreen, resetLink, settle } from '../../support/fake-link'
import { NOW } from '../../support/ticket-view'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))

const READ = 'notify.inbox.read'
const CONSENT = 'community.privacy.consent'
let now = 1_000_000
let agreed = false
let wanted = PRIVACY_NOTICE_VERSION

/** What the server does with everything that touches the person's data. */
const guarded = (action: string, output: object): void =>
  answer(action, () => {
    if (!agreed) throw refuse('CONSENT_NEEDED', '请先看一下隐私说明', { version: wanted })
    return output
  })

beforeEach(() => {
  resetLink()
  storage.remove('me')
  // Long after whatever the test before was told.
  now += 60_000
  jest.spyOn(Date, 'now').mockImplementation(() => now)
  agreed = false
  wanted = PRIVACY_NOTICE_VERSION
  answer('community.me', () => {
    const { consent, ...who } = wang()
    return agreed ? { ...who, consent } : who
  })
  answer(CONSENT, ({ version }) => {
    agreed = true
    return { version, at: NOW }
  })
  guarded(READ, { unread: 0 })
  guarded('ticket.list', { cards: [], now: NOW })
})
afterEach(() => jest.restoreAllMocks())

function Reading() {
  const { run, failure } = useCommand((input: WithId<{ until: number }>) => api.notify.inbox.read(input))
  return (
    <>
      <button onClick={() => void run({ until: 1 })}>全部已读</button>
      <FailureNotice failure={failure} />
    </>
  )
}
function Lists() {
  const open = useTicketList({ box: 'mine' })
  const closed = useTicketList({ box: 'mine', open: false })
  const words = [open, closed].map(({ cards, failure }) => (cards ? 'there' : (failure?.code ?? 'waits')))
  return (
    <>
      <p>{words.join(' ')}</p>
      <button onClick={() => void open.refresh()}>再试一次</button>
    </>
  )
}
const press = async (name: string) => {
  fireEvent.click(screen.getByRole('button', { name }))
  await settle()
}

test('a command that was refused for it goes on by itself when the person agrees, as the same command', async () => {
  renderScreen([<Reading key="page" />, <ConsentSheet key="sheet" />])
  await press('全部已读')
  expect(screen.getByRole('dialog', { name: '隐私说明' })).toBeTruthy()
  await press('同意并继续')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(asked(CONSENT)).toMatchObject([{ version: PRIVACY_NOTICE_VERSION }])
  const [first, second, ...more] = asked(READ)
  expect(second).toEqual(first)
  expect(more).toEqual([])
  expect(screen.queryByText(/请先看一下隐私说明/)).toBeNull()
})

test('"not now" is the refusal in words; pressing again asks again', async () => {
  renderScreen([<Reading key="page" />, <ConsentSheet key="sheet" />])
  await press('全部已读')
  await press('暂不同意')
  expect(asked(CONSENT)).toEqual([])
  expect(screen.getByText(/请先看一下隐私说明/)).toBeTruthy()
  now += 10_000
  await press('全部已读')
  await press('同意并继续')
  expect(asked(READ)).toHaveLength(3)
  expect(screen.queryByText(/请先看一下隐私说明/)).toBeNull()
})

test('of all that a screen asks there is one question, and one answer for it', async () => {
  renderScreen([<Lists key="page" />, <ConsentSheet key="sheet" />])
  await settle()
  expect(screen.getByText('waits waits')).toBeTruthy()
  await press('暂不同意')
  expect(screen.getByText('CONSENT_NEEDED CONSENT_NEEDED')).toBeTruthy()
  expect(screen.queryByRole('dialog')).toBeNull()
  now += 10_000
  await press('再试一次')
  await press('同意并继续')
  expect(screen.getByText('there there')).toBeTruthy()
  expect(asked(CONSENT)).toHaveLength(1)
})

test('a newer notice than the app holds cannot be agreed to in it', async () => {
  wanted = PRIVACY_NOTICE_VERSION + 1
  renderScreen([<Reading key="page" />, <ConsentSheet key="sheet" />])
  await press('全部已读')
  expect(screen.getByText('隐私说明有了新版本')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '同意并继续' })).toBeNull()
  await press('知道了')
  expect(screen.getByText(/请先看一下隐私说明/)).toBeTruthy()
})

test('nothing waits for a question that nobody can see', async () => {
  renderScreen(<Lists />)
  await settle()
  expect(screen.getByText('CONSENT_NEEDED CONSENT_NEEDED')).toBeTruthy()
})

test('a page that asks by itself has no second question laid over it', async () => {
  renderScreen([
    <ConsentFirst key="page">
      <Lists />
    </ConsentFirst>,
    <ConsentSheet key="sheet" />,
  ])
  await settle()
  expect(screen.getAllByRole('button', { name: '同意并继续' })).toHaveLength(1)
  expect(screen.queryByRole('dialog')).toBeNull()
  await press('同意并继续')
  await settle()
  expect(screen.getByText('there there')).toBeTruthy()
  expect(asked(CONSENT)).toHaveLength(1)
})

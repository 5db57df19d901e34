import { fireEvent, screen } from '@testing-library/react'
import { useMe } from '../../../src/api/use-me'
import { TryOutSwitch } from '../../../src/features/desk-setup/try-out-switch'
import { TrialBand } from '../../../src/features/try-out/trial-band'
import { TryOutOffer } from '../../../src/features/try-out/try-out-offer'
import { storage } from '../../../src/platform/storage'
import { answer, asked, noAnswer, refuse, renderScreen, resetLink, settle } from '../../support/fake-link'

jest.mock('../../../src/platform/call-link', () => ({
  invoke: (...sent: [string, unknown]) =>
    jest
      .requireActual<typeof import('../../support/fake-link')>('../../support/fake-link')
      .fakeInvoke(...sent),
}))

const ENTRY = 'community.tryOut.entry'
const BEGIN = 'community.tryOut.begin'
const END = 'community.tryOut.end'
const SWITCH = 'community.tryOut.switchEntry'
const HOUR = 3_600_000

let trial: { communityId: string; until: number } | undefined

beforeEach(() => {
  resetLink()
  storage.remove('me')
  trial = undefined
  answer('community.me', () => ({
    personId: 'p1',
    homes: [],
    roles: [],
    ...(trial && { trial }),
    now: Date.now(),
  }))
  answer(ENTRY, () => ({ open: true }))
})

/** Every page knows who is here; the band asks for nothing itself. */
function Anywhere() {
  useMe()
  return <TrialBand />
}

const press = async (name: string): Promise<void> => {
  const buttons = screen.getAllByRole('button', { name })
  fireEvent.click(buttons[buttons.length - 1]!)
  await settle()
}

test('is offered while the entry is open, and a second press after a broken line is the same command', async () => {
  let broken = true
  answer(BEGIN, () => {
    if (broken) throw noAnswer()
    trial = { communityId: 'c1', until: Date.now() + 24 * HOUR }
    return { ...trial, householdId: 'h1' }
  })
  renderScreen(
    <>
      <Anywhere />
      <TryOutOffer />
    </>,
  )
  await settle()
  await press('进入体验小区')
  broken = false
  await press('进入体验小区')
  expect(asked(BEGIN)[1]).toEqual(asked(BEGIN)[0])
  expect(screen.getByText(/体验小区 · 明天 .* 结束/)).toBeTruthy()
})

test('is not offered while the entry is closed; of a limit the sentence is shown', async () => {
  answer(BEGIN, () => {
    throw refuse('TOO_MANY', '您今天已经体验过 3 次，请明天再来。')
  })
  renderScreen(<TryOutOffer />)
  await settle()
  await press('进入体验小区')
  expect(screen.getByText('您今天已经体验过 3 次，请明天再来。')).toBeTruthy()
  resetLink()
  answer(ENTRY, () => ({ open: false }))
  const closed = renderScreen(<TryOutOffer />)
  await settle()
  expect(closed.container.textContent).toBe('')
})

test('is ended after a question, and is over in sight when its time has come', async () => {
  trial = { communityId: 'c1', until: Date.now() + HOUR }
  answer(END, () => {
    trial = undefined
    return { ended: true }
  })
  renderScreen(<Anywhere />)
  await settle()
  await press('结束体验')
  expect(screen.getByText('体验小区里的工单、留言和照片会全部清除，不能恢复。')).toBeTruthy()
  await press('再看看')
  expect(asked(END)).toEqual([])
  await press('结束体验')
  await press('结束体验')
  expect(asked(END)).toHaveLength(1)
  expect(screen.queryByText(/体验小区 ·/)).toBeNull()
})

test('is nothing for whoever does not try anything out, nor after its end', async () => {
  trial = { communityId: 'c1', until: Date.now() - 1 }
  const { container } = renderScreen(<Anywhere />)
  await settle()
  expect(container.textContent).toBe('')
})

test('is opened and closed by an administrator on the set-up page', async () => {
  let open = false
  answer(ENTRY, () => ({ open }))
  answer(SWITCH, (input) => {
    open = input['open'] === true
    return { open }
  })
  renderScreen(<TryOutSwitch />)
  await settle()
  expect(screen.getByText('未开放')).toBeTruthy()
  await press('开放体验')
  expect(screen.getByText('已开放')).toBeTruthy()
  await press('关闭体验')
  expect(asked(SWITCH).map((input) => input['open'])).toEqual([true, false])
})

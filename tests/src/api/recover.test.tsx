import { act } from '@testing-library/react'
import { useQuery } from '@tanstack/react-query'
import { startRecovery } from '../../../src/api/recover'
import { LinkError } from '../../../src/platform/link-error'
import { renderScreen } from '../../support/fake-link'

const SECOND = 1000
const down = (): Error => new LinkError('offline', 'refused')

const ask = jest.fn<Promise<string>, [string]>()
const probe = jest.fn<Promise<string>, []>()
let visible: (shown: boolean) => void
let online: (there: boolean) => void
let stop: () => void

function Reader({ name }: { name: string }) {
  const { data, status } = useQuery({ queryKey: [name], queryFn: () => ask(name) })
  return <p>{`${name}: ${data ?? status}`}</p>
}

const wait = (seconds: number): Promise<void> => act(() => jest.advanceTimersByTimeAsync(seconds * SECOND))

const open = async () => {
  const shown = renderScreen(
    <>
      <Reader name="one" />
      <Reader name="two" />
    </>,
  )
  stop = startRecovery(shown.client, {
    probe,
    watchVisibility: (listener) => {
      visible = listener
      return () => undefined
    },
    watchNetwork: (listener) => {
      online = listener
      return () => undefined
    },
    random: () => 1,
  })
  await wait(0.1)
  return () => shown.container.textContent
}

beforeEach(() => {
  jest.useFakeTimers()
  ask.mockReset().mockRejectedValue(down())
  probe.mockReset().mockRejectedValue(down())
})
afterEach(() => {
  stop()
  jest.useRealTimers()
})

const back = (): void => {
  ask.mockImplementation((name) => Promise.resolve(`${name} is here`))
  probe.mockResolvedValue('head')
}
const HERE = 'one: one is heretwo: two is here'

it('comes by itself within 5 s of the line being back, and only a probe is sent meanwhile', async () => {
  const text = await open()
  await wait(60)
  expect(text()).toBe('one: errortwo: error')
  expect(ask).toHaveBeenCalledTimes(2)
  const probes = probe.mock.calls.length
  expect(probes).toBeGreaterThanOrEqual(12)
  expect(probes).toBeLessThanOrEqual(30)
  back()
  await wait(5)
  expect(text()).toBe(HERE)
  expect(ask).toHaveBeenCalledTimes(4)
  const after = probe.mock.calls.length
  await wait(120)
  expect(probe).toHaveBeenCalledTimes(after)
})

it('any answer to anybody is a sign; a refusal of the probe as well', async () => {
  const text = await open()
  probe.mockRejectedValue(new Error('NO_IDENTITY'))
  ask.mockImplementation((name) => Promise.resolve(`${name} is here`))
  await wait(2)
  expect(text()).toBe(HERE)
})

it('does nothing behind another app or without a network, and begins at once when that ends', async () => {
  const text = await open()
  act(() => visible(false))
  await wait(60)
  expect(probe).not.toHaveBeenCalled()
  act(() => online(false))
  act(() => visible(true))
  await wait(60)
  expect(probe).not.toHaveBeenCalled()
  back()
  act(() => online(true))
  await wait(0.1)
  expect(text()).toBe(HERE)
})

it('asks seldom for what goes on failing although the line is there', async () => {
  const text = await open()
  probe.mockResolvedValue('head')
  await wait(300)
  expect(ask.mock.calls.length).toBeLessThanOrEqual(2 + 2 * 8)
  back()
  await wait(90)
  expect(text()).toBe(HERE)
})

it('leaves alone what was refused', async () => {
  ask.mockRejectedValue(new Error('NOT_ALLOWED'))
  await open()
  await wait(60)
  expect(probe).not.toHaveBeenCalled()
})

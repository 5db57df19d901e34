import { markActivity, stayEager } from '../../../src/api/activity'
import { pulseInterval, startPulse } from '../../../src/api/pulse'
import { adjustClock, ticks } from '../../../src/platform/live'

const SECOND = 1000
const MINUTE = 60 * SECOND

test.each([
  ['right after activity', 0, false, 4],
  ['119 s later', 119 * SECOND, false, 4],
  ['after two minutes', 2 * MINUTE, false, 15],
  ['after ten minutes', 10 * MINUTE, false, 60],
  ['with an open offer, however long', 60 * MINUTE, true, 4],
])('%s the next question comes after %d ms', (_when, since, eager, seconds) => {
  expect(pulseInterval(since, eager)).toBe(seconds * SECOND)
})

describe('a running pulse', () => {
  let visible: (shown: boolean) => void
  const ask = jest.fn<Promise<string>, []>()
  const onHead = jest.fn()
  let stop: () => void

  beforeEach(() => {
    jest.useFakeTimers()
    ask.mockReset().mockResolvedValue('head')
    onHead.mockReset()
    markActivity()
    stop = startPulse({
      ask,
      onHead,
      mayGoOn: (error) => (error as Error).message !== 'refused',
      now: ticks,
      watchVisibility: (listener) => {
        visible = listener
        return () => undefined
      },
    })
  })
  afterEach(() => {
    stop()
    jest.useRealTimers()
  })
  const pass = (ms: number): Promise<void> => jest.advanceTimersByTimeAsync(ms)

  test('asks soon after opening, then each 4 s for 2 min, then each 15 s', async () => {
    await pass(1500)
    expect(ask).toHaveBeenCalledTimes(1)
    await pass(8 * SECOND)
    expect(ask).toHaveBeenCalledTimes(3)
    await pass(2 * MINUTE)
    const later = ask.mock.calls.length
    await pass(MINUTE)
    expect(ask.mock.calls.length - later).toBe(4)
  })

  test('a phone whose clock the server puts right is no less active', async () => {
    await pass(1500)
    adjustClock(ticks() + 60 * MINUTE)
    await pass(8 * SECOND)
    expect(ask).toHaveBeenCalledTimes(3)
    adjustClock(ticks())
  })

  test('is silent while hidden and asks at once when it comes back', async () => {
    await pass(1500)
    visible(false)
    await pass(10 * MINUTE)
    expect(ask).toHaveBeenCalledTimes(1)
    visible(true)
    await pass(0)
    expect(ask).toHaveBeenCalledTimes(2)
  })

  test('activity brings the next question forward', async () => {
    await pass(20 * MINUTE)
    const before = ask.mock.calls.length
    markActivity()
    await pass(4 * SECOND)
    expect(ask.mock.calls.length - before).toBe(1)
  })

  test('an open offer keeps it at 4 s until it is gone', async () => {
    const relax = stayEager()
    await pass(20 * MINUTE)
    const before = ask.mock.calls.length
    await pass(MINUTE)
    expect(ask.mock.calls.length - before).toBe(15)
    relax()
    await pass(5 * SECOND)
    const calm = ask.mock.calls.length
    await pass(50 * SECOND)
    expect(ask.mock.calls.length).toBe(calm)
  })

  test('goes on after a broken line and ends with a refusal', async () => {
    ask.mockRejectedValueOnce(new Error('offline'))
    await pass(1500)
    await pass(4 * SECOND)
    expect(onHead).toHaveBeenCalledTimes(1)
    ask.mockRejectedValueOnce(new Error('refused'))
    await pass(10 * MINUTE)
    expect(ask).toHaveBeenCalledTimes(3)
  })

  test('a slow answer is waited for, not asked over', async () => {
    let answer: (head: string) => void = () => undefined
    ask.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)))
    await pass(MINUTE)
    expect(ask).toHaveBeenCalledTimes(1)
    answer('late')
    await pass(4 * SECOND)
    expect(ask).toHaveBeenCalledTimes(2)
  })
})

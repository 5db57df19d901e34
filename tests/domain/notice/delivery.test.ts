import {
  afterRun,
  leased,
  nextChannel,
  nextRung,
  type Attempt,
  type Channel,
  type Delivery,
} from '../../../domain/notice/delivery'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const BORN = Date.UTC(2026, 10, 22)
const BOTH: Channel[] = ['employee', 'subscribe']

const delivery: Delivery = {
  _id: 'd1',
  version: 1,
  communityId: 'c',
  source: { collection: 'tickets', id: 't', noticeId: 'n' },
  personId: 'p',
  side: 'staff',
  kind: 'job_offered',
  words: { number: 'K', place: '', category: '' },
  urgent: false,
  at: BORN,
  state: 'due',
  createdAt: BORN,
  dueAt: BORN,
  attempts: [],
}
const tried = (channel: Channel, outcome: Attempt['outcome'], code?: number): Attempt => ({
  at: BORN,
  channel,
  outcome,
  ...(code !== undefined && { code }),
})

describe('the ladder', () => {
  test('now, 1 min, 5 min, 30 min, 2 h, 6 h, daily for 7 days, then no more (design.md D4)', () => {
    const rungs = [
      MINUTE,
      5 * MINUTE,
      30 * MINUTE,
      2 * HOUR,
      6 * HOUR,
      ...[1, 2, 3, 4, 5, 6, 7].map((n) => n * DAY),
    ]
    let now = BORN
    for (const rung of rungs) {
      const next = nextRung(BORN, now)
      expect(next).toBe(BORN + rung)
      now = next!
    }
    expect(nextRung(BORN, now)).toBeUndefined()
  })

  test('a run that comes late skips what it slept through', () => {
    expect(nextRung(BORN, BORN + 40 * MINUTE)).toBe(BORN + 2 * HOUR)
  })
})

describe('after a run', () => {
  test('a lease moves the next look beyond the longest run', () => {
    const held = leased(delivery, BORN)
    expect(held).toMatchObject({ version: 2, state: 'due', dueAt: held.leasedUntil })
    expect(held.leasedUntil! - BORN).toBeGreaterThan(60_000)
  })

  test.each([
    ['sent', [tried('employee', 'sent')], 'sent', undefined],
    ['passing', [tried('employee', 'passing', 45009)], 'due', BORN + MINUTE],
    [
      'refused, then sent',
      [tried('employee', 'refused', 40256), tried('subscribe', 'sent')],
      'sent',
      undefined,
    ],
    [
      'refused, then passing',
      [tried('employee', 'refused', 40256), tried('subscribe', 'passing', -1)],
      'due',
      BORN + MINUTE,
    ],
    [
      'refused by all',
      [tried('employee', 'refused', 40256), tried('subscribe', 'refused', 43101)],
      'inbox_only',
      undefined,
    ],
  ] as const)('%s', (_name, attempts, state, dueAt) => {
    const after = afterRun(leased(delivery, BORN), attempts, BOTH, BORN)
    expect(after).toMatchObject({ version: 3, state, attempts })
    expect(after.dueAt).toBe(dueAt)
    expect(after).not.toHaveProperty('leasedUntil')
  })

  test('without any channel only the inbox has it', () => {
    expect(afterRun(delivery, [], [], BORN).state).toBe('inbox_only')
  })

  test('after seven days it has failed', () => {
    const after = afterRun(delivery, [tried('employee', 'passing')], BOTH, BORN + 7 * DAY)
    expect(after.state).toBe('failed')
    expect(after).not.toHaveProperty('dueAt')
  })
})

describe('the channel', () => {
  test('staff: employee message, then subscribe; residents: subscribe only', () => {
    expect(nextChannel('staff', [], BOTH)).toBe('employee')
    expect(nextChannel('resident', [], BOTH)).toBe('subscribe')
    expect(nextChannel('resident', [], ['employee'])).toBeUndefined()
  })

  test('a refusal closes the channel, a passing failure does not', () => {
    expect(nextChannel('staff', [tried('employee', 'refused')], BOTH)).toBe('subscribe')
    expect(nextChannel('staff', [tried('employee', 'passing')], BOTH)).toBe('employee')
  })
})

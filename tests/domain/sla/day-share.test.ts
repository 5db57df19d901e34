import { instantAt } from '../../../domain/kernel/instant'
import type { Clock } from '../../../domain/sla/clocks'
import {
  outcomeOn,
  promiseDays,
  promisesOf,
  shareOf,
  spanOf,
  type DaySpan,
} from '../../../domain/sla/day-share'

const DAY = '2026-03-11'
/** 'dd hh:mm' of March 2026 in Shanghai. */
const at = (text: string): number => {
  const [day, time] = text.split(' ')
  const [hours, minutes] = (time ?? '').split(':').map(Number)
  return instantAt(`2026-03-${day ?? ''}`, (hours ?? 0) * 60 + (minutes ?? 0))
}
const clock = (due: string, met?: string, more: Partial<Clock> = {}): Clock => ({
  name: 'solved',
  from: at('09 08:00'),
  dueAt: at(due),
  limit: 24,
  unit: 'hour',
  basis: 'C',
  source: 'case',
  ...(met !== undefined && { metAt: at(met) }),
  ...more,
})
/** What one clock is to a day. */
const on = (one: Clock, span: DaySpan, working = true) => {
  const [promise] = promisesOf([one], working)
  return promise && outcomeOn(promise, span)
}
const NOON = spanOf(DAY, at('11 12:00'))
const YESTERDAY = spanOf('2026-03-10', at('11 12:00'))

// domain.md §6: times against limits (share on time).
describe.each<[string, Clock, 'kept' | 'late' | undefined, 'kept' | 'late' | undefined]>([
  // what, promise, on the 11th at noon, on the 10th
  ['due today, met today in time', clock('11 10:00', '11 09:59'), 'kept', undefined],
  ['met at its very target', clock('11 10:00', '11 10:00'), 'kept', undefined],
  ['due today, met today too late', clock('11 10:00', '11 10:01'), 'late', undefined],
  ['due today, not met', clock('11 10:00'), 'late', undefined],
  ['due this evening, not met yet', clock('11 18:00'), undefined, undefined],
  ['due this evening, met', clock('11 18:00', '11 11:00'), 'kept', undefined],
  ['due tomorrow, met today', clock('12 10:00', '11 11:00'), 'kept', undefined],
  ['due tomorrow, not met yet', clock('12 10:00'), undefined, undefined],
  ['due today, met the day before', clock('11 10:00', '10 17:00'), 'kept', 'kept'],
  ['due yesterday, met today', clock('10 17:00', '11 09:00'), 'late', 'late'],
  ['due yesterday, still unmet', clock('10 17:00'), 'late', 'late'],
  ['due the day before yesterday, still unmet', clock('09 17:00'), 'late', undefined],
  ['due and met yesterday', clock('10 17:00', '10 16:00'), undefined, 'kept'],
  ['due in the first instant of today', clock('11 00:00'), 'late', undefined],
])('%s', (_what, promise, today, yesterday) => {
  it(`is ${today ?? 'nothing'} today and ${yesterday ?? 'nothing'} yesterday`, () => {
    expect(on(promise, NOON)).toBe(today)
    expect(on(promise, YESTERDAY)).toBe(yesterday)
  })
})

describe('work that ended without meeting a promise', () => {
  it('leaves nothing to measure, unless it had been found overdue', () => {
    const due = at('11 10:00')
    expect(on(clock('11 10:00'), NOON, false)).toBeUndefined()
    expect(on(clock('11 10:00', undefined, { overdueAt: due }), NOON, false)).toBe('late')
    expect(on(clock('09 10:00', undefined, { overdueAt: due }), NOON, false)).toBeUndefined()
  })
})

it('a target that was missed before another replaced it stays missed', () => {
  const { dueAt, limit, unit, basis, source } = clock('10 10:00')
  const missed = { dueAt, limit, unit, basis, source }
  const agreed = (replacedAt: number) =>
    clock('11 10:00', '11 09:00', { replaced: [{ ...missed, replacedAt }] })
  expect(on(agreed(dueAt + 1), NOON)).toBe('late')
  expect(on(agreed(dueAt), NOON)).toBe('kept')
})

it('updates of an emergency are no promise of a day', () => {
  const update = clock('11 10:00', '11 09:00', { name: 'update' })
  expect(promisesOf([update], true)).toEqual([])
})

it('a promise may count on the day of its target and on the day it was met', () => {
  expect(promiseDays(promisesOf([clock('11 10:00', '10 09:00'), clock('12 10:00')], true))).toEqual([
    '2026-03-11',
    '2026-03-10',
    '2026-03-12',
  ])
})

it('a share is those met in time of all that count', () => {
  expect(shareOf(['kept', 'late', undefined, 'kept'])).toEqual({ of: 3, met: 2 })
  expect(shareOf([undefined])).toEqual({ of: 0, met: 0 })
})

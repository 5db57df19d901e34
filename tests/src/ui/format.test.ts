import {
  ago,
  area,
  clockTime,
  day,
  dayPart,
  dayTime,
  length,
  maskedPhone,
  money,
  percent,
  span,
  untilDue,
  yuan,
} from '../../../src/ui/format'

const at = (text: string): number => Date.parse(`${text}+08:00`)
const NOW = at('2026-03-11T14:30:00') // a Wednesday
const MINUTE = 60_000

test.each([
  ['2026-03-11T00:00:00', '今天 00:00'],
  ['2026-03-11T23:59:00', '今天 23:59'],
  ['2026-03-12T00:00:00', '明天 00:00'],
  ['2026-03-13T09:05:00', '后天 09:05'],
  ['2026-03-10T15:30:00', '昨天 15:30'],
  ['2026-03-09T15:30:00', '前天 15:30'],
  ['2026-03-14T09:00:00', '周六 09:00'],
  ['2026-03-17T09:00:00', '周二 09:00'],
  ['2026-03-18T09:00:00', '3月18日 09:00'],
  ['2026-03-08T09:00:00', '3月8日 09:00'],
  ['2025-12-31T09:00:00', '2025年12月31日 09:00'],
])('%s is said as %s', (when, said) => expect(dayTime(at(when), NOW)).toBe(said))

test('the day changes at midnight in Shanghai, not in UTC', () => {
  expect(day(at('2026-03-12T07:59:00'), at('2026-03-12T08:00:00'))).toBe('今天')
  expect(day(at('2026-03-11T23:59:59'), at('2026-03-12T00:00:01'))).toBe('昨天')
  expect(clockTime(Date.UTC(2026, 2, 11, 16, 5))).toBe('00:05')
})

test.each([
  ['2026-03-12T05:59:00', '明天凌晨'],
  ['2026-03-12T09:00:00', '明天上午'],
  ['2026-03-12T12:00:00', '明天中午'],
  ['2026-03-12T14:00:00', '明天下午'],
  ['2026-03-11T18:00:00', '今天晚上'],
])('%s is the part %s', (when, said) => expect(dayPart(at(when), NOW)).toBe(said))

test.each([
  [0, '刚刚'],
  [59_999, '刚刚'],
  [MINUTE, '1 分钟前'],
  [3.9 * MINUTE, '3 分钟前'],
  [60 * MINUTE, '1 小时前'],
  [14 * 60 * MINUTE, '14 小时前'],
  [15 * 60 * MINUTE, '昨天 23:30'],
])('%d ms past is %s', (past, said) => expect(ago(NOW - past, NOW)).toBe(said))

test.each([
  [18 * MINUTE, '还剩 18 分钟'],
  [17.2 * MINUTE, '还剩 18 分钟'],
  [1, '还剩 1 分钟'],
  [0, '现在到期'],
  [-59_999, '现在到期'],
  [-5 * MINUTE, '已超 5 分钟'],
  [-5.9 * MINUTE, '已超 5 分钟'],
  [125 * MINUTE, '还剩 2 小时 5 分'],
  [-120 * MINUTE, '已超 2 小时'],
])('%d ms to the due time is %s', (left, said) => expect(untilDue(NOW + left, NOW)).toBe(said))

test.each([
  [1440 * MINUTE, '1 天'],
  [1500 * MINUTE, '1 天 1 小时'],
  [3 * 1440 * MINUTE + 90 * MINUTE, '3 天'],
])('%d ms long is %s', (ms, said) => expect(length(ms)).toBe(said))

test('a visit names its day once', () => {
  expect(span(at('2026-03-11T14:00:00'), at('2026-03-11T16:00:00'), NOW)).toBe('今天 14:00–16:00')
  expect(span(at('2026-03-11T22:00:00'), at('2026-03-12T01:00:00'), NOW)).toBe('今天 22:00 – 明天 01:00')
})

test.each([
  [0, '0.00'],
  [5, '0.05'],
  [128050, '1,280.50'],
  [100000000, '1,000,000.00'],
  [-3000, '−30.00'],
])('%d fen is %s', (fen, said) => expect(yuan(fen)).toBe(said))

test('money, area, share and phone as people write them', () => {
  expect(money(128050)).toBe('¥ 1,280.50')
  expect(area(86.5)).toBe('86.5 ㎡')
  expect(area(90)).toBe('90 ㎡')
  expect(percent(0.952)).toBe('95.2 %')
  expect(percent(1)).toBe('100 %')
  expect(maskedPhone('13812345678')).toBe('138****5678')
})

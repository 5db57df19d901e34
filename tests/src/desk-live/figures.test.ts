import { countsOf, sharesOf, type DeskFigure, type Today } from '../../../src/features/desk-live/figures'
import { NOW } from '../../support/ticket-view'

const NONE = { of: 0, met: 0 }
const today = (more: Partial<Today> = {}): Today => ({
  day: '2026-03-11',
  now: NOW,
  received: 12,
  solved: 9,
  reopened: 1,
  onTime: { assigned: NONE, firstReply: NONE, onSite: NONE, solved: NONE },
  rating: { sum: 0, count: 0 },
  byDepartment: [],
  ...more,
})
const share = (of: number, met: number): DeskFigure | undefined =>
  sharesOf(today({ onTime: { ...today().onTime, solved: { of, met } } })).find(
    ({ id }) => id === 'solvedOnTime',
  )

test.each([
  [20, 20, '100', '达标'],
  [20, 19, '95', '达标'],
  [1000, 949, '94.9', '差 0.1 %'],
  [100_000, 94_999, '94.9', '差 0.1 %'],
  [14, 13, '92.9', '差 2.1 %'],
  [100_000, 99_999, '99.9', '达标'],
  [100_000, 1, '0.1', '差 94.9 %'],
  [3, 0, '0', '差 95 %'],
])('of %i promises %i in time is %s %%, %s', (of, met, value, word) => {
  const shown = share(of, met)
  expect(shown).toMatchObject({ value, unit: '%', target: `${of} 项中 ${met} 项` })
  expect(shown?.verdict?.word).toBe(word)
  expect(shown?.verdict?.good).toBe(word === '达标')
})

test('without anything that came due there is neither a share nor a verdict', () => {
  const shown = share(0, 0)
  expect(shown).toMatchObject({ value: '—', target: '没有到期的' })
  expect(shown?.verdict).toBeUndefined()
})

test('the rating is a mean with its number', () => {
  const rated = countsOf(today({ rating: { sum: 14, count: 3 } })).find(({ id }) => id === 'rated')
  expect(rated).toMatchObject({ value: '4.7', target: '3 个评价' })
})

test('every figure is named as the list that it opens', () => {
  expect([...sharesOf(today()), ...countsOf(today())].map(({ id, label }) => [id, label])).toEqual([
    ['assignedOnTime', '按时派单'],
    ['firstReplyOnTime', '按时首次回复'],
    ['onSiteOnTime', '按时到场'],
    ['solvedOnTime', '按时办结'],
    ['received', '收到'],
    ['solved', '办结'],
    ['reopened', '重开'],
    ['rated', '评分'],
  ])
})

import { figuresOf, type DeskFigure, type Today } from '../../../src/features/desk-live/figures'
import { NOW } from '../../support/ticket-view'

const today = (more: Partial<Today> = {}): Today => ({
  day: '2026-03-11',
  now: NOW,
  received: 12,
  solved: 9,
  reopened: 1,
  firstReplyOnTime: { of: 0, met: 0 },
  onSiteOnTime: { of: 0, met: 0 },
  solvedOnTime: { of: 0, met: 0 },
  rating: { sum: 0, count: 0 },
  byDepartment: [],
  ...more,
})
const figure = (id: string, more: Partial<Today>): DeskFigure =>
  figuresOf(today(more)).find((one) => one.id === id) ?? {
    id,
    label: '',
    value: '',
    opens: 'late',
    listTitle: '',
  }

test.each([
  [20, 20, '100', '达标'],
  [20, 19, '95', '达标'],
  [1000, 949, '94.9', '差 0.1 %'],
  [100_000, 94_999, '94.9', '差 0.1 %'],
  [14, 13, '92.8', '差 2.2 %'],
  [3, 0, '0', '差 95 %'],
])('of %i solved %i in time is %s %%, %s', (of, met, value, word) => {
  const shown = figure('solvedOnTime', { solvedOnTime: { of, met } })
  expect(shown).toMatchObject({ value, unit: '%', opens: 'late' })
  expect(shown.verdict?.word).toBe(word)
  expect(shown.verdict?.good).toBe(word === '达标')
})

test('without anything measured there is neither a share nor a verdict', () => {
  const shown = figure('onSite', {})
  expect(shown.value).toBe('–')
  expect(shown.verdict).toBeUndefined()
})

test('the rating is a mean with its number', () => {
  expect(figure('rating', { rating: { sum: 14, count: 3 } })).toMatchObject({
    value: '4.7',
    target: '3 个评价',
  })
})

test('every figure opens its own list', () => {
  expect(figuresOf(today()).map(({ id, opens }) => [id, opens])).toEqual([
    ['received', 'received'],
    ['solved', 'solved'],
    ['reopened', 'reopened'],
    ['firstReply', 'late'],
    ['onSite', 'late'],
    ['solvedOnTime', 'late'],
    ['rating', 'rated'],
  ])
})

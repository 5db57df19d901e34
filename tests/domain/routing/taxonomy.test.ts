import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  CATEGORIES,
  DEPARTMENTS,
  isCategory,
  isTrapped,
  KINDS,
  TAXONOMY,
  tileCategories,
} from '../../../domain/routing/taxonomy'

/** A line of CSV with quoted cells. */
const cellsOf = (line: string): string[] =>
  [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
    .map(([, cell = '']) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell))
    .slice(0, 9)

const [head = [], ...rows] = readFileSync(join(__dirname, 'taxonomy.csv'), 'utf8')
  .trim()
  .split(/\r?\n/)
  .map(cellsOf)

test('the columns are the ones compared here', () => {
  expect(head).toEqual([
    'kind',
    'category',
    'label_zh',
    'department',
    'priority',
    'remit',
    'also_send',
    'emergency_when',
    'note',
  ])
})

test('the categories are those of the specification, in its order', () => {
  expect(CATEGORIES).toEqual(rows.map(([, category]) => category))
})

test.each(CATEGORIES)('%s, cell by cell', (category) => {
  const info = TAXONOMY[category]
  expect([
    info.kind,
    info.category,
    info.label.zh,
    info.department,
    info.priority,
    info.remit,
    info.alsoSend.join('+'),
    info.emergencyWhen,
    info.note,
  ]).toEqual(rows.find(([, name]) => name === category))
})

test('every category has a department, a kind and a label of its own in both languages', () => {
  for (const category of CATEGORIES) {
    const info = TAXONOMY[category]
    expect(DEPARTMENTS).toContain(info.department)
    expect(KINDS).toContain(info.kind)
    expect(info.label.zh).toMatch(/^\p{Script=Han}+$/u)
    expect(info.label.en).toMatch(/^[A-Z][\p{L} ,-]+$/u)
  }
  const distinct = (of: (category: (typeof CATEGORIES)[number]) => string): number =>
    new Set(CATEGORIES.map(of)).size
  expect(distinct((c) => TAXONOMY[c].label.zh)).toBe(CATEGORIES.length)
  expect(distinct((c) => TAXONOMY[c].label.en)).toBe(CATEGORIES.length)
})

test('a category that is an emergency by itself says so in words', () => {
  const emergencies = CATEGORIES.filter((category) => TAXONOMY[category].priority === 'emergency')
  expect(emergencies).toEqual([
    'power_unit',
    'elevator_trapped',
    'fire_facility',
    'falling_object',
    'ebike',
    'gas',
    'police',
    'fire',
    'medical',
  ])
  for (const category of emergencies) expect(TAXONOMY[category].emergencyWhen).not.toBe('')
})

test('eight tiles first, every other category under more, none twice', () => {
  expect(tileCategories.first).toHaveLength(8)
  const all = [...tileCategories.first, ...tileCategories.more]
  expect([...all].sort()).toEqual([...CATEGORIES].sort())
})

test('only people in a lift are trapped; only names of the table are categories', () => {
  expect(CATEGORIES.filter(isTrapped)).toEqual(['elevator_trapped'])
  expect(isCategory('water_leak')).toBe(true)
  expect(isCategory('toString')).toBe(false)
  expect(isCategory('')).toBe(false)
})

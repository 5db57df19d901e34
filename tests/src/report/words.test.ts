import { CATEGORIES, TAXONOMY, tileCategories } from '../../../domain/routing/taxonomy'
import { responsibleWord } from '../../../src/features/report/before-sending'
import { dangerWord } from '../../../src/features/report/danger'
import { categoryParts, categoryTile } from '../../../src/ui/ticket/category-tile'

test('danger is asked in words exactly where it makes an emergency of something normal', () => {
  const asked = CATEGORIES.filter((category) => dangerWord(category) !== undefined)
  const meant = CATEGORIES.filter(
    (category) => TAXONOMY[category].priority === 'normal' && TAXONOMY[category].emergencyWhen !== '',
  )
  expect(asked).toEqual(meant)
  expect(asked.length).toBeGreaterThan(10)
})

test('everything outside the remit says who is responsible', () => {
  const external = CATEGORIES.filter((category) => TAXONOMY[category].remit === 'external')
  expect(external.filter((category) => responsibleWord(category) === undefined)).toEqual([])
  expect(responsibleWord('water_leak')).toBeUndefined()
})

test('the words of the first tiles fit a quarter of the screen', () => {
  expect(tileCategories.first.map(categoryTile).filter((word) => word.length > 4)).toEqual([])
})

test('a long name breaks between its words: no part is longer than four, which fits at every size of type', () => {
  for (const category of CATEGORIES) {
    const parts = categoryParts(category)
    expect(parts.join('')).toBe(TAXONOMY[category].label.zh)
    expect(parts.filter((part) => part.length > 4 || part.length < 2)).toEqual([])
  }
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FOLDER, GENERATED } from '../../../scripts/build-icons'
import { SHAPES } from '../../../src/ui/icon/shapes'

test.each(Object.keys(GENERATED))('%s is what scripts/build-icons.ts makes of the shapes', (name) => {
  expect(readFileSync(join(FOLDER, name), 'utf8')).toBe(GENERATED[name]?.())
})

test.each(Object.entries(SHAPES))('%s stays on its 24 × 24 grid', (_name, d) => {
  expect(d).toMatch(/^[Mm][-0-9MmZzLlHhVvCcSsQqTtAa., ]+$/)
  expect(d).not.toMatch(/NaN|undefined/)
})

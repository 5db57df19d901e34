import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { conformanceTable, readConformance } from '../../scripts/print-conformance'
import { testsIn, type NamedTest } from '../support/named-tests'

const entries = readConformance()
const TESTS = resolve(__dirname, '../emulator')

const known = new Map<string, NamedTest[]>()
const testsOf = (file: string): NamedTest[] => {
  const tests = known.get(file) ?? testsIn(resolve(TESTS, file))
  known.set(file, tests)
  return tests
}

/** What is wrong with `file › block › title` as a proof of `operation`; undefined when it stands. */
const faultOf = (operation: string, named: string): string | undefined => {
  const [file = '', ...titles] = named.split(' › ')
  const found = testsOf(file).find(({ name }) => name === titles.join(' › '))
  if (found === undefined) return 'there is no such test'
  if (found.skipped) return 'it is skipped'
  const row = operation.slice(operation.indexOf('.') + 1)
  const isOfOperations = /^%s|^\w+ %s(:|$| and )/.test(titles.at(-1) ?? '')
  const hasRow = found.rows.some(
    (one) => one === row || one.startsWith(`${row} `) || one.startsWith(`${row}:`),
  )
  return isOfOperations && !hasRow ? `its table has no row ${row}` : undefined
}

it('covers an operation by tests that exist and run, with a row of its own in a table', () => {
  const faults = entries.flatMap(({ operation, tests }) =>
    tests.flatMap((named) => {
      const fault = faultOf(operation, named)
      return fault === undefined ? [] : [`${operation}: ${named}: ${fault}`]
    }),
  )
  expect(faults).toEqual([])
})

it('names a test for what is covered, and what is missing for the rest', () => {
  const silent = entries.filter(({ status, tests, note }) =>
    status === 'absent'
      ? note === undefined
      : tests.length === 0 || (status === 'partial') !== (note !== undefined),
  )
  expect(silent.map(({ operation }) => operation)).toEqual([])
  expect(new Set(entries.map(({ operation }) => operation)).size).toBe(entries.length)
})

it('shows the table in emulator/README.md as it is (npx tsx scripts/print-conformance.ts --write)', () => {
  expect(readFileSync(resolve(__dirname, '../../emulator/README.md'), 'utf8')).toContain(
    conformanceTable(entries),
  )
})

it('knows a skipped test, a block and a table from what stands in a file', () => {
  expect(testsIn(resolve(__dirname, '../support/named-tests-sample.txt'))).toEqual([
    { name: 'plain', skipped: false, rows: [] },
    { name: 'left out', skipped: true, rows: [] },
    { name: 'block › inside', skipped: false, rows: [] },
    { name: 'block › %s of %j', skipped: false, rows: ['abs', 'add'] },
    { name: 'not now › within', skipped: true, rows: [] },
    { name: 'named %s', skipped: false, rows: ['one'] },
  ])
})

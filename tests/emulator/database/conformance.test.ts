import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import cloudbase from '@cloudbase/node-sdk'
import { conformanceTable, readConformance } from '../../../scripts/print-conformance'

const entries = readConformance()
const operations = new Set(entries.map(({ operation }) => operation))
const TESTS = resolve(__dirname, '..')

/** What the installed SDK offers, from its own objects. */
function offeredBySdk(): string[] {
  const db = cloudbase.init({ env: 'local-env', secretId: 'x', secretKey: 'y' }).database() as unknown as Sdk
  const methods = (object: object): string[] =>
    Object.getOwnPropertyNames(Object.getPrototypeOf(object)).filter(
      (name) => !/^_|^constructor$|^name$/.test(name),
    )
  const collection = db.collection('any')
  const prefixed = (prefix: string, names: string[]): string[] => names.map((name) => `${prefix}.${name}`)
  return [
    ...prefixed('command', Object.keys(db.command).filter((name) => !['aggregate', 'project'].includes(name))),
    ...prefixed('projection', Object.keys(db.command.project)),
    ...prefixed('expression', Object.keys(db.command.aggregate)),
    ...prefixed('geo', Object.keys(db.Geo)),
    ...methods(collection.aggregate()).map((name) => (['end', 'done', 'unwrap'].includes(name) ? `aggregate.${name}` : `stage.${name}`)),
    ...prefixed('collection', [...methods(collection), ...methods(collection.where({})), 'watch']),
    ...prefixed('document', [...methods(collection.doc('any')), 'watch']),
    ...prefixed('db', ['serverDate', 'RegExp', 'ObjectId', 'startTransaction', 'runTransaction', ...methods(db)].filter((name) => name in db)),
  ] // prettier-ignore
}

type Sdk = {
  command: { aggregate: object; project: object }
  Geo: object
  collection(name: string): { aggregate(): object; where(query: object): object; doc(id: string): object }
}

test('every operation the SDK can send has its entry, once', () => {
  const offered = offeredBySdk()
  expect(offered.length).toBeGreaterThan(150)
  expect([...new Set(offered)].filter((operation) => !operations.has(operation))).toEqual([])
  expect(operations.size).toBe(entries.length)
})

test('what is covered names a test, what is not says what is missing', () => {
  const silent = entries.filter(({ status, tests, note }) =>
    status === 'absent'
      ? note === undefined
      : tests.length === 0 || (status === 'partial') !== (note !== undefined),
  )
  expect(silent.map(({ operation }) => operation)).toEqual([])
})

test('every test that is named exists; a table of tests has a row for the operation', () => {
  const texts = new Map<string, string>()
  const textOf = (file: string): string => {
    const text = texts.get(file) ?? readFileSync(resolve(TESTS, file), 'utf8')
    texts.set(file, text)
    return text
  }
  const missing = entries.flatMap(({ operation, tests }) =>
    tests.filter((named) => {
      const [file = '', title = ''] = named.split(' › ')
      const text = textOf(file)
      const isTable = title.includes('%s')
      const row = new RegExp(`\\[\\s*'${operation.slice(operation.indexOf('.') + 1)}',`)
      return !text.includes(`'${title}'`) || (isTable && !row.test(text))
    }),
  )
  expect(missing).toEqual([])
})

test('emulator/README.md shows the table as conformance.json has it', () => {
  const page = readFileSync(resolve(__dirname, '../../../emulator/README.md'), 'utf8')
  expect(page).toContain(conformanceTable(entries))
})

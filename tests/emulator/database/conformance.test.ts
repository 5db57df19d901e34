import cloudbase from '@cloudbase/node-sdk'
import { readConformance } from '../../../scripts/print-conformance'

const entries = readConformance()
const operations = new Set(entries.map(({ operation }) => operation))

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

test('so has everything else of the SDK that sends something or tells of the call', () => {
  // The logger says that it writes to the console.
  const warn = jest.spyOn(console, 'warn').mockReturnValue()
  const app = cloudbase.init({ env: 'local-env', secretId: 'x', secretKey: 'y' }) as unknown as App
  const own = (object: object): string[] =>
    [...Object.keys(object), ...Object.getOwnPropertyNames(Object.getPrototypeOf(object))].filter(
      (name) => !/^_|^constructor$/.test(name),
    )
  // What leads to the others, and what the SDK keeps for itself.
  const inner =
    /^(init|auth|database|logger|config|extensionMap|cloudbase|src|isSupportClsReport|baseLog|transformMsg|version|SYMBOL_.*|request|setThrowOnCode)$/
  const families = ['app', 'functions', 'storage', 'wechat']
  const named = (name: string, among: string[]): boolean =>
    among.some((family) => operations.has(`${family}.${name}`))
  const missing = (object: object, among: string[]): string[] =>
    own(object).filter((name) => !inner.test(name) && !named(name, among))
  expect(missing(app, families)).toEqual([])
  expect(missing(app.auth(), ['auth'])).toEqual([])
  expect(missing(app.logger(), ['logger'])).toEqual([])
  warn.mockRestore()
  expect(Object.keys(cloudbase).filter((name) => !inner.test(name) && !named(name, families))).toEqual([])
})

type App = { auth(): object; logger(): object }

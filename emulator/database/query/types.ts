import { isDoc, type Value } from '../ejson'
import { requestFailed } from '../failure'

type Test = (value: Value | undefined) => boolean

const isNumber: Test = (value) => typeof value === 'number'
const isInt: Test = (value) => Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31
const isLong: Test = (value) => Number.isInteger(value) && !isInt(value)
const isFraction: Test = (value) => typeof value === 'number' && !Number.isInteger(value)
const never: Test = () => false

/** BSON types by name and by number. The SDK sends whole numbers as int or long and the rest as double (cloudbase.md §1.3). */
type Entry = readonly [number: number, name: string, test: Test]
const ENTRIES: Entry[] = [
  [1, 'double', isFraction],
  [2, 'string', (value) => typeof value === 'string'],
  [3, 'object', isDoc],
  [4, 'array', Array.isArray],
  [5, 'binData', never],
  [6, 'undefined', never],
  [7, 'objectId', never],
  [8, 'bool', (value) => typeof value === 'boolean'],
  [9, 'date', (value) => value instanceof Date],
  [10, 'null', (value) => value === null],
  [11, 'regex', (value) => value instanceof RegExp],
  [13, 'javascript', never],
  [16, 'int', isInt],
  [17, 'timestamp', never],
  [18, 'long', isLong],
  [19, 'decimal', never],
  [-1, 'minKey', never],
  [127, 'maxKey', never],
]
const TYPES = new Map<Value, Test>(
  ENTRIES.flatMap(
    ([number, name, test]) =>
      [
        [number, test],
        [name, test],
      ] as const,
  ),
)
TYPES.set('number', isNumber)

/** The test for one BSON type. Throws for a name or number that is none. */
export function isType(type: Value): Test {
  const test = TYPES.get(type)
  if (test === undefined)
    throw requestFailed(`Unknown type name alias or invalid type code: ${JSON.stringify(type)}`)
  return test
}

/** MongoDB's name of a value's type, for `$jsonSchema`'s `bsonType` and for messages. */
export function typeName(value: Value | undefined): string {
  if (value === undefined) return 'missing'
  for (const [name, test] of TYPES) if (typeof name === 'string' && test(value)) return name
  return 'object'
}

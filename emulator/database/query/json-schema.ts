import { fieldOf, isDoc, type Doc, type Value } from '../ejson'
import { requestFailed } from '../failure'
import { isSame } from './compare'
import { isType } from './types'

type Check = (value: Value) => boolean

/** Keywords that say nothing about the data. */
const NOTES = new Set(['title', 'description', '$schema'])
/** JSON's own type names, which MongoDB takes under `type`. */
const JSON_TYPES = new Set(['object', 'array', 'number', 'boolean', 'string', 'null'])

/** `$jsonSchema`: draft 4 with MongoDB's `bsonType`. Throws DATABASE_REQUEST_FAILED for a schema MongoDB refuses. */
export function schemaCheck(schema: Value): Check {
  if (!isDoc(schema)) throw requestFailed('$jsonSchema must be an object')
  const checks = Object.entries(schema).flatMap(([keyword, argument]) => {
    if (NOTES.has(keyword)) return []
    const make = KEYWORDS.get(keyword)
    if (make === undefined) throw requestFailed(`Unknown $jsonSchema keyword: ${keyword}`)
    return [make(argument, schema)]
  })
  return (value) => checks.every((check) => check(value))
}

const KEYWORDS = new Map<string, (argument: Value, schema: Doc) => Check>([
  ['bsonType', (argument) => anyOf(list(argument).map(isType))],
  ['type', (argument) => anyOf(list(argument).map(jsonType))],
  ['enum', (argument) => (value) => list(argument).some((one) => isSame(one, value))],
  ['allOf', (argument) => all(schemas('allOf', argument))],
  ['anyOf', (argument) => anyOf(schemas('anyOf', argument))],
  ['oneOf', (argument) => exactlyOne(schemas('oneOf', argument))],
  ['not', (argument) => not(schemaCheck(argument))],
  ['minimum', (argument, schema) => forNumbers((n) => schema.exclusiveMinimum === true ? n > numberOf(argument) : n >= numberOf(argument))],
  ['maximum', (argument, schema) => forNumbers((n) => schema.exclusiveMaximum === true ? n < numberOf(argument) : n <= numberOf(argument))],
  ['exclusiveMinimum', () => () => true],
  ['exclusiveMaximum', () => () => true],
  ['multipleOf', (argument) => forNumbers((n) => n % numberOf(argument) === 0)],
  ['minLength', (argument) => forText((text) => Array.from(text).length >= numberOf(argument))],
  ['maxLength', (argument) => forText((text) => Array.from(text).length <= numberOf(argument))],
  ['pattern', (argument) => forText((text) => new RegExp(textOf(argument)).test(text))],
  ['items', items],
  ['additionalItems', () => () => true],
  ['minItems', (argument) => forArrays((array) => array.length >= numberOf(argument))],
  ['maxItems', (argument) => forArrays((array) => array.length <= numberOf(argument))],
  ['uniqueItems', (argument) => forArrays((array) => argument !== true || array.every((one, n) => !array.slice(0, n).some((other) => isSame(one, other))))],
  ['required', (argument) => forDocs((doc) => requiredOf(argument).every((field) => fieldOf(doc, field) !== undefined))],
  ['properties', properties],
  ['patternProperties', patternProperties],
  ['additionalProperties', additionalProperties],
  ['minProperties', (argument) => forDocs((doc) => Object.keys(doc).length >= numberOf(argument))],
  ['maxProperties', (argument) => forDocs((doc) => Object.keys(doc).length <= numberOf(argument))],
  ['dependencies', dependencies],
]) // prettier-ignore

function items(argument: Value, schema: Doc): Check {
  if (!Array.isArray(argument)) {
    const check = schemaCheck(argument)
    return forArrays((array) => array.every(check))
  }
  const checks = argument.map(schemaCheck)
  const more = schema.additionalItems ?? true
  const rest: Check = typeof more === 'boolean' ? () => more : schemaCheck(more)
  return forArrays((array) => array.every((item, n) => (checks[n] ?? rest)(item)))
}

function properties(argument: Value): Check {
  const checks = Object.entries(docOf('properties', argument)).map(([field, schema]) => [field, schemaCheck(schema)] as const) // prettier-ignore
  return forDocs((doc) =>
    checks.every(([field, check]) => {
      const value = fieldOf(doc, field)
      return value === undefined || check(value)
    }),
  )
}

function patternProperties(argument: Value): Check {
  const checks = Object.entries(docOf('patternProperties', argument)).map(([pattern, schema]) => [new RegExp(pattern), schemaCheck(schema)] as const) // prettier-ignore
  return forDocs((doc) =>
    Object.entries(doc).every(([field, value]) =>
      checks.every(([pattern, check]) => !pattern.test(field) || check(value)),
    ),
  )
}

function additionalProperties(argument: Value, schema: Doc): Check {
  const known = new Set(Object.keys(isDoc(schema.properties) ? schema.properties : {}))
  const patterns = Object.keys(isDoc(schema.patternProperties) ? schema.patternProperties : {}).map((one) => new RegExp(one)) // prettier-ignore
  const check: Check = typeof argument === 'boolean' ? () => argument : schemaCheck(argument)
  return forDocs((doc) =>
    Object.entries(doc).every(
      ([field, value]) => known.has(field) || patterns.some((one) => one.test(field)) || check(value),
    ),
  )
}

function dependencies(argument: Value): Check {
  const checks = Object.entries(docOf('dependencies', argument)).map(([field, needed]) => {
    const check = schemaCheck(Array.isArray(needed) ? { required: needed } : needed)
    return forDocs((doc) => fieldOf(doc, field) === undefined || check(doc))
  })
  return all(checks)
}

function jsonType(name: Value): Check {
  if (!JSON_TYPES.has(textOf(name))) throw requestFailed(`Unknown $jsonSchema type: ${textOf(name)}`)
  return isType(name === 'boolean' ? 'bool' : name)
}

function schemas(keyword: string, argument: Value): Check[] {
  if (!Array.isArray(argument) || argument.length === 0)
    throw requestFailed(`$jsonSchema keyword '${keyword}' must be a nonempty array`)
  return argument.map(schemaCheck)
}

function requiredOf(argument: Value): string[] {
  if (!Array.isArray(argument) || argument.length === 0)
    throw requestFailed("$jsonSchema keyword 'required' must be a nonempty array")
  return argument.map(textOf)
}

function docOf(keyword: string, argument: Value): Doc {
  if (isDoc(argument)) return argument
  throw requestFailed(`$jsonSchema keyword '${keyword}' must be an object`)
}

function numberOf(argument: Value): number {
  if (typeof argument === 'number') return argument
  throw requestFailed('$jsonSchema needs a number')
}

function textOf(argument: Value): string {
  if (typeof argument === 'string') return argument
  throw requestFailed('$jsonSchema needs a string')
}

function list(argument: Value): Value[] {
  return Array.isArray(argument) ? argument : [argument]
}

function all(checks: Check[]): Check {
  return (value) => checks.every((check) => check(value))
}

function anyOf(checks: Check[]): Check {
  return (value) => checks.some((check) => check(value))
}

function exactlyOne(checks: Check[]): Check {
  return (value) => checks.filter((check) => check(value)).length === 1
}

function not(check: Check): Check {
  return (value) => !check(value)
}

function forNumbers(check: (value: number) => boolean): Check {
  return (value) => typeof value !== 'number' || check(value)
}

function forText(check: (value: string) => boolean): Check {
  return (value) => typeof value !== 'string' || check(value)
}

function forArrays(check: (value: Value[]) => boolean): Check {
  return (value) => !Array.isArray(value) || check(value)
}

function forDocs(check: (value: Doc) => boolean): Check {
  return (value) => !isDoc(value) || check(value)
}

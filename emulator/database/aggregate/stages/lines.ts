import { fieldOf, isDoc, type Doc, type Value } from '../../ejson'
import { requestFailed } from '../../failure'
import { compileQuery } from '../../query/compile'
import { orderOf, sortBy } from '../../query/order'
import { put } from '../put'
import { checkFields, docOf, pathOf, type Stage } from './stage'

export const match: Stage = (argument, { variables }) => {
  if (/"\$near(Sphere)?":/.test(JSON.stringify(argument)))
    throw requestFailed('$geoNear, $near, and $nearSphere are not allowed in this context')
  const matches = compileQuery(docOf('$match', argument), variables)
  return (docs) => docs.filter(matches)
}

export const sort: Stage = (argument) => {
  const order = orderOf(docOf('$sort', argument))
  if (order.length === 0) throw requestFailed('$sort stage must have at least one sort key')
  return (docs) => sortBy(docs, order, (doc) => doc)
}

export const limit: Stage = (argument) => {
  if (!isWhole(argument) || argument <= 0) throw requestFailed('the limit must be positive')
  return (docs) => docs.slice(0, argument)
}

export const skip: Stage = (argument) => {
  if (!isWhole(argument) || argument < 0) throw requestFailed('Argument to $skip cannot be negative')
  return (docs) => docs.slice(argument)
}

/** One document, or none when there is nothing to count. */
export const count: Stage = (argument) => {
  if (typeof argument !== 'string' || !/^[^$.\0][^.\0]*$/.test(argument))
    throw requestFailed('the count field must be a non-empty string without $ and .')
  return (docs) => (docs.length === 0 ? [] : [{ [argument]: docs.length }])
}

/** Different documents, chosen by chance; all of them when there are not more. */
export const sample: Stage = (argument, { context }) => {
  const { size } = docOf('$sample', argument)
  if (!isWhole(size) || size < 0)
    throw requestFailed('size argument to $sample must be a non-negative integer')
  return (docs) => {
    const left = [...docs]
    return Array.from({ length: Math.min(size, docs.length) }, () => {
      const at = parseInt(context.newId().slice(0, 12), 16) % left.length
      return left.splice(at, 1)[0] ?? {}
    })
  }
}

export const unwind: Stage = (argument) => {
  const spec = typeof argument === 'string' ? { path: argument } : docOf('$unwind', argument)
  checkFields('$unwind', spec, ['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'])
  const { includeArrayIndex: index, preserveNullAndEmptyArrays: keeps = false } = spec
  if (index !== undefined && (typeof index !== 'string' || index === '' || index.startsWith('$')))
    throw requestFailed('includeArrayIndex option to $unwind stage should be a non-empty string without a $')
  if (typeof keeps !== 'boolean')
    throw requestFailed('expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage')
  const parts = pathOf('$unwind', spec.path).split('.')
  return (docs) => docs.flatMap((doc) => unwound(doc, parts, index, keeps))
}

function unwound(doc: Doc, parts: string[], index: string | undefined, keeps: boolean): Doc[] {
  const value = parts.reduce<Value | undefined>(
    (inner, part) => (isDoc(inner) ? fieldOf(inner, part) : undefined),
    doc,
  )
  const withIndex = (made: Doc, n: number | null): Doc =>
    index === undefined ? made : put(made, index.split('.'), n)
  if (Array.isArray(value) && value.length > 0)
    return value.map((item, n) => withIndex(put(doc, parts, item), n))
  if (value !== undefined && value !== null && !Array.isArray(value)) return [withIndex(doc, null)]
  if (!keeps) return []
  return [withIndex(Array.isArray(value) ? put(doc, parts, undefined) : doc, null)]
}

function isWhole(value: Value | undefined): value is number {
  return typeof value === 'number' && Number.isInteger(value)
}

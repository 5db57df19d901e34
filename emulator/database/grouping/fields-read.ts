import { isDoc, type Value } from '../ejson'

/** Stages of which it is known what they read of a document: their expressions, and nothing else. */
const STAGES = new Set(['$group', '$sortByCount', '$count', '$bucket', '$bucketAuto'])

/** Operators that see the document only through the `$path`s among their operands ($getField, say, is not one). */
const OPERATORS = new Set([
  '$sum', '$avg', '$min', '$max', '$first', '$last', '$push', '$addToSet', '$count', '$stdDevPop', '$stdDevSamp',
  '$add', '$subtract', '$multiply', '$divide', '$mod', '$abs', '$ceil', '$floor', '$trunc', '$round',
  '$eq', '$ne', '$gt', '$gte', '$lt', '$lte', '$cmp', '$and', '$or', '$not', '$cond', '$ifNull', '$switch', '$in',
  '$size', '$arrayElemAt', '$concat', '$concatArrays', '$substr', '$substrBytes', '$substrCP', '$toLower', '$toUpper',
  '$split', '$strcasecmp', '$type', '$dateToString', '$dateToParts', '$year', '$month', '$dayOfMonth', '$dayOfWeek',
  '$dayOfYear', '$hour', '$minute', '$second', '$millisecond', '$week', '$isoWeek', '$isoWeekYear', '$isoDayOfWeek',
]) // prettier-ignore

/**
 * The top-level fields a stage reads, so that it gives the same from documents that hold only these; undefined where that
 * is not known: a variable (`$$ROOT`), an unlisted operator or stage, a field name that needs quoting.
 */
export function fieldsReadBy([stage, spec]: [string, Value]): string[] | undefined {
  if (!STAGES.has(stage)) return undefined
  const fields = new Set<string>()
  return collect(spec, fields) ? [...fields] : undefined
}

function collect(expression: Value, fields: Set<string>): boolean {
  if (typeof expression === 'string') return collectPath(expression, fields)
  if (Array.isArray(expression)) return expression.every((part) => collect(part, fields))
  if (!isDoc(expression)) return true
  return Object.entries(expression).every(([key, value]) => {
    if (key === '$literal') return true
    return (!key.startsWith('$') || OPERATORS.has(key)) && collect(value, fields)
  })
}

function collectPath(text: string, fields: Set<string>): boolean {
  if (!text.startsWith('$')) return true
  const [field = ''] = text.slice(1).split('.')
  if (!/^[A-Za-z_]\w*$/.test(field) || field === '__proto__') return false
  fields.add(field)
  return true
}

import { fieldOf, isDoc, type Doc, type Value } from '../ejson'
import { requestFailed } from '../failure'
import { compileElement } from './compile'
import { isOperatorObject } from './conditions'
import { positionalTest } from './positional'

/** What happens to one path: kept, dropped, or changed by `$slice` or `$elemMatch`. */
type Rule =
  { path: string; kind: 'keep' | 'drop' } | { path: string; kind: 'slice' | 'match'; change: Change }
type Change = (value: Value | undefined) => Value | undefined
/** The rules as a tree of field names. */
type Node = { fields: Map<string, Node>; rule?: Rule }

/**
 * Applies a projection: 1 / 0 / true / false per path, `$slice`, `$elemMatch`, and `array.$` for the first element that
 * `query` means. Fields stay in the document's order. Throws for a mixture of 1 and 0, as MongoDB does.
 */
export function projectorOf(projection: Doc | undefined, query: Doc = {}): (doc: Doc) => Doc {
  const rules = rulesOf(projection ?? {}, '', query)
  if (rules.length === 0) return (doc) => doc
  const kinds = new Set(rules.filter(({ path }) => path !== '_id').map(({ kind }) => kind))
  if (kinds.has('keep') && kinds.has('drop'))
    throw requestFailed('Projection cannot have a mix of inclusion and exclusion.')
  const hidesId = rules.some(({ path, kind }) => path === '_id' && kind === 'drop')
  const showsId = rules.some(({ path, kind }) => path === '_id' && kind === 'keep')
  // $slice alone leaves the other fields; $elemMatch alone hides them; {_id: 1} alone hides them too.
  const isInclusion =
    kinds.has('keep') || (kinds.has('match') && !kinds.has('drop')) || (kinds.size === 0 && showsId)
  const tree = treeOf(rules)
  if (isInclusion && !hidesId)
    tree.fields.set('_id', { fields: new Map(), rule: { path: '_id', kind: 'keep' } })
  return (doc) => projectDoc(doc, tree, isInclusion)
}

function rulesOf(projection: Doc, prefix: string, query: Doc): Rule[] {
  return Object.entries(projection).flatMap(([field, value]): Rule[] => {
    const path = prefix + field
    if (path.endsWith('.$')) return [positionalRule(path.slice(0, -2), value, query)]
    if (typeof value === 'number' || typeof value === 'boolean')
      return [{ path, kind: Number(value) === 0 ? 'drop' : 'keep' }]
    if (!isDoc(value) || Object.keys(value).length === 0)
      throw requestFailed(`Unsupported projection option: ${path}`)
    return isOperatorObject(value) ? [operatorRule(path, value)] : rulesOf(value, `${path}.`, query)
  })
}

function positionalRule(path: string, value: Value, query: Doc): Rule {
  if (value !== true && !(typeof value === 'number' && value !== 0))
    throw requestFailed('Positional projection cannot be an exclusion.')
  const matches = positionalTest(path, query)
  if (matches === undefined)
    throw requestFailed(
      `Executor error: the positional operator did not find the match needed from the query: ${path}`,
    )
  return { path, kind: 'match', change: (list) => (Array.isArray(list) ? firstMatch(list, matches) : list) }
}

function operatorRule(path: string, value: Doc): Rule {
  const [operator, ...others] = Object.keys(value)
  const argument = value[operator ?? ''] ?? null
  if (others.length > 0) throw requestFailed(`>1 field in obj: ${path}`)
  if (operator === '$slice') return { path, kind: 'slice', change: slice(argument) }
  if (operator !== '$elemMatch')
    throw requestFailed(`Unsupported projection option: ${path}: ${operator ?? ''}`)
  if (path.includes('.')) throw requestFailed('Cannot use $elemMatch projection on a nested field.')
  if (!isDoc(argument)) throw requestFailed('elemMatch: Invalid argument, object required')
  const matches = compileElement(argument)
  return { path, kind: 'match', change: (list) => firstMatch(list, matches) }
}

function firstMatch(list: Value | undefined, matches: (item: Value) => boolean): Value | undefined {
  const found = Array.isArray(list) ? list.find(matches) : undefined
  return found === undefined ? undefined : [found]
}

/** `n` (from the end when negative) or `[skip, limit]`. */
function slice(argument: Value): Change {
  const isWhole = (value: Value | undefined): value is number => Number.isInteger(value)
  if (isWhole(argument))
    return (list) =>
      Array.isArray(list) ? (argument < 0 ? list.slice(argument) : list.slice(0, argument)) : list
  const [skip, limit] = Array.isArray(argument) ? argument : []
  if (!isWhole(skip) || !isWhole(limit))
    throw requestFailed('$slice only supports numbers and [skip, limit] arrays')
  if (limit <= 0) throw requestFailed('$slice limit must be positive')
  return (list) => {
    if (!Array.isArray(list)) return list
    const start = skip < 0 ? Math.max(0, list.length + skip) : skip
    return list.slice(start, start + limit)
  }
}

function treeOf(rules: Rule[]): Node {
  const root: Node = { fields: new Map() }
  for (const rule of rules) {
    let node = root
    for (const part of rule.path.split('.')) {
      if (node.rule !== undefined) throw requestFailed(`Path collision at ${rule.path}`)
      const next = node.fields.get(part) ?? { fields: new Map() }
      node.fields.set(part, next)
      node = next
    }
    if (node.rule !== undefined || node.fields.size > 0) throw requestFailed(`Path collision at ${rule.path}`)
    node.rule = rule
  }
  return root
}

function projectDoc(doc: Doc, node: Node, isInclusion: boolean): Doc {
  const out: Doc = {}
  for (const field of Object.keys(doc)) {
    const value = projectField(fieldOf(doc, field), node.fields.get(field), isInclusion)
    if (value !== undefined) out[field] = value
  }
  return out
}

function projectField(
  value: Value | undefined,
  node: Node | undefined,
  isInclusion: boolean,
): Value | undefined {
  if (node === undefined) return isInclusion ? undefined : value
  const { rule } = node
  if (rule === undefined) return projectInside(value, node, isInclusion)
  if (rule.kind === 'keep') return value
  return 'change' in rule ? rule.change(value) : undefined
}

/** Below the field: objects, also those in arrays. What is no object has none of the fields an inclusion asks for. */
function projectInside(value: Value | undefined, node: Node, isInclusion: boolean): Value | undefined {
  if (isDoc(value)) return projectDoc(value, node, isInclusion)
  if (!Array.isArray(value)) return isInclusion ? undefined : value
  return value.flatMap((item) => {
    const kept = projectInside(item, node, isInclusion)
    return kept === undefined ? [] : [kept]
  })
}

import { fieldOf, isDoc, type Doc, type Value } from '../../ejson'
import { requestFailed } from '../../failure'
import type { Computed } from '../expressions/operator'
import { evaluate, type Scope } from '../scope'
import { docOf, type Stage } from './stage'

/** What becomes of a field: kept, dropped, computed, or something of it. */
type Node =
  | { kind: 'keep' | 'drop' }
  | { kind: 'compute'; expression: Value }
  | { kind: 'inside'; fields: Map<string, Node> }
type Inside = Extract<Node, { kind: 'inside' }>

export const project: Stage = (argument, { scope }) => {
  const spec = docOf('$project', argument)
  if (Object.keys(spec).length === 0) throw requestFailed('specification must have at least one field')
  const tree = treeOf('$project', spec, true)
  const kinds = new Set(kindsIn(tree, ''))
  const includes = kinds.has('keep') || kinds.has('compute')
  if (includes && kinds.has('drop'))
    throw requestFailed(
      "Bad projection specification, cannot exclude fields other than '_id' in an inclusion projection",
    )
  const id = tree.fields.get('_id')
  const isInclusion = includes || (kinds.size === 0 && id?.kind === 'keep')
  if (isInclusion && id === undefined) tree.fields.set('_id', { kind: 'keep' })
  return (docs) =>
    docs.map((doc) => shape(doc, tree, !isInclusion, (expression) => evaluate(doc, expression, scope)))
}

export const addFields: Stage = (argument, { scope }) => {
  const spec = docOf('$addFields', argument)
  if (Object.keys(spec).length === 0) throw requestFailed('specification must have at least one field')
  const tree = treeOf('$addFields', spec, false)
  return (docs) => docs.map((doc) => shape(doc, tree, true, (expression) => evaluate(doc, expression, scope)))
}

export const unset: Stage = (argument, surroundings) => {
  const fields = Array.isArray(argument) ? argument : [argument]
  if (!fields.every((field) => typeof field === 'string'))
    throw requestFailed('$unset specification must be a string or an array')
  return project(Object.fromEntries(fields.map((field) => [field, 0])), surroundings)
}

export const replaceRoot: Stage = (argument, { scope }) => {
  const { newRoot } = docOf('$replaceRoot', argument)
  if (newRoot === undefined) throw requestFailed('no newRoot specified for the $replaceRoot stage')
  return (docs) => docs.map((doc) => rootOf(doc, newRoot, scope))
}

export const replaceWith: Stage = (newRoot, surroundings) => replaceRoot({ newRoot }, surroundings)

function rootOf(doc: Doc, newRoot: Value, scope: Scope): Doc {
  const root = evaluate(doc, newRoot, scope)
  if (isDoc(root)) return root
  throw requestFailed(
    `'newRoot' expression must evaluate to an object, but resulting value was: ${JSON.stringify(root ?? 'MISSING')}`,
  )
}

function treeOf(stage: string, spec: Doc, hasFlags: boolean): Inside {
  const root: Inside = { kind: 'inside', fields: new Map() }
  for (const [path, value] of Object.entries(spec))
    add(stage, root, path.split('.'), nodeOf(stage, value, hasFlags), path)
  return root
}

function nodeOf(stage: string, value: Value, hasFlags: boolean): Node {
  if (hasFlags && (typeof value === 'number' || typeof value === 'boolean'))
    return { kind: Number(value) === 0 ? 'drop' : 'keep' }
  const isNested = isDoc(value) && !Object.keys(value).some((key) => key.startsWith('$'))
  if (!isNested) return { kind: 'compute', expression: value }
  if (Object.keys(value).length === 0) throw requestFailed(`an empty object is not a valid value in ${stage}`)
  return treeOf(stage, value, hasFlags)
}

function add(stage: string, parent: Inside, [part = '', ...rest]: string[], node: Node, path: string): void {
  if (part === '' || part.startsWith('$'))
    throw requestFailed(`FieldPath field names may not be empty or start with '$': ${path}`)
  const known = parent.fields.get(part)
  if (rest.length === 0) {
    if (known !== undefined)
      throw requestFailed(`Invalid ${stage} :: specification contains two conflicting paths: ${path}`)
    parent.fields.set(part, node)
    return
  }
  const inner: Node = known ?? { kind: 'inside', fields: new Map() }
  if (inner.kind !== 'inside')
    throw requestFailed(`Invalid ${stage} :: specification contains two conflicting paths: ${path}`)
  parent.fields.set(part, inner)
  add(stage, inner, rest, node, path)
}

function* kindsIn(node: Node, path: string): Iterable<Node['kind']> {
  if (node.kind !== 'inside') {
    if (path !== '._id') yield node.kind
    return
  }
  for (const [field, inner] of node.fields) yield* kindsIn(inner, `${path}.${field}`)
}

/** Fields of the document first, in its order, then the computed ones. `others` says whether unnamed fields stay. */
function shape(doc: Doc, { fields }: Inside, others: boolean, compute: (expression: Value) => Computed): Doc {
  const out: Doc = {}
  const put = (field: string, value: Computed): void => {
    if (value !== undefined) out[field] = value
  }
  for (const field of Object.keys(doc)) {
    const node = fields.get(field)
    const value = fieldOf(doc, field)
    if (node === undefined) {
      if (others) put(field, value)
    } else if (node.kind === 'inside') put(field, shapeInside(value, node, others, compute))
    else if (node.kind === 'keep') put(field, value)
    else if (node.kind === 'compute' && others) put(field, compute(node.expression))
  }
  for (const [field, node] of fields) {
    if (field in doc && (others || node.kind !== 'compute')) continue
    if (node.kind === 'compute') put(field, compute(node.expression))
    if (node.kind === 'inside' && hasComputed(node)) put(field, shape({}, node, others, compute))
  }
  return out
}

function shapeInside(
  value: Computed,
  node: Inside,
  others: boolean,
  compute: (expression: Value) => Computed,
): Computed {
  if (isDoc(value)) return shape(value, node, others, compute)
  if (Array.isArray(value)) {
    const shaped = value.map((item) => shapeInside(item, node, others, compute))
    return shaped.filter((item): item is Value => item !== undefined)
  }
  // A computed field below a value that is no object takes its place.
  if (hasComputed(node)) return shape({}, node, others, compute)
  return others ? value : undefined
}

function hasComputed(node: Node): boolean {
  return node.kind === 'compute' || (node.kind === 'inside' && [...node.fields.values()].some(hasComputed))
}

import { fieldOf, isDoc, stringifyStored, type Doc, type Value } from './ejson'
import { invalidParam, requestFailed } from './failure'
import { LIMITS } from './limits'
import type { Mode } from './query/matcher'
import type { DocId } from './store/collection'

/** The id of a document that is about to be stored: text or a number, as the SDK's `doc()` accepts. Throws INVALID_PARAM. */
export function idOf(doc: Doc): DocId {
  const id = fieldOf(doc, '_id')
  if ((typeof id === 'string' && id !== '') || (typeof id === 'number' && Number.isFinite(id))) return id
  throw invalidParam('_id must be a nonempty text or a number.')
}

/**
 * The text to store. Throws when a field name, the depth or the size is beyond what the service stores. A name with a dot
 * was seen to be stored (the SDK's own test adds one); as no query or update reaches it, strict mode refuses it.
 */
export function bodyOf(doc: Doc, mode: Mode): string {
  checkFields(doc, mode, 1)
  const body = stringifyStored(doc)
  const most = LIMITS.documentBytes[mode]
  if (body.length * 3 > most && Buffer.byteLength(body) > most)
    throw requestFailed(`The document is larger than ${most} bytes.`)
  return body
}

function checkFields(value: Value, mode: Mode, depth: number): void {
  if (depth > LIMITS.documentDepth)
    throw requestFailed(`The document is nested deeper than ${LIMITS.documentDepth} levels.`)
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object') checkFields(item, mode, depth + 1)
    return
  }
  if (!isDoc(value)) return
  for (const [field, item] of Object.entries(value)) {
    if (field.startsWith('$'))
      throw requestFailed(`The dollar ($) prefixed field '${field}' is not valid for storage.`)
    if (mode === 'strict' && field.includes('.'))
      throw requestFailed(`The dotted field '${field}' is not valid for storage.`)
    if (field.includes('\u0000')) throw requestFailed('A field name must not contain the null character.')
    if (typeof item === 'object') checkFields(item, mode, depth + 1)
  }
}

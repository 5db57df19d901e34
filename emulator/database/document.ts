import { fieldOf, isDoc, stringifyStored, type Doc, type Value } from './ejson'
import { invalidParam, requestFailed } from './failure'
import { LIMITS } from './limits'
import type { DocId } from './store/collection'

/** The id of a document that is about to be stored: text or a number, as the SDK's `doc()` accepts. Throws INVALID_PARAM. */
export function idOf(doc: Doc): DocId {
  const id = fieldOf(doc, '_id')
  if ((typeof id === 'string' && id !== '') || (typeof id === 'number' && Number.isFinite(id))) return id
  throw invalidParam('_id must be a nonempty text or a number.')
}

/** The text to store. Throws when a field name, the depth or the size is beyond what the service stores. */
export function bodyOf(doc: Doc): string {
  checkFields(doc, 1)
  const body = stringifyStored(doc)
  if (body.length * 3 > LIMITS.documentBytes && Buffer.byteLength(body) > LIMITS.documentBytes) {
    throw requestFailed(`The document is larger than ${LIMITS.documentBytes} bytes.`)
  }
  return body
}

function checkFields(value: Value, depth: number): void {
  if (depth > LIMITS.documentDepth)
    throw requestFailed(`The document is nested deeper than ${LIMITS.documentDepth} levels.`)
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object') checkFields(item, depth + 1)
    return
  }
  if (!isDoc(value)) return
  for (const [field, item] of Object.entries(value)) {
    if (field.startsWith('$'))
      throw requestFailed(`The dollar ($) prefixed field '${field}' is not valid for storage.`)
    if (field.includes('.')) throw requestFailed(`The dotted field '${field}' is not valid for storage.`)
    if (field.includes('\u0000')) throw requestFailed('A field name must not contain the null character.')
    if (typeof item === 'object') checkFields(item, depth + 1)
  }
}

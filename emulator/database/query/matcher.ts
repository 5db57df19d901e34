import type { Doc } from '../ejson'
import { Failure, requestFailed } from '../failure'
import { compileQuery } from './compile'
import { namesUnknownOperator, textOf } from './mingo'

export { textOf } from './mingo'

export type Mode = 'strict' | 'compatible'

/**
 * The test whether a document meets `query`, as MongoDB decides it. Throws DATABASE_INVALID_OPERRATOR for an operator that
 * does not exist and DATABASE_REQUEST_FAILED for what MongoDB rejects. MongoDB's answer is the same in both modes.
 */
export function matcherOf(query: Doc): (doc: Doc) => boolean {
  const matches = orFailure(() => compileQuery(query))
  return (doc) => orFailure(() => matches(doc))
}

function orFailure<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof Failure) throw error
    const message = textOf(error)
    throw namesUnknownOperator(message)
      ? new Failure('DATABASE_INVALID_OPERRATOR', message)
      : requestFailed(`The query cannot be evaluated: ${message}`)
  }
}

/** Codes the SDK passes on to the caller (cloudbase.md §1.5). `DATABASE_INVALID_OPERRATOR` is spelled as the service spells it. */
export type FailureCode =
  | 'INVALID_PARAM'
  | 'DATABASE_INVALID_OPERRATOR'
  | 'DATABASE_COLLECTION_NOT_EXIST'
  | 'DATABASE_COLLECTION_ALREADY_EXIST'
  | 'DATABASE_DUPLICATE_WRITE'
  | 'DATABASE_REQUEST_FAILED'
  | 'DATABASE_TRANSACTION_CONFLICT'
  | 'DATABASE_TRANSACTION_FAIL'
  | 'DATABASE_TIMEOUT'
  | 'SYS_ERR'

/** A refusal that is answered as `{code, message}`; everything else that is thrown is a fault of the emulator (SYS_ERR). */
export class Failure extends Error {
  constructor(
    readonly code: FailureCode,
    message: string,
  ) {
    super(message)
  }
}

export function invalidParam(message: string): Failure {
  return new Failure('INVALID_PARAM', message)
}

/** What the service answers for anything MongoDB itself rejects. */
export function requestFailed(message: string): Failure {
  return new Failure('DATABASE_REQUEST_FAILED', message)
}

/** The text is the one many public projects report for a collection nobody created. */
export function collectionMissing(name: string): Failure {
  return new Failure('DATABASE_COLLECTION_NOT_EXIST', `Db or Table not exist: ${name}`)
}

export function duplicateWrite(collection: string, index: string, fields: readonly string[]): Failure {
  const key = fields.join(', ')
  return new Failure(
    'DATABASE_DUPLICATE_WRITE',
    `E11000 duplicate key error collection: ${collection} index: ${index} key: (${key})`,
  )
}

import { ORPCError, ValidationError } from '@orpc/server'
import { FIELD_NAMES, say } from '../../contract/sentences'
import { isBusy } from './failures'
import { logFailure } from './log'
import { refuse } from './refuse'

/** What a function answers: the typed output, or a typed refusal. */
export type Reply =
  | { ok: true; data: unknown }
  | { ok: false; error: { code: string; status: number; message: string; data: unknown; defined: boolean } }

const fieldOf = (error: ValidationError): string => {
  const path = error.issues[0]?.path ?? []
  const names = path.map((part) => String(typeof part === 'object' ? part.key : part))
  return names.join('.') || 'input'
}

/** contract/kit.ts, `phoneNumber`. */
const isPhone = ({ issues }: ValidationError): boolean => issues[0]?.message === 'phone_wrong'

const badInput = (cause: ValidationError) => {
  const field = fieldOf(cause)
  const name = FIELD_NAMES[field.split('.')[0] ?? '']?.zh ?? field
  return new ORPCError('BAD_INPUT', {
    status: 400,
    message: 'BAD_INPUT',
    data: { sentence: say(isPhone(cause) ? 'phone_wrong' : 'bad_input', { field: name }), field },
    defined: true,
  })
}

/** The cause that oRPC gives to a failed validation. */
const validationOf = (failure: object): ValidationError | undefined => {
  const { cause } = failure as { cause?: unknown }
  return cause instanceof ValidationError ? cause : undefined
}

const known = (failure: unknown): ORPCError<string, unknown> | undefined => {
  if (isBusy(failure)) return refuse('BUSY', 'busy')
  if (!(failure instanceof ORPCError)) return undefined
  const error = failure as ORPCError<string, unknown>
  const invalid = error.code === 'BAD_REQUEST' ? validationOf(error) : undefined
  if (invalid !== undefined) return badInput(invalid)
  return error.defined ? error : undefined
}

/** Turns whatever was thrown into a refusal: known ones as they are, the rest as one opaque code with a trace id. */
export const bareFailure = (failure: unknown, action: string, newTrace: () => string): Reply => {
  const refusal = known(failure)
  if (refusal !== undefined) return { ok: false, error: refusal.toJSON() }
  const traceId = newTrace()
  logFailure('unexpected', failure, { action, traceId })
  return { ok: false, error: refuse('UNEXPECTED', 'unexpected', { traceId }).toJSON() }
}

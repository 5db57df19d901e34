import { ORPCError } from '@orpc/client'
import { LinkError } from '../platform/link-error'

/** What went wrong, as a screen needs it: whether to try again, which field to mark, what to say. */
export type Failure = {
  kind: 'offline' | 'timeout' | 'refused' | 'broken'
  code: string
  /** The server's sentence in Chinese; absent when no server answered. */
  sentence?: string
  field?: string
  /** Everything that is wrong with a form. */
  fields?: readonly { field: string; sentence: string }[]
  traceId?: string
  /** The unit that is there already. */
  unitId?: string
}

type RefusalData = Pick<Failure, 'sentence' | 'field' | 'fields' | 'traceId' | 'unitId'>

/** A refusal of the server, a broken line, or something that must not happen; never a stack for the user. */
export const failureOf = (error: unknown): Failure => {
  if (error instanceof LinkError) {
    if (error.kind === 'offline' || error.kind === 'timeout') return { kind: error.kind, code: error.kind }
    // The gateway no longer knows who this is, and neither does a refreshed token (session.h5.ts).
    if (error.status === 401) return { kind: 'refused', code: 'NO_IDENTITY' }
    return { kind: 'broken', code: 'SERVER' }
  }
  if (!(error instanceof ORPCError)) return { kind: 'broken', code: 'APP' }
  const refusal = error as ORPCError<string, RefusalData | undefined>
  const unexpected = refusal.code === 'UNEXPECTED' || refusal.code === 'BUSY'
  return { kind: unexpected ? 'broken' : 'refused', code: refusal.code, ...refusal.data }
}

/** A refusal is final; everything else may be sent again with the same commandId (design.md D3). */
export const maySendAgain = (failure: Failure): boolean => failure.kind !== 'refused'

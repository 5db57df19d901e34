/** Why no answer came: no network, none in time, or an answer that is not the function's. */
export type LinkFailure = 'offline' | 'timeout' | 'server'

/** The call did not reach the function, or its answer did not reach us; whether it was carried out is not known. */
export class LinkError extends Error {
  constructor(
    readonly kind: LinkFailure,
    message: string,
    /** HTTP status of a gateway's refusal; 401 asks for a new sign-in. */
    readonly status?: number,
  ) {
    super(message)
    this.name = 'LinkError'
  }
}

/**
 * Calls a cloud function and resolves with its result.
 * @throws LinkError when there is none; what the function itself refuses is part of its result.
 */
export type Invoke = (fn: string, data: unknown) => Promise<unknown>

/** A person waits 15 s at most for one call. */
export const CALL_TIMEOUT_MS = 15_000

import type { FaultHooks } from '../faults'
import { CallFailure, type FailureKind, type Identity } from '../functions/call'
import { PAYLOAD_LIMIT, type Functions, type InvokeAnswer } from '../functions/functions'
import { BodyError, readJsonObject } from '../http/body'
import { loseAnswer, sendJson, sendText } from '../http/reply'
import type { Route } from '../http/server'
import { checkBearer } from './bearer'
import type { FunctionGuard } from './function-rules'
import type { Tokens } from './tokens'

/** docs.cloudbase.net/http-api/functions: code and message of a failed call. The status is 400 there for most. */
export const GATEWAY_FAILURE: Record<FailureKind, { status: number; code: string }> = {
  'not-found': { status: 404, code: 'FUNCTION_NOT_FOUND' },
  failed: { status: 400, code: 'FUNCTION_INVOCATION_FAILED' },
  timeout: { status: 400, code: 'FUNCTION_TIME_LIMIT_EXCEEDED' },
  memory: { status: 400, code: 'FUNCTION_MEMORY_LIMIT_EXCEEDED' },
  busy: { status: 429, code: 'FUNCTION_EXCEED_RESOURCE_LIMIT' },
  'too-large': { status: 413, code: 'EXCEED_MAX_PAYLOAD_SIZE' },
  forbidden: { status: 403, code: 'EXCEED_AUTHORITY' },
  quota: { status: 429, code: 'EXCEED_REQUEST_LIMIT' },
  lost: { status: 502, code: 'SYS_ERR' },
}

/** A client's call of a function, whoever carries it. Rejects with CallFailure; kind 'lost' = no answer arrives. */
export type ClientCall = (identity: Identity, fn: string, data: unknown) => Promise<InvokeAnswer>

export function clientCall(o: {
  functions: Functions
  faults: FaultHooks
  guard: FunctionGuard
  /** Told of every call: WeChat's content check wants to know who has used the app lately. */
  seen: (identity: Identity) => void
}): ClientCall {
  return async (identity, fn, data) => {
    o.seen(identity)
    if (!o.guard.mayInvoke(identity, fn))
      throw new CallFailure('forbidden', 'The function rules do not let this caller in.', '')
    const lost = o.faults.answerIsLost(fn)
    const outcome = await o.functions
      .invoke({ fn, data, identity, trigger: 'client' })
      .catch((error: unknown) => {
        if (lost && error instanceof CallFailure) return { requestId: error.requestId, result: '' }
        throw error
      })
    if (lost) throw new CallFailure('lost', 'request:fail the connection was reset', outcome.requestId)
    return outcome
  }
}

const PATH = /^\/v1\/functions\/([^/]+)$/

/** `POST /v1/functions/<name>`: body = data, reply body = the function's result (cloudbase.md §6). */
export function functionsRoute(o: { call: ClientCall; tokens: Tokens; publishableKey?: string }): Route {
  return async (req, res, url) => {
    const fn = PATH.exec(url.pathname)?.[1]
    if (fn === undefined || req.method !== 'POST') return false
    const bearer = checkBearer({ ...o, req })
    if (!bearer.ok) {
      sendJson(res, 401, { code: bearer.code, message: bearer.message, requestId: '' })
      return true
    }
    try {
      const data = await readJsonObject(req, PAYLOAD_LIMIT)
      const { requestId, result } = await o.call(bearer.identity, fn, data)
      sendText(res, 200, 'application/json; charset=utf-8', result, { 'x-request-id': requestId })
    } catch (error) {
      if (error instanceof CallFailure && error.kind === 'lost') loseAnswer(res)
      else if (error instanceof CallFailure) {
        const { status, code } = GATEWAY_FAILURE[error.kind]
        sendJson(res, status, { code, message: error.message, requestId: error.requestId })
      } else if (error instanceof BodyError) {
        const code = error.status === 413 ? 'EXCEED_MAX_PAYLOAD_SIZE' : 'FUNCTION_PARAM_INVALID'
        sendJson(res, error.status, { code, message: error.message, requestId: '' })
      } else throw error
    }
    return true
  }
}

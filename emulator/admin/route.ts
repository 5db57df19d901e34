import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../clock'
import { killByFault, type FaultHooks } from '../faults'
import type { Caller, Functions } from '../functions/functions'
import { CallFailure, type FailureKind } from '../functions/call'
import type { CounterBook } from '../functions/counters'
import type { Quota } from '../functions/quota'
import { DEPTH_HEADER } from '../functions/sequence-depth'
import { BodyError, readJsonObject, textOf } from '../http/body'
import { JSON_TYPE, loseAnswer, sendJson, sendText } from '../http/reply'
import type { Route } from '../http/server'
import { refusal, type AdminActions, type AdminReply } from './reply'

/** The SDK's largest honest request is a 16 MB document write (cloudbase.md §2); the database checks the rest. */
const BODY_LIMIT = 32 * 1024 * 1024
const PATH = /^\/admin(?:\/([0-9a-f]+))?$/

// docs.cloudbase.net/error-code: the server SDK's series begins with FUNCTIONS_, the gateway's with FUNCTION_.
const INVOKE_CODE: Record<FailureKind, string> = {
  'not-found': 'FUNCTION_NOT_FOUND',
  failed: 'FUNCTIONS_EXECUTE_FAIL',
  timeout: 'FUNCTIONS_TIME_LIMIT_EXCEEDED',
  memory: 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED',
  busy: 'EXCEED_CONCURRENT_REQUEST_LIMIT',
  'too-large': 'EXCEED_MAX_PAYLOAD_SIZE',
  forbidden: 'FUNCTIONS_PERMISSION_DENIED',
  quota: 'EXCEED_REQUEST_LIMIT',
  lost: 'SYS_ERR',
}

export type AdminOptions = {
  clock: Clock
  functions: Functions
  counters: CounterBook
  faults: FaultHooks
  quota: Quota
  /** `caller` names the instance that asks. The reply as bytes of JSON text. */
  database: (action: string, params: Record<string, unknown>, caller?: string) => Promise<Uint8Array>
  /** Other families by the part before the dot: storage, auth, … */
  families: Record<string, AdminActions>
  log: (line: string) => void
}

/** `depth`: place in the longest sequence of database calls, see functions/sequence-depth. */
type Request = { params: Record<string, unknown>; caller?: Caller; depth: number }

/** Thrown when the answer must not reach the caller. */
class AnswerLost extends Error {}

/** `POST /admin[/<instance token>]`, the address the SDK is given in TCB_CONTEXT_CNFG (cloudbase.md §1). */
export function adminRoute(o: AdminOptions): Route {
  const database = async (
    action: string,
    { params, caller, depth }: Request,
  ): Promise<AdminReply | Uint8Array> => {
    const order = caller?.call ? o.counters.database(caller.call, action, depth) : 0
    const delay = o.faults.databaseDelay()
    if (delay > 0) await sleep(delay)
    const reply =
      overQuota(o, action) ??
      o.faults.databaseFailure(action, textOf(params, 'collectionName')) ??
      (await o.database(action, params, caller?.instance.token))
    if (caller?.call && o.faults.diesNow(caller.instance.fn, order)) {
      await killByFault(caller.instance)
      throw new AnswerLost()
    }
    return reply
  }
  const invoke = async (params: Record<string, unknown>, caller?: Caller): Promise<AdminReply> => {
    const fn = textOf(params, 'function_name')
    if (o.faults.invokeIsLost(fn)) throw new AnswerLost()
    const text = textOf(params, 'request_data')
    try {
      const callerSource = caller ? `${caller.source},scf` : 'scf'
      const data: unknown = text === '' ? {} : JSON.parse(text)
      const answer = await o.functions.invoke({
        fn,
        data,
        identity: { kind: 'none' },
        trigger: 'function',
        callerSource,
      })
      return { data: { response_data: answer.result } }
    } catch (error) {
      if (error instanceof CallFailure) return refusal(INVOKE_CODE[error.kind], error.message)
      throw error
    }
  }
  const dispatch = (action: string, request: Request): Promise<AdminReply | Uint8Array> | AdminReply => {
    const { params, caller } = request
    const [family = ''] = action.split('.')
    if (family === 'database') return database(action, request)
    if (action === 'functions.invokeFunction') return invoke(params, caller)
    return (
      o.families[family]?.(action, params) ??
      refusal(
        'INVALID_PARAM',
        `The local cloud does not know the action "${action}" (emulator/README.md lists what it covers).`,
      )
    )
  }
  const answer = async (req: IncomingMessage, res: ServerResponse, caller?: Caller): Promise<void> => {
    const requestId = o.clock.uuid()
    try {
      const params = await readJsonObject(req, BODY_LIMIT)
      const action = textOf(params, 'action')
      const before = Number(req.headers[DEPTH_HEADER] ?? 0)
      const depth = action.startsWith('database.') ? before + 1 : before
      if (caller && !caller.call) warnFrozen(o, caller, action)
      const reply = await dispatch(action, { params, caller, depth })
      sendText(res, 200, JSON_TYPE, withRequestId(reply, requestId), { [DEPTH_HEADER]: String(depth) })
    } catch (error) {
      if (error instanceof AnswerLost) loseAnswer(res)
      else if (error instanceof BodyError)
        sendJson(res, 200, { requestId, ...refusal('INVALID_PARAM', error.message) })
      else throw error
    }
  }
  return async (req, res, url) => {
    const match = PATH.exec(url.pathname)
    if (!match || req.method !== 'POST') return false
    const token = match[1]
    const caller = token === undefined ? undefined : o.functions.callerOf(token)
    if (token !== undefined && !caller) loseAnswer(res)
    else if (req.headers['sec-fetch-site'] !== undefined)
      sendJson(res, 403, refusal('FORBIDDEN', 'For functions only.'))
    else await answer(req, res, caller)
    return true
  }
}

/** The reply as the SDK gets it; one that is bytes already is only added to. */
function withRequestId(reply: AdminReply | Uint8Array, requestId: string): Uint8Array {
  if (!(reply instanceof Uint8Array)) return Buffer.from(JSON.stringify({ requestId, ...reply }))
  const isEmpty = reply.length === '{}'.length
  return Buffer.concat([Buffer.from(`{"requestId":"${requestId}"${isEmpty ? '' : ','}`), reply.subarray(1)])
}

function overQuota(o: AdminOptions, action: string): AdminReply | undefined {
  const exceeded = o.quota.database(action)
  return exceeded && refusal('EXCEED_REQUEST_LIMIT', `The plan's quota is used up: ${exceeded}.`)
}

function warnFrozen(o: AdminOptions, caller: Caller, action: string): void {
  o.log(
    `[${caller.instance.fn}] warning: ${action} after the function had answered; in the cloud the instance is frozen by then.`,
  )
}

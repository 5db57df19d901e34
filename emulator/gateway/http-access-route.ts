import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Clock } from '../clock'
import { CallFailure } from '../functions/call'
import { PAYLOAD_LIMIT, type Functions } from '../functions/functions'
import { BodyError, isRecord, readBytes } from '../http/body'
import { sendJson, sendText } from '../http/reply'
import type { Route } from '../http/server'
import { GATEWAY_FAILURE } from './functions-route'

/** A parameter that is there more than once is a list. */
function parametersOf(query: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set(query.keys())].map((name) => {
      const values = query.getAll(name)
      return [name, values.length > 1 ? values : (values[0] ?? '')]
    }),
  )
}

/** The event of an HTTP-triggered function (docs.cloudbase.net/service/access-cloud-function). Text bodies stay text. */
function eventOf(
  req: IncomingMessage,
  { path, query, body, context }: { path: string; query: URLSearchParams; body: Buffer; context: object },
): Record<string, unknown> {
  const text = body.toString('utf8')
  const isText = Buffer.from(text, 'utf8').equals(body)
  return {
    path,
    httpMethod: req.method,
    headers: Object.fromEntries(Object.entries(req.headers).map(([key, value]) => [key, String(value)])),
    queryStringParameters: parametersOf(query),
    requestContext: context,
    body: isText ? text : body.toString('base64'),
    isBase64Encoded: !isText,
  }
}

/**
 * An integration answer `{statusCode, headers, body, isBase64Encoded}` is taken apart; of anything else, objects are sent
 * as JSON and the rest as text.
 */
function sendResult(res: ServerResponse, result: unknown): void {
  if (typeof result !== 'object' || result === null) {
    sendText(res, 200, 'text/plain; charset=utf-8', textResult(result))
    return
  }
  if (!isRecord(result) || typeof result.statusCode !== 'number') {
    sendJson(res, 200, result)
    return
  }
  const text = typeof result.body === 'string' ? result.body : JSON.stringify(result.body ?? '')
  const body = Buffer.from(text, result.isBase64Encoded === true ? 'base64' : 'utf8')
  const headers = isRecord(result.headers) ? result.headers : {}
  const named = Object.entries(headers).map(
    ([key, value]) => [key, Array.isArray(value) ? value.map(String) : String(value)] as const,
  )
  res.writeHead(result.statusCode, { ...Object.fromEntries(named), 'content-length': body.length }).end(body)
}

/** What is no object: a text as it is, nothing as an empty body. */
function textResult(result: unknown): string {
  if (typeof result === 'string') return result
  return result === null ? '' : JSON.stringify(result)
}

const PATH = /^\/http\/([^/]+)(\/.*)?$/

/** `/http/<function>[/…]`: the HTTP access service, through which WeChat Pay calls. No identity (cloudbase.md §6). */
export function httpAccessRoute(o: { functions: Functions; clock: Clock; envId: string }): Route {
  return async (req, res, url) => {
    const match = PATH.exec(url.pathname)
    if (!match) return false
    try {
      const requestId = o.clock.uuid()
      const data = eventOf(req, {
        path: match[2] ?? '/',
        query: url.searchParams,
        body: await readBytes(req, PAYLOAD_LIMIT),
        context: { requestId, envId: o.envId, appId: 0, uin: 0 },
      })
      const answer = await o.functions.invoke({
        fn: match[1] ?? '',
        data,
        identity: { kind: 'none' },
        trigger: 'http',
        requestId,
      })
      sendResult(res, JSON.parse(answer.result))
    } catch (error) {
      if (error instanceof CallFailure) {
        const { status, code } = GATEWAY_FAILURE[error.kind]
        sendJson(res, status, { code, message: error.message, requestId: error.requestId })
      } else if (error instanceof BodyError)
        sendJson(res, 413, { code: 'EXCEED_MAX_PAYLOAD_SIZE', message: error.message })
      else throw error
    }
    return true
  }
}

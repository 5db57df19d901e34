import type { IncomingMessage, ServerResponse } from 'node:http'
import { CallFailure } from '../functions/call'
import { PAYLOAD_LIMIT, type Functions } from '../functions/functions'
import { BodyError, isRecord, readBytes } from '../http/body'
import { sendJson } from '../http/reply'
import type { Route } from '../http/server'
import { GATEWAY_FAILURE } from './functions-route'

/** The event of an HTTP-triggered function (docs.cloudbase.net/service/access-cloud-function). Text bodies stay text. */
function eventOf(req: IncomingMessage, url: URL, path: string, body: Buffer): Record<string, unknown> {
  const text = body.toString('utf8')
  const isText = Buffer.from(text, 'utf8').equals(body)
  return {
    path,
    httpMethod: req.method,
    headers: Object.fromEntries(Object.entries(req.headers).map(([key, value]) => [key, String(value)])),
    queryStringParameters: Object.fromEntries(url.searchParams),
    body: isText ? text : body.toString('base64'),
    isBase64Encoded: !isText,
  }
}

/** An integration answer `{statusCode, headers, body, isBase64Encoded}` is taken apart; anything else is sent as JSON. */
function sendResult(res: ServerResponse, result: unknown): void {
  if (!isRecord(result) || typeof result.statusCode !== 'number') {
    sendJson(res, 200, result)
    return
  }
  const text = typeof result.body === 'string' ? result.body : JSON.stringify(result.body ?? '')
  const body = Buffer.from(text, result.isBase64Encoded === true ? 'base64' : 'utf8')
  const headers = isRecord(result.headers) ? result.headers : {}
  const named = Object.entries(headers).map(([key, value]) => [key, String(value)] as const)
  res.writeHead(result.statusCode, { ...Object.fromEntries(named), 'content-length': body.length }).end(body)
}

const PATH = /^\/http\/([^/]+)(\/.*)?$/

/** `/http/<function>[/…]`: the HTTP access service, through which WeChat Pay calls. No identity (cloudbase.md §6). */
export function httpAccessRoute(o: { functions: Functions }): Route {
  return async (req, res, url) => {
    const match = PATH.exec(url.pathname)
    if (!match) return false
    try {
      const data = eventOf(req, url, match[2] ?? '/', await readBytes(req, PAYLOAD_LIMIT))
      const answer = await o.functions.invoke({
        fn: match[1] ?? '',
        data,
        identity: { kind: 'none' },
        trigger: 'http',
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

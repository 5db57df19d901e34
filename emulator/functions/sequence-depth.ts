import http, { type ClientRequest, type IncomingMessage } from 'node:http'

/**
 * How many database answers, one after another, a function had seen when it sent its next request. Only the sending side
 * knows this: two requests sent together may still arrive after each other's answer. The server writes the depth of a
 * database call into its answer; the request that follows carries the deepest one seen.
 */
export const DEPTH_HEADER = 'x-sequence-depth'

/** Instruments this thread's http client; the returned function starts a new call at depth 0. */
export function followSequenceDepth(): () => void {
  let seen = 0
  let call = 0
  const original = http.request
  const request = (...args: Parameters<typeof original>): ClientRequest => {
    const req = original(...args)
    const sentBy = call
    if (!req.headersSent) req.setHeader(DEPTH_HEADER, String(seen))
    req.once('response', (res: IncomingMessage) =>
      res.once('end', () => {
        // An answer that nobody waited for may come during the next call, and is no part of it.
        if (sentBy === call) seen = Math.max(seen, Number(res.headers[DEPTH_HEADER] ?? 0))
      }),
    )
    return req
  }
  Object.assign(http, { request })
  return () => {
    seen = 0
    call += 1
  }
}

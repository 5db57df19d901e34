import http, { type ClientRequest } from 'node:http'

/** How many requests a function instance has sent whose answers are still to come, readable from other threads. */
export type Outgoing = Int32Array

export const newOutgoing = (): Outgoing => new Int32Array(new SharedArrayBuffer(4))

/**
 * Counts this thread's requests from the moment its code makes one: who waits until everything is done sees a request
 * that is out before the server has read a byte of it.
 */
export function countOutgoing(cell: Outgoing): void {
  const original = http.request
  const request = (...args: Parameters<typeof original>): ClientRequest => {
    const req = original(...args)
    Atomics.add(cell, 0, 1)
    // What was waiting for the answer has gone on by then, and its next request is counted.
    req.once('close', () => setImmediate(() => Atomics.sub(cell, 0, 1)))
    return req
  }
  Object.assign(http, { request })
}

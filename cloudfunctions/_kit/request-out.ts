import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { ClientRequest } from 'node:http'

/** Node tells it of every HTTP request whose last byte has been written by the code. */
const STARTED = 'http.client.request.start'

/**
 * Begins `send` and resolves when its HTTP request has been handed to the operating system, which is long before the
 * answer. Never resolves when it sends nothing: the caller has a limit of its own.
 */
export const requestOut = (send: () => Promise<unknown>): Promise<void> =>
  new Promise((resolve) => {
    const out = (message: unknown): void => {
      const { request } = message as { request: ClientRequest }
      unsubscribe(STARTED, out)
      request.once('finish', resolve)
    }
    subscribe(STARTED, out)
    void send().finally(() => {
      unsubscribe(STARTED, out)
      resolve()
    })
  })

import { requestFailed } from '../failure'
import { LIMITS } from '../limits'

/** Throws DATABASE_REQUEST_FAILED for a list of EJSON texts beyond the service's reply limit. */
export function assertReplySize(list: string[]): void {
  const characters = list.reduce((sum, text) => sum + text.length, 0)
  // A UTF-16 unit is at most three bytes of UTF-8.
  if (characters * 3 <= LIMITS.replyBytes) return
  const bytes = list.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  if (bytes > LIMITS.replyBytes) throw requestFailed(`The reply is larger than ${LIMITS.replyBytes} bytes.`)
}

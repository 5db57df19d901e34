import type { Clock } from '../clock'
import type { Proven } from './proof'
import type { Attempt } from './records'

/** A merchant that has not answered by then has not answered (wechat.md §1.4). */
const ANSWER_MS = 5000

/** Nothing leaves this machine: a public address is noted as unreachable. */
function isHere(url: string): boolean {
  return ['127.0.0.1', 'localhost'].includes(new URL(url).hostname)
}

/** Every failure of fetch is a missing answer; only the clock's has a name of its own. */
function reason(error: unknown): string {
  const late = typeof error === 'object' && error !== null && 'name' in error && error.name === 'TimeoutError'
  return late ? 'no answer within 5 s' : 'no answer'
}

/** Posts a notification; 200 and 204 are acknowledgements, everything else is not. */
export async function post(
  url: string,
  letter: Proven,
  clock: Clock,
): Promise<Pick<Attempt, 'outcome' | 'ok'>> {
  if (!isHere(url)) return { outcome: 'unreachable: not on this machine', ok: false }
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'user-agent': 'Mozilla/4.0',
        'request-id': clock.randomHex(16).toUpperCase(),
        ...letter.headers,
      },
      body: letter.body,
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_MS),
    })
    await answer.arrayBuffer()
    return { outcome: String(answer.status), ok: answer.status === 200 || answer.status === 204 }
  } catch (error) {
    return { outcome: reason(error), ok: false }
  }
}

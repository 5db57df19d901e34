import { CALL_TIMEOUT_MS, LinkError, type Invoke } from './link-error'
import { bearer, refreshSession } from './session'

async function post(fn: string, data: unknown): Promise<Response> {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), CALL_TIMEOUT_MS)
  try {
    return await fetch(`${ANLIN_GATEWAY}/v1/functions/${fn}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer()}` },
      body: JSON.stringify(data),
      signal: controller.signal,
    })
  } catch (error) {
    if (controller.signal.aborted) throw new LinkError('timeout', `${fn}: no answer`)
    throw new LinkError('offline', String(error))
  } finally {
    clearTimeout(timer)
  }
}

/** `POST /v1/functions/<name>` of the gateway: the body is the data, the answer's body is the result (cloudbase.md §6). */
export const invoke: Invoke = async (fn, data) => {
  let response = await post(fn, data)
  if (response.status === 401 && (await refreshSession())) response = await post(fn, data)
  if (!response.ok) throw new LinkError('server', `${fn}: ${response.status}`, response.status)
  const text = await response.text()
  try {
    return text === '' ? undefined : (JSON.parse(text) as unknown)
  } catch {
    throw new LinkError('server', `${fn}: the answer is not JSON`, response.status)
  }
}

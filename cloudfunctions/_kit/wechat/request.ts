import { optionalSetting } from '../config'

const TIMEOUT_MS = 5000
const DEFAULT_BASE = 'https://api.weixin.qq.com'

/** What api.weixin.qq.com answered instead of success; 'network' when there was no answer, 'http' for a bare status. */
export class WeChatFailure extends Error {
  override readonly name = 'WeChatFailure'
  constructor(
    readonly errcode: number | 'network' | `http_${number}`,
    message: string,
  ) {
    super(`WeChat ${errcode}: ${message}`)
  }
}

type Answer = { errcode?: number; errmsg?: string } & Record<string, unknown>

const fetched = async (url: string, body: unknown, within: number): Promise<Response> => {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(within),
    })
  } catch (failure) {
    // The address carries the token, so only the kind of failure is told on.
    throw new WeChatFailure('network', failure instanceof Error ? failure.name : 'unknown')
  }
}

const parsed = (text: string): Answer => {
  try {
    return JSON.parse(text) as Answer
  } catch {
    throw new WeChatFailure('network', 'the answer is not JSON')
  }
}

const asked = async (
  path: string,
  query: Record<string, string>,
  body: unknown,
  within = TIMEOUT_MS,
): Promise<Response> => {
  const base = optionalSetting('WECHAT_API_BASE') ?? DEFAULT_BASE
  const search = new URLSearchParams(query).toString()
  const response = await fetched(`${base}${path}${search === '' ? '' : `?${search}`}`, body, within)
  if (!response.ok) throw new WeChatFailure(`http_${response.status}`, response.statusText)
  return response
}

/** The body, however long it takes within the time limit. @throws WeChatFailure when the line breaks meanwhile */
const bodyOf = async (response: Response): Promise<Buffer> => {
  try {
    return Buffer.from(await response.arrayBuffer())
  } catch (failure) {
    throw new WeChatFailure('network', failure instanceof Error ? failure.name : 'unknown')
  }
}

const successOf = (answer: Answer): Answer => {
  const { errcode = 0, errmsg = '' } = answer
  if (errcode !== 0) throw new WeChatFailure(errcode, errmsg)
  return answer
}

/**
 * One POST to api.weixin.qq.com (WECHAT_API_BASE elsewhere).
 * @param within milliseconds, 5 s by default
 * @throws WeChatFailure for everything but success
 */
export const postToWeChat = async (
  path: string,
  query: Record<string, string>,
  body: unknown,
  within?: number,
): Promise<Answer> => successOf(parsed((await bodyOf(await asked(path, query, body, within))).toString()))

const OPENS_JSON = '{'.charCodeAt(0)

/**
 * The same for ends that answer a picture; they refuse in JSON, whatever the content type says.
 * @throws WeChatFailure for everything but a picture
 */
export const pictureFromWeChat = async (
  path: string,
  query: Record<string, string>,
  body: unknown,
): Promise<Buffer> => {
  const answer = await bodyOf(await asked(path, query, body))
  if (answer[0] !== OPENS_JSON) return answer
  successOf(parsed(answer.toString()))
  throw new WeChatFailure('network', 'the answer is no picture')
}

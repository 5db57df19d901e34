import { postToWeChat, WeChatFailure } from './request'
import { accessToken } from './token'

const isTokenRefused = (failure: unknown): boolean =>
  failure instanceof WeChatFailure && (failure.errcode === 40001 || failure.errcode === 42001)

/** Calls with an access token; a refused token is renewed once and the call repeated once (wechat.md §3.1). */
export const withToken = async <T>(ask: (token: string) => Promise<T>): Promise<T> => {
  const token = await accessToken()
  try {
    return await ask(token)
  } catch (failure) {
    if (!isTokenRefused(failure)) throw failure
    return ask(await accessToken(token))
  }
}

/** One POST with the token in the address. @param within milliseconds. @throws WeChatFailure for everything but success */
export const postWithToken = (
  path: string,
  body: unknown,
  within?: number,
): Promise<Record<string, unknown>> =>
  withToken((token) => postToWeChat(path, { access_token: token }, body, within))

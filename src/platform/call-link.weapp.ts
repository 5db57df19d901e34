import Taro from '@tarojs/taro'
import { CALL_TIMEOUT_MS, LinkError, type Invoke } from './link-error'

const messageOf = (error: unknown): string => {
  const { errMsg } = (error ?? {}) as { errMsg?: string }
  return errMsg ?? String(error)
}

/** WeChat words its failures: `request:fail timeout`, `cloud.callFunction:fail Error: errCode: -504003 …`. */
function failure(error: unknown): LinkError {
  const message = messageOf(error)
  if (/time ?out|-504003/i.test(message)) return new LinkError('timeout', message)
  if (/request:fail|ERR_(INTERNET|NETWORK|CONNECTION|NAME)|interrupted/i.test(message))
    return new LinkError('offline', message)
  return new LinkError('server', message)
}

/** wx.cloud.callFunction: the platform adds who calls (openid), nothing here does. */
export const invoke: Invoke = (fn, data) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new LinkError('timeout', `${fn}: no answer`)), CALL_TIMEOUT_MS)
    Taro.cloud
      .callFunction({ name: fn, data: data as Record<string, unknown> })
      .then(
        (answer) => resolve(answer.result),
        (error: unknown) => reject(failure(error)),
      )
      .finally(() => clearTimeout(timer))
  })

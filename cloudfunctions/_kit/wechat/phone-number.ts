import { WeChatFailure } from './request'
import { postWithToken } from './with-token'

/** The code is unknown, used or older than five minutes (wechat.md §4.1). */
export const isCodeRefused = (failure: unknown): boolean =>
  failure instanceof WeChatFailure && (failure.errcode === 40029 || failure.errcode === 40163)

/**
 * The phone number that the person agreed to give, without country code when it is a Chinese one.
 * @param code from the getPhoneNumber button: one use, five minutes
 * @throws WeChatFailure; `isCodeRefused` tells a bad code from a fault
 */
export const phoneNumberOf = async (code: string, openid: string): Promise<string> => {
  const answer = await postWithToken('/wxa/business/getuserphonenumber', { code, openid })
  const info = answer['phone_info'] as { purePhoneNumber?: unknown; countryCode?: unknown } | undefined
  const { purePhoneNumber, countryCode } = info ?? {}
  if (typeof purePhoneNumber !== 'string' || purePhoneNumber === '')
    throw new WeChatFailure('network', 'no phone number')
  return countryCode === '86' ? purePhoneNumber : `+${String(countryCode)}${purePhoneNumber}`
}

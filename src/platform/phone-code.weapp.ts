import type { PhoneAnswer, PhoneCode } from './phone-code.types'

/** WeChat's button has asked the person already. */
export const phoneCode = ({ code, errMsg = '' }: PhoneAnswer): Promise<PhoneCode> => {
  if (code) return Promise.resolve({ code })
  // `getPhoneNumber:fail user deny`; everything else is the account's: no right to ask, or nothing left to pay with.
  return Promise.resolve(/deny|cancel/i.test(errMsg) ? 'refused' : 'unavailable')
}

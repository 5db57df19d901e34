import type { PhoneAnswer, PhoneCode } from './phone-code.types'
import { bearer } from './session'

/**
 * A browser has no WeChat around it. A simulated phone of the local cloud answers at the page's own address as the button
 * would; in production residents are in WeChat only (design.md D7), and there is nothing to answer.
 */
export async function phoneCode(_answer: PhoneAnswer): Promise<PhoneCode> {
  try {
    const response = await fetch('/phone-api/phone-number', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer()}` },
      body: '{}',
    })
    const { code } = response.ok ? ((await response.json()) as { code?: unknown }) : {}
    return typeof code === 'string' ? { code } : 'unavailable'
  } catch {
    return 'unavailable'
  }
}

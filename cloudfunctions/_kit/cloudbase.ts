import tcb, { type ICredentialsInfo } from '@cloudbase/node-sdk'
import { createHash } from 'node:crypto'
import { optionalSetting } from './config'

/** The private key of custom login as the console hands it out (JSON); only `community` has it in its environment. */
const loginKey = optionalSetting('ANLIN_CUSTOM_LOGIN_KEY')

/** The one place that holds the SDK; endpoint and credentials come from the function's environment. */
export const cloud = tcb.init({
  env: tcb.SYMBOL_CURRENT_ENV as unknown as string,
  ...(loginKey !== undefined && { credentials: JSON.parse(loginKey) as ICredentialsInfo }),
})
export const database = cloud.database()

/** Who the platform says is calling (design.md D7): never read from the payload. */
export type Identity = { kind: 'phone'; openid: string } | { kind: 'browser'; uid: string } | { kind: 'none' }

/** Reads the identity that the platform put into this call's environment. */
export const callerIdentity = (): Identity => {
  const { openId, customUserId } = cloud.auth().getUserInfo()
  if (openId !== '') return { kind: 'phone', openid: openId }
  if (customUserId !== '') return { kind: 'browser', uid: customUserId }
  return { kind: 'none' }
}

/** Timers are known by the environment, never by the event (design.md D1). */
export const isTimer = (): boolean => process.env['TRIGGER_SRC'] === 'timer'

/** A person's id from their openid: stable, not reversible, ≤ 32 characters (custom login's limit for a uid). */
export const personIdOf = (openid: string): string =>
  `p${createHash('sha256').update(`person:${openid}`).digest('hex').slice(0, 24)}`

/** What a browser exchanges for a session under this custom user id (design.md D7). Needs the key of custom login. */
export const signInTicket = (uid: string): string => cloud.auth().createTicket(uid)

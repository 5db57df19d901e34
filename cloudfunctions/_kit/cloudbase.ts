import tcb from '@cloudbase/node-sdk'
import { createHash } from 'node:crypto'

/** The one place that holds the SDK; endpoint and credentials come from the function's environment. */
export const cloud = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV as unknown as string })
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

import { createHmac, timingSafeEqual } from 'node:crypto'
import { setting } from './config'

/** A call between our own functions: action, input and time under one HMAC (design.md D1). */
export type SealedCall = { internal: true; action: string; input: unknown; at: number; mac: string }

const SEAL_LIFE_MS = 5 * 60_000

const macOf = (action: string, input: unknown, at: number): Buffer =>
  createHmac('sha256', setting('ANLIN_INTERNAL_SECRET'))
    .update(JSON.stringify([action, input, at]))
    .digest()

export const seal = (action: string, input: unknown, at: number): SealedCall => ({
  internal: true,
  action,
  input,
  at,
  mac: macOf(action, input, at).toString('base64url'),
})

/**
 * True when the call was sealed with our secret, for this action and input, within the last five minutes. Anybody can
 * send this shape, so nothing about it is believed.
 */
export const sealHolds = (
  { action, input, at, mac }: { action?: unknown; input?: unknown; at?: unknown; mac?: unknown },
  now: number,
): boolean => {
  if (typeof action !== 'string' || typeof at !== 'number' || typeof mac !== 'string') return false
  const given = Buffer.from(mac, 'base64url')
  const expected = macOf(action, input, at)
  return (
    Math.abs(now - at) <= SEAL_LIFE_MS && given.length === expected.length && timingSafeEqual(given, expected)
  )
}

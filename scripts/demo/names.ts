import { createHash } from 'node:crypto'
import type { Instant } from '../../domain/kernel/instant'

export const COMMUNITY_ID = 'anlin-demo'
export const COMMUNITY_NAME = '安邻示范小区'
export const DUTY_PHONE = '010-60001000'
/** Before anything that the demo tells. */
export const LONG_AGO: Instant = Date.UTC(2024, 0, 1)

export const openidOf = (key: string): string => `demo-${key}`

/** As cloudfunctions/_kit/cloudbase.ts derives it. */
export const personIdOf = (openid: string): string =>
  `p${createHash('sha256').update(`person:${openid}`).digest('hex').slice(0, 24)}`

import { createHash } from 'node:crypto'
import { deskUid } from '../../domain/community/desk-session'
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

/** Everybody of the demo who works there sits at this computer, for as long as there is a demo. */
export const DEMO_DESK = { id: 'demo01', browser: '演示电脑', since: LONG_AGO, until: Date.UTC(2100, 0, 1) }
export const deskUidOf = (key: string): string => deskUid(personIdOf(openidOf(key)), DEMO_DESK.id)

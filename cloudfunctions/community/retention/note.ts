import { SYSTEM } from '../../../domain/community/audit'
import { EXPIRED_WORDS, type ExpiredKind } from '../../../domain/community/keep'
import { dayOf, type Instant } from '../../../domain/kernel/instant'
import { record } from '../../_kit/audit'

/**
 * One line a day, community and kind, written before the first of it goes: that it went, and by which rule. Each line
 * more would be a line about the person who is to be forgotten.
 */
export const note = (kind: ExpiredKind, communityId: string, at: Instant): Promise<void> =>
  record(`${communityId}:${kind}:${dayOf(at)}`, {
    ...{ communityId, at, actorId: SYSTEM.id, act: 'data_expired', ref: kind },
    reason: EXPIRED_WORDS[kind],
  })

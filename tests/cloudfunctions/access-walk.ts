import type { TestCloud } from '../support/cloud'
import { COMMUNITY_ID, type SmallCommunity } from '../support/small-community'
import type { Caller } from './access-callers'

/** What inputs are made from. */
export type WalkContext = {
  cloud: TestCloud
  small: SmallCommunity
  newCommand: () => string
  /** A number that no other document of the walk has. */
  next: () => number
}

export type Touches = keyof Pick<Caller, 'ticket' | 'withoutFirm' | 'community' | 'greening' | 'self'>

/**
 * What an action touches, an input with which it goes through if the caller may, and where that cannot be, the refusal
 * that only those read whom the table let through.
 */
export type Walk = Record<string, [touches: Touches, input: () => Promise<object>, through?: string]>

/** The community, when that is all an action touches. */
export const community = async () => ({ communityId: COMMUNITY_ID })

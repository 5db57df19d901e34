import { implement } from '@orpc/server'
import { communityContract } from '../../contract/community/community'
import type { Call } from '../_kit/call'

/** The contract of this function, to be filled in action by action. */
export const actions = implement(communityContract).$context<{ call: Call }>()

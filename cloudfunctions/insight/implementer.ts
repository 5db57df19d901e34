import { implement } from '@orpc/server'
import { contract } from '../../contract/contract'
import type { Call } from '../_kit/call'

/** The contract's insight actions, waiting for their handlers. */
export const insight = implement(contract.insight).$context<{ call: Call }>()

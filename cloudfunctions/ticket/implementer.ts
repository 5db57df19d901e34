import { implement } from '@orpc/server'
import { contract } from '../../contract/contract'
import type { Call } from '../_kit/call'

/** The contract's ticket actions, waiting for their handlers. */
export const tickets = implement(contract.ticket).$context<{ call: Call }>()

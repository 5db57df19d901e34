import { implement } from '@orpc/server'
import { filesContract } from '../../contract/files'
import { internalContract } from '../../contract/internal'
import type { Call } from '../_kit/call'

/** The contract's file actions, waiting for their handlers. */
export const files = implement(filesContract).$context<{ call: Call }>()
export const internal = implement(internalContract.files).$context<{ call: Call }>()

import { implement } from '@orpc/server'
import { registerContract } from '../../../contract/register'
import type { Call } from '../../_kit/call'

export const register = implement(registerContract).$context<{ call: Call }>()

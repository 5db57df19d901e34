import { implement } from '@orpc/server'
import { internalContract } from '../../contract/internal'
import { admitFunction, type Call } from '../_kit/call'
import { inParallel } from '../_kit/in-parallel'
import { guarded } from './guarded'
import { handOver, type Created } from './hand-over'
import { send } from './send'

const internal = implement(internalContract.notify).$context<{ call: Call }>()

/** As many WeChat requests at once as a client may well have open. */
const WIDTH = 8

/** Hands over one document and makes the first attempt at once: ≤ 3 s to the channel (design.md §4). */
export const wake = internal.wake.handler(async ({ input, context: { call } }) => {
  admitFunction(call)
  const created = await handOver(input.collection, input.id, call.now, 'held')
  const failed = { n: 0 }
  const first = guarded<Created>('send_failed', failed, ({ delivery, person }) => send(delivery, person))
  await inParallel(created, WIDTH, first)
  return { handedOver: created.length }
})

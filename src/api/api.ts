import { createORPCClient, createORPCErrorFromJson, type ORPCError } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../../contract/contract'
import { invoke } from '../platform/call-link'

type Refusal = Pick<ORPCError<string, unknown>, 'code' | 'status' | 'message' | 'data' | 'defined'>
type Reply = { ok: true; data: unknown } | { ok: false; error: Refusal }

/** Every action of the contract, typed (design.md D2): the first word of the path is the cloud function that answers. */
export const api: ContractRouterClient<Contract> = createORPCClient({
  call: async (path, input) => {
    const reply = (await invoke(path[0] ?? '', { action: path.join('.'), input })) as Reply
    if (reply.ok) return reply.data
    throw createORPCErrorFromJson(reply.error)
  },
})

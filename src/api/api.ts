import { createORPCClient, createORPCErrorFromJson, type ORPCError } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../../contract/contract'
import { askConsent } from './consent-gate'
import { invoke } from '../platform/call-link'
import { adjustClock } from '../platform/live'

type Refusal = Pick<ORPCError<string, unknown>, 'code' | 'status' | 'message' | 'data' | 'defined'>
type Reply = { ok: true; data: unknown } | { ok: false; error: Refusal }

/** Most answers tell the server's time; due times in words are counted with it, not with the phone's. */
const serverTime = (data: unknown): number | undefined => {
  const { now } = (data ?? {}) as { now?: unknown }
  return typeof now === 'number' ? now : undefined
}

const send = async (path: readonly string[], input: unknown): Promise<Reply> =>
  (await invoke(path[0] ?? '', { action: path.join('.'), input })) as Reply

/** The version of the privacy notice that the call waits for. */
const wantedConsent = (reply: Reply): number | undefined =>
  !reply.ok && reply.error.code === 'CONSENT_NEEDED'
    ? (reply.error.data as { version: number }).version
    : undefined

/** Every action of the contract, typed (design.md D2): the first word of the path is the cloud function that answers. */
export const api: ContractRouterClient<Contract> = createORPCClient({
  call: async (path, input) => {
    const first = await send(path, input)
    const version = wantedConsent(first)
    const reply = version !== undefined && (await askConsent(version)) ? await send(path, input) : first
    if (reply.ok) {
      const now = serverTime(reply.data)
      if (now !== undefined) adjustClock(now)
      return reply.data
    }
    throw createORPCErrorFromJson(reply.error)
  },
})

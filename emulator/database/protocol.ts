import type { DatabaseSchema } from '../schema'

/** An answer to the SDK; the HTTP layer adds `requestId` (cloudbase.md §1.2). */
export type AdminReply = { data?: unknown; transactionId?: string; code?: string; message?: string }

export type ThreadSettings = {
  dir: string | undefined
  schema: DatabaseSchema
  mode: 'strict' | 'compatible'
  sync: 'normal' | 'full'
}

/** To the thread. `now` is epoch ms, `entropy` 32 hexadecimal digits: the thread has no clock and no randomness of its own. */
export type Question =
  | {
      id: number
      kind: 'call'
      action: string
      params: Record<string, unknown>
      /** Who asks, among those that may have a transaction open. */
      caller: string
      now: number
      entropy: string
      /** The answer as the bytes of its JSON text, which change threads without being copied. */
      asBytes?: boolean
    }
  | { id: number; kind: 'backup'; path: string }
  | { id: number; kind: 'collections' | 'clear' | 'verify' | 'close' }

/** From the thread. */
export type Message =
  | { kind: 'ready' }
  | { kind: 'failed'; message: string }
  | { kind: 'log'; line: string }
  | { kind: 'answer'; id: number; value: unknown }
  | { kind: 'fault'; id: number; message: string }

/** What an action answers; the HTTP layer adds requestId. `code` set = refused (cloudbase.md §1.2). */
export type AdminReply = { data?: unknown; transactionId?: string; code?: string; message?: string }

/** One family of actions, e.g. everything under `storage.`. Undefined = not an action of this family. */
export type AdminActions = (
  action: string,
  params: Record<string, unknown>,
) => Promise<AdminReply> | AdminReply | undefined

/** A refusal in the service's words. */
export function refusal(code: string, message: string): AdminReply {
  return { code, message }
}

import type { Instant } from '../kernel/instant'

/** Acts of the privileged that are logged (domain.md §8): what was seen of somebody, and what changed for others. */
export const AUDIT_ACTS = [
  'phone_revealed',
  'care_revealed',
  'home_request_decided',
  'home_handed_over',
  'staff_invited',
  'staff_joined',
  'staff_changed',
  'staff_ended',
  'rota_changed',
  'deputy_named',
  'deputy_ended',
  'firm_changed',
  'firm_removed',
  'policy_changed',
  'register_changed',
  'register_imported',
  'register_exported',
  'unit_removed',
  'signed_out_everywhere',
  'data_exported',
  'data_deleted',
  'data_expired',
  'installation_claimed',
  'community_set_up',
] as const
export type AuditAct = (typeof AUDIT_ACTS)[number]

/** Who acts when nobody does: the timer. */
export const SYSTEM = { id: 'system', name: '系统' } as const

/**
 * One line of the log, never changed and never removed within its term. It says that somebody was let through to do
 * this; what came of it stands in the document that `ref` names. Ids, codes and counts only: the log is itself data
 * about people.
 */
export type AuditEntry = {
  _id: string
  version: 1
  communityId: string
  at: Instant
  actorId: string
  act: AuditAct
  /** The person concerned, who may read this line. */
  about?: string
  /** The document acted on. */
  ref?: string
  /** Why, in the words of whoever did it. */
  reason?: string
}

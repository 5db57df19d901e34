import type { Instant } from '../kernel/instant'
import type { Category } from '../routing/taxonomy'

/** Acts of the privileged that are logged (domain.md §8): what was seen of somebody, and what changed for others. */
export const AUDIT_ACTS = [
  'phone_revealed',
  'care_revealed',
  'request_revealed',
  'home_request_decided',
  'home_handed_over',
  'staff_invited',
  'staff_invitation_withdrawn',
  'staff_joined',
  'staff_changed',
  'staff_ended',
  'rota_changed',
  'deputy_named',
  'deputy_ended',
  'firm_changed',
  'firm_removed',
  'policy_changed',
  'policy_withdrawn',
  'settings_changed',
  'unit_added',
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
  'community_finished',
  'try_out_switched',
] as const
export type AuditAct = (typeof AUDIT_ACTS)[number]

/** Who acts when nobody does: the timer. */
export const SYSTEM = { id: 'system', name: '系统' } as const

/**
 * What somebody's data was looked at for: something not done yet, as it is called, so that whoever reads of it knows the
 * matter without a word of its reporter.
 */
export type AuditTask =
  { kind: 'ticket'; id: string; number: string; category: Category } | { kind: 'request'; id: string }

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
  /**
   * The person concerned, who may read this line; of somebody registered who has no account yet, the seal of their number
   * (_kit/audit.ts), under which they find it once the number is theirs.
   */
  about?: string
  /** The document acted on. */
  ref?: string
  /** What was acted on as people call it: a unit, a firm, a file. Never a person: `about` or `ref` names them, by id. */
  object?: string
  /** Which fields changed, by their places: "limits.normalRepair.solved"; of a switch, where it stands. */
  places?: string[]
  task?: AuditTask
  /** Why, in the words of whoever did it. */
  reason?: string
}

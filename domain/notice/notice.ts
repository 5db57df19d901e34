import type { Instant } from '../kernel/instant'
import type { Department } from '../kernel/department'

/** What a person is told about; each has its words in the catalogue and its channels in the notify function. */
export const NOTICE_KINDS = [
  'job_offered',
  'job_taken',
  'emergency_reported',
  'ticket_dispatched',
  'ticket_accepted',
  'visit_agreed',
  'visit_set',
  'staff_set_out',
  'staff_arrived',
  'ticket_done',
  'ticket_confirmed',
  'ticket_rated_low',
  'ticket_cancelled',
  'ticket_reopened',
  'ticket_overdue',
  'ticket_held',
  'message_from_resident',
  'message_from_staff',
  'home_requested',
  'home_approved',
  'home_refused',
  'deputy_named',
  'deputy_ended',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** In which role a person is told: it decides the channels and the form of address. */
export type Side = 'staff' | 'resident'

const FOR_RESIDENTS: readonly NoticeKind[] = [
  'ticket_dispatched',
  'ticket_accepted',
  'visit_agreed',
  'staff_set_out',
  'staff_arrived',
  'ticket_done',
  'message_from_staff',
  'home_approved',
  'home_refused',
]

/** Collections whose documents say what must follow from them (design.md D4). */
export const OUTBOXES = ['tickets', 'messages', 'home_requests', 'rosters'] as const
export type Outbox = (typeof OUTBOXES)[number]

/** Whom a kind is for; 'either' when auto-confirmation tells both. */
export const sideOf = (kind: NoticeKind): Side | 'either' => {
  if (kind === 'ticket_confirmed') return 'either'
  return FOR_RESIDENTS.includes(kind) ? 'resident' : 'staff'
}

/** Who must hear of it: persons by name, or an office that notify resolves with the roster when it hands over. */
export type Audience =
  | { to: 'person'; personId: string }
  /** This one of our people, as long as they work here, and nobody in their place. */
  | { to: 'colleague'; personId: string }
  | { to: 'lead'; department: Department }
  | { to: 'front_desk' }
  | { to: 'supervisor' }
  | { to: 'manager' }
  /** The people of a contractor firm who are in the app; often nobody. */
  | { to: 'firm'; firmId: string }

/**
 * What must follow from a fact, written in the same write as the fact (design.md D4). ≤ 20 on a document, no per-person
 * state. `words` fill the kind's sentence.
 */
export type PendingNotice = {
  id: string
  kind: NoticeKind
  audience: Audience[]
  at: Instant
  words: NoticeWords
  /** Whose act it was: nobody is told of their own, whatever office they hold. */
  actorId?: string
}
export type NoticeWords = {
  number: string
  place: string
  category: string
  who?: string
  /** The contractor firm that comes: residents read its name instead of `who`. */
  firm?: string
  by?: Instant
  /** From when, of a visit in a slot or of a span that ends `by`. */
  from?: Instant
  /** The time of a visit that this one takes the place of. */
  was?: { from?: Instant; by: Instant }
  text?: string
}

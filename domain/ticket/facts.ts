import type { Instant } from '../kernel/instant'
import type { Clock } from '../sla/clocks'
import type { ClockName } from '../sla/policy'
import type { DispatchReason as HandlerReason } from './dispatch'
import type { Completion, FirmOnTicket, Owner, Rating, VisitTime } from './parts'

/** Who made an entry. The system never meets a reply clock (domain.md §3.3). */
export type Actor =
  | { kind: 'resident'; personId: string; name: string }
  | { kind: 'staff'; personId: string; name: string }
  | { kind: 'system' }

/** What happened, in the field's words. A fact carries results, so that replaying needs neither policy nor roster. */
export type Fact =
  | { type: 'submitted'; clocks: Clock[] }
  | { type: 'dispatched'; owner: Owner; why: DispatchReason }
  | { type: 'held'; owner: Owner; why: HandlerReason | 'outside_working_time'; dispatchAt?: Instant }
  /** The firm does the work; `owner` answers for it. */
  | { type: 'firm_assigned'; firm: FirmOnTicket; owner: Owner }
  /** Somebody else answers for what a firm works on. */
  | { type: 'owner_changed'; owner: Owner }
  /** `firm`: its name, when it is the firm that comes. */
  | {
      type: 'accepted'
      owner: Owner
      firm?: string
      visitAt?: Instant
      visitFrom?: Instant
      promised?: PromisedByVisit
    }
  /** `was`: the time that stood before this one. */
  | { type: 'appointed'; visitAt: Instant; visitFrom?: Instant; was?: VisitTime; promised: PromisedByVisit }
  | { type: 'set_out' }
  | { type: 'arrived' }
  | { type: 'replied'; messageId: string }
  | { type: 'finished'; completion: Completion; confirmBy: Instant }
  | { type: 'confirmed'; auto: boolean }
  | { type: 'rated'; rating: Rating }
  | { type: 'cancelled'; reason: string }
  /** `solveBy`: where the solved target stands now that the time for which it stood done does not count. */
  | { type: 'reopened'; reason: string; owner: Owner; firm?: FirmOnTicket; solveBy?: Instant }
  | { type: 'overdue'; clock: ClockName; dueAt: Instant; told: Owner[] }

/** What the time that was named binds to (decisions/0019): being there; and being done, when it is an appointment. */
export type PromisedByVisit = { onSite?: Instant; solved?: Instant }

/** Why this person: how the roster chose (domain.md §3.4), a person or the working day did, or the one before left. */
export type DispatchReason =
  HandlerReason | 'working_time_began' | 'assigned_by_person' | 'owner_left' | 'firm_left'

/**
 * What became of the content check of words that were typed (decisions/0031): WeChat is not sure, WeChat says no and they
 * were taken nevertheless, or it was not asked. Absent when they passed, and where no check is possible.
 */
export type WordsMark = 'review' | 'risky' | 'unchecked'

/** One line of the timeline: nothing is edited or removed (domain.md §3.4). `id` is the commandId that made it. */
export type Entry = { id: string; at: Instant; by: Actor; fact: Fact; mark?: WordsMark }

import type { Instant } from '../kernel/instant'
import type { Category, Department, Kind } from '../routing/taxonomy'

export type { FirmOnTicket } from '../community/firm'

/** Where a ticket stands (domain.md §3.4). Rating is an attribute, not a state. */
export const STATES = [
  /** Waits for a person to be named: nobody on duty, or outside the department's working time. */
  'triage',
  'dispatched',
  'accepted',
  'on_the_way',
  'on_site',
  /** Solved, provisional until confirmed. */
  'done',
  'confirmed',
  'cancelled',
] as const
export type State = (typeof STATES)[number]

export const isState = (value: string): value is State => (STATES as readonly string[]).includes(value)

export const OPEN_STATES: readonly State[] = [
  'triage',
  'dispatched',
  'accepted',
  'on_the_way',
  'on_site',
  'done',
]
/** States in which staff still have something to do. */
export const WORKING_STATES: readonly State[] = ['triage', 'dispatched', 'accepted', 'on_the_way', 'on_site']

export const CHANNELS = [
  'mini_program',
  'phone',
  'counter',
  'letter',
  'email',
  'government_12345',
  'wechat_group',
  'patrol',
  'other',
] as const
export type Channel = (typeof CHANNELS)[number]

/** Who answers for the ticket at this moment (首接负责制, domain.md §1 P1). Never absent while it is open. */
export type Owner = {
  personId: string
  name: string
  /** The work phone, which the resident may call while the ticket is open. */
  phone: string
  /**
   * member: the department's person; duty_officer or manager: standing in until a member takes it; nobody: the roster
   * has not even a manager, and supervisors see it as unassigned (domain.md §3.4).
   */
  as: 'member' | 'duty_officer' | 'manager' | 'nobody'
}

/** Where the trouble is: always the caller's home, or a public place of its community in words. */
export type Place = { kind: 'home' | 'public'; label: string }

/** What a ticket keeps of the service policy for the time after its clocks. */
export type Terms = {
  policyVersion: number
  appointmentMinutes: number
  autoConfirmHours: number
  reopenDays: number
}

/** What was reported. Never edited: later knowledge is a fact in the timeline. */
export type Intake = {
  _id: string
  communityId: string
  /** Short random code that people read out on the phone, unique in a community. */
  number: string
  channel: Channel
  kind: Kind
  category: Category
  department: Department
  priority: 'emergency' | 'normal'
  reporterId: string
  reporterName: string
  reporterPhone: string
  /** Empty, as is the unit, of whoever reported something public without a home here. */
  householdId: string
  unitId: string
  place: Place
  text: string
  /** File ids of stored photos, metadata stripped. */
  photos: string[]
  submittedAt: Instant
  /** The terms of the promise, frozen: a running ticket keeps the policy it was given (domain.md §3.3). */
  terms: Terms
}

/** 1–5 with tags and words (domain.md §5). */
export type Rating = { score: 1 | 2 | 3 | 4 | 5; tags: string[]; words: string; at: Instant; byId: string }

/** What was done (domain.md §3.4: photos, cause, materials, hours). */
export type Completion = {
  cause: string
  materials: string
  /** Minutes of work; shown as hours. */
  minutes: number
  words: string
  photos: string[]
}

/** What is still to be kept, and by when; of a visit in a slot also from when. */
export type Aim = { what: 'dispatch' | 'reply' | 'visit' | 'solved'; by: Instant; from?: Instant }

/** When somebody will be there: its end is the promise; `from` when a slot was agreed, as 10:00–12:00. */
export type VisitTime = { from?: Instant; by: Instant }

/**
 * What a list shows of the long parts of a ticket, kept beside them: a list of cards must not read 1,000 characters and
 * every clock of each ticket to show 40 characters and one time (design.md D6).
 */
export type Brief = { excerpt: string; photos: number; rated: boolean; next?: Aim }

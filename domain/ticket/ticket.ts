import type { Instant } from '../kernel/instant'
import type { PendingNotice } from '../notice/notice'
import type { Clock } from '../sla/clocks'
import type { PromiseResult } from '../sla/day-share'
import type { Entry } from './facts'
import type { Brief, Completion, FirmOnTicket, Intake, Owner, Rating, State } from './parts'

/** A time for which a contractor firm has the ticket; without `until` it has it still, or had it to the end. */
export type FirmSpell = { firmId: string; from: Instant; until?: Instant }

/** Everything that follows from the whole timeline. */
export type Progress = {
  state: State
  owner: Owner
  /** Who comes in the owner's place. */
  firm?: FirmOnTicket
  /** Every firm that had it, in order; absent when none did. */
  firms?: FirmSpell[]
  clocks: Clock[]
  /** By when somebody comes, as both sides agreed on, if anything. */
  visitAt?: Instant
  /** From when, of a slot. */
  visitFrom?: Instant
  /** Triage of a non-emergency outside working time: dispatch is due then. */
  dispatchAt?: Instant
  completion?: Completion
  doneAt?: Instant
  confirmedAt?: Instant
  /** When silence counts as consent (domain.md §3.4). */
  confirmBy?: Instant
  /** When it was confirmed or cancelled. */
  closedAt?: Instant
  rating?: Rating
  reopened: number
  /** The last time, if any. */
  reopenedAt?: Instant
}

/** The aggregate: one document (design.md D3). */
export type Ticket = Intake &
  Progress & {
    version: number
    /** The newest entries; the older ones are in history parts (domain/ticket/history.ts). */
    timeline: Entry[]
    /** How many entries, the oldest, are in history parts; absent when none is. */
    inHistory?: number
    pending: PendingNotice[]
    /** False once confirmed or cancelled. */
    open: boolean
    /** What lists are sorted by: the earliest unmet target, overdue or not. */
    sortDue: Instant
    /** When the timer has something to do with it; absent when there is nothing (design.md D5). */
    nextDueAt?: Instant
    /** Once it is closed: when something on it has served its time (keep.ts); absent when nothing is left to go. */
    keepUntil?: Instant
    /** Since when `pending` waits to be handed over; absent when it is empty. */
    pendingSince?: Instant
    facts: TicketFigures
    brief: Brief
  }

/** Pure function of the timeline, stored so that figures are aggregates over an index (design.md D6). */
export type TicketFigures = {
  /** Every day whose figures it may belong to; one index over them makes a day's figures one look. */
  days: string[]
  /** What became of its promises; what is open becomes late by itself when its target passes. */
  promises: PromiseResult[]
  submittedDay: string
  doneDay?: string
  confirmedDay?: string
  cancelled?: true
  reopened: number
  /** The day of the last reopening. */
  reopenedDay?: string
  /** On which days it was given to which contractor firm, and taken back; absent when never. */
  firms?: { firmId: string; givenDay: string; backDay?: string }[]
  /** The day of the rating that stands. */
  ratedDay?: string
  lateFirstReply: boolean
  lateOnSite: boolean
  lateSolved: boolean
  /** Any of the three. */
  late: boolean
  /** It carries the promise to be on site in time; of others there is nothing to measure. */
  promisedOnSite: boolean
  score?: number
}

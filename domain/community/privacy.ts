import { MINUTE, type Instant } from '../kernel/instant'
import type { Standing } from './access'
import type { Person } from './person'

/** Who may have a reporter's number shown in full, while the ticket is open (domain.md §8). */
export const REVEALERS = [
  'handler',
  'contractor',
  'lead',
  'dispatcher',
  'supervisor',
  'manager',
] as const satisfies readonly Standing[]

/** True for whoever works on something of somebody else's that is still open. */
export const mayReveal = (open: boolean, standings: readonly Standing[]): boolean =>
  open && REVEALERS.some((standing) => standings.includes(standing))

/** A look into the register or at a request is for something that is not done yet: what the task is, by id. */
export type TaskRef = { kind: 'ticket'; ticketId: string } | { kind: 'request'; requestId: string }

/** What a number of the register, or a mark of special care, may be looked at for; goes into the log in words. */
export const LOOK_PURPOSES = ['contact', 'visit', 'emergency', 'verify'] as const
export type LookPurpose = (typeof LOOK_PURPOSES)[number]

/** What stands where the name of somebody stood who deleted their data. */
export const DELETED_NAME = '已注销用户'

/** The person who asked to be deleted; from this write on the timer does what a fault prevents. Undefined on a repeat. */
export const leave = (person: Person, as: string, now: Instant): Person | undefined =>
  person.leavingAs === undefined
    ? { ...person, version: person.version + 1, leavingAs: as, leavingSince: now }
    : undefined

/**
 * Who takes the place of somebody who left, in tickets and the log that the law has us keep: no name, no number, no
 * identity. `_id` of a person derives from their openid, so the old document goes and whoever comes back with the same
 * WeChat identity is somebody new. The homes stay on it only until every document has been found.
 */
export const tombstoneOf = ({ _id, homes, leavingAs = '', leavingSince = 0 }: Person): Person => ({
  _id: leavingAs,
  version: 1,
  name: DELETED_NAME,
  phone: '',
  openid: '',
  homes: homes.map((home) => ({ ...home, endsAt: Math.min(home.endsAt ?? leavingSince, leavingSince) })),
  roles: [],
  disabledAt: leavingSince,
  formerly: _id,
  leavingSince,
})

/** A request that was under way when its author left may write for so long: twice what the cloud lets a function run. */
export const LATECOMERS_MS = 2 * MINUTE

/** True once nothing that began before the person left can still be writing. */
export const isQuietSince = (leavingSince: Instant | undefined, now: Instant): boolean =>
  leavingSince === undefined || now >= leavingSince + LATECOMERS_MS

/** The tombstone once nothing names the former person any more. */
export const atRest = ({ formerly, leavingSince, ...person }: Person): Person | undefined =>
  formerly === undefined && leavingSince === undefined
    ? undefined
    : { ...person, version: person.version + 1, homes: [] }

import type { Instant } from '../kernel/instant'
import type { Department } from '../routing/taxonomy'
import type { Consent } from './consent'
import type { DeskSession } from './desk-session'
import type { Role, StaffTerms } from './roster'

/** How a person belongs to a household (domain.md §2). */
export const RELATIONS = ['owner', 'co_owner', 'family', 'tenant', 'agent'] as const
export type Relation = (typeof RELATIONS)[number]

/** One binding of a person to one tenure of a unit; the person's document is the only place that holds it. */
export type HomeBinding = {
  householdId: string
  unitId: string
  communityId: string
  communityName: string
  /** As people say it: "3栋2单元1201室". */
  unitLabel: string
  relation: Relation
  boundAt: Instant
  /** How the home became theirs (domain.md §2); absent for what was there before anybody bound. */
  by?: 'phone' | 'invitation' | 'request'
  /** A tenancy ends with the lease; the binding stays for the record and gives no right after this. */
  endsAt?: Instant
}

/** A staff role in one community; departments matter for technicians and leads only. */
export type StaffRole = {
  communityId: string
  communityName: string
  role: Role
  department?: Department
  /** Of a contractor: the firm whose tickets they work on. */
  firmId?: string
}

/** A role of somebody who is away, held by whoever stands in for them while the span runs (domain.md §2). */
export type ActingRole = StaffRole & {
  insteadOf: string
  insteadOfName: string
  from: Instant
  until: Instant
}

/** Where somebody tries the program out, and until when. One at a time. */
export type TrialStay = { communityId: string; until: Instant }

/** One WeChat identity (domain.md §2). `_id` derives from the openid, so who-am-I is one read by id. */
export type Person = {
  _id: string
  version: number
  name: string
  phone: string
  /** When WeChat last vouched for the phone number. */
  phoneVerifiedAt?: Instant
  openid: string
  homes: HomeBinding[]
  roles: StaffRole[]
  /** As a deputy; follows the roster. */
  acting?: ActingRole[]
  /** Set when the account is closed to its bearer: every call is refused from the same second. */
  disabledAt?: Instant
  /** Browsers signed in as this person (design.md D7). */
  desks?: DeskSession[]
  /**
   * Communities whose roster is still to say what this document says: the terms, that somebody left (neither), or whose
   * home is theirs (`homes`); the timer does what a fault prevented.
   */
  settling?: { communityId: string; terms?: StaffTerms; homes?: true }[]
  settlingSince?: Instant
  /** Invitations into the staff that were used: none brings somebody back who was dismissed since. */
  joined?: string[]
  /** To the privacy notice, oldest first. */
  consents?: Consent[]
  /** Tries the program out in a community of their own; its home and role end with it. */
  trial?: TrialStay
  /** Deletes their data: since when, and the person without a name who takes their place (domain/community/privacy.ts). */
  leavingSince?: Instant
  leavingAs?: string
  /** On that person, while documents still name the one who left. */
  formerly?: string
}

/** The homes that still give rights at `now`. */
export const homesAt = (person: Pick<Person, 'homes'>, now: Instant): HomeBinding[] =>
  person.homes.filter((home) => home.endsAt === undefined || home.endsAt > now)

/** What a person is deputy for at `now`: only of colleagues, so whoever leaves a community is nobody's deputy there. */
export const actingAt = (
  { roles, acting = [] }: Pick<Person, 'roles' | 'acting'>,
  now: Instant,
): ActingRole[] =>
  acting.filter(
    ({ communityId, from, until }) =>
      from <= now && now < until && roles.some((role) => role.communityId === communityId),
  )

/** The caller's binding to a household, or undefined when that home is not theirs (any more). */
export const homeOf = (person: Person, householdId: string, now: Instant): HomeBinding | undefined =>
  homesAt(person, now).find((home) => home.householdId === householdId)

/** Changes whenever anything of what this person is here does: homes and roles given or taken, leases that end. */
export const tiesOf = (person: Person, now: Instant): string =>
  `${String(person.version)}.${String(homesAt(person, now).length)}`

/** "陈师傅" for residents: surname and a form of address, never the full name (domain.md §8). */
export const courtesyName = (name: string): string => `${name.slice(0, 1)}师傅`

/** 李*明, 王*: how neighbours of one home, and staff who do not need the name, read of residents (domain.md §8). */
export const maskName = (name: string): string => {
  const letters = Array.from(name)
  const last = letters.length > 2 ? (letters.at(-1) ?? '') : ''
  return `${letters[0] ?? ''}*${last}`
}

/** 138****5678 (domain.md §8: masked unless a task needs it). */
export const maskPhone = (phone: string): string =>
  phone.length < 7 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`

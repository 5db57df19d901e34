import type { Instant } from '../kernel/instant'
import type { Household, RegisteredMember } from './household'
import type { HomeBinding, Relation } from './person'

export const REQUEST_STATES = ['waiting', 'approved', 'refused', 'withdrawn'] as const

/**
 * Somebody asks the front desk to be bound to a home, with a reason (domain.md §2). The place is in the words of the
 * person; the clerk finds the unit. Decided once, by the first clerk who does.
 */
export type HomeRequest = {
  _id: string
  version: number
  communityId: string
  communityName: string
  personId: string
  name: string
  phone: string
  /** As typed: "3栋2单元1201". */
  place: string
  relation: Relation
  reason: string
  askedAt: Instant
  state: (typeof REQUEST_STATES)[number]
  decision?: { by: string; byName: string; at: Instant; sentence: string }
  /** What an approval gives; the person's own document gets it next. */
  home?: HomeBinding
  /** Set while an approval has not reached the person's document; the timer does what a fault prevented. */
  unsettledSince?: Instant
  /** What must follow (design.md D4): the front desk hears of the request, the person of the decision. */
  pending: HomeNotice[]
  pendingSince?: Instant
}

/** A notice of domain/notice, whose room is above this one. */
export type HomeNotice = {
  id: string
  kind: 'home_requested' | 'home_approved' | 'home_refused'
  audience: ({ to: 'front_desk' } | { to: 'person'; personId: string })[]
  at: Instant
  words: { number: string; place: string; category: string; text?: string }
  actorId: string
}

export type Verdict =
  { approved: true; home: HomeBinding; sentence: string } | { approved: false; sentence: string }

export const NUMBER_MATCHES = ['same', 'other', 'none'] as const
/** How an applicant stands in the register of a household; `member` is whose entry it is. */
export type InRegister = { number: (typeof NUMBER_MATCHES)[number]; member?: RegisteredMember }

/**
 * Compares the number that WeChat vouches for with the register, so that nobody has to be shown both: the household has it
 * ('same'), has another one for somebody of the applicant's name ('other'), or neither ('none').
 */
export const inRegister = (
  { name, phone }: Pick<HomeRequest, 'name' | 'phone'>,
  { registered = [] }: Pick<Household, 'registered'>,
): InRegister => {
  const under = registered.find((member) => member.phone === phone)
  if (under !== undefined) return { number: 'same', member: under }
  const named = registered.find((member) => member.name === name)
  if (named === undefined) return { number: 'none' }
  return { number: named.phone === undefined ? 'none' : 'other', member: named }
}

type Clerk = { personId: string; name: string }

const WHAT = '房屋绑定'

/** A request begins by being told to the front desk. */
export const beginRequest = (request: Omit<HomeRequest, 'pending' | 'pendingSince'>): HomeRequest => ({
  ...request,
  pending: [
    {
      ...{ id: 'asked', kind: 'home_requested', audience: [{ to: 'front_desk' }], at: request.askedAt },
      words: { number: '', place: request.place, category: WHAT },
      actorId: request.personId,
    },
  ],
  pendingSince: request.askedAt,
})

/** The person hears the clerk's own sentence; of an approval, with the home as it is called here. */
const noticeOf = (request: HomeRequest, verdict: Verdict, clerk: Clerk, at: Instant): HomeNotice => ({
  ...{ id: 'decided', kind: verdict.approved ? 'home_approved' : 'home_refused', at },
  audience: [{ to: 'person', personId: request.personId }],
  words: {
    ...{ number: '', category: WHAT, text: verdict.sentence },
    place: verdict.approved ? verdict.home.unitLabel : request.place,
  },
  actorId: clerk.personId,
})

/** The request as `clerk` decided it; undefined when somebody did already. */
export const decideRequest = (
  request: HomeRequest,
  verdict: Verdict,
  clerk: Clerk,
  now: Instant,
): HomeRequest | undefined => {
  if (request.state !== 'waiting') return undefined
  const told = noticeOf(request, verdict, clerk, now)
  const decision = { by: clerk.personId, byName: clerk.name, at: now, sentence: verdict.sentence }
  const decided = {
    ...request,
    version: request.version + 1,
    decision,
    pending: [...request.pending, told],
    pendingSince: request.pendingSince ?? now,
  }
  if (!verdict.approved) return { ...decided, state: 'refused' }
  return { ...decided, state: 'approved', home: verdict.home, unsettledSince: now }
}

/** The request after the person's document has the home. */
export const settleRequest = ({ unsettledSince, ...request }: HomeRequest): HomeRequest | undefined =>
  unsettledSince === undefined ? undefined : { ...request, version: request.version + 1 }

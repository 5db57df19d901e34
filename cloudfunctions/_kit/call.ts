import { needsConsent, type Row } from '../../contract/kit'
import { mayCall, standingsOf, type Standing, type Subject } from '../../domain/community/access'
import { hasAgreed, PRIVACY_NOTICE_VERSION } from '../../domain/community/consent'
import { holdsDesk, readDeskUid } from '../../domain/community/desk-session'
import type { Person } from '../../domain/community/person'
import type { Instant } from '../../domain/kernel/instant'
import { personIdOf, type Identity } from './cloudbase'
import { refuse } from './refuse'
import { load } from './store/store'

/** What one call knows: when it came, who sent it, and which row of the access table it must pass. */
export type Call = {
  now: Instant
  row: Row
  identity: Identity
  internal: boolean
  /** Set by `admit`; `serve` refuses to answer for a handler that never asked. */
  admitted: boolean
}

/** A caller that the table let through. */
export type Admitted<T> = { person: Person; standings: Standing[]; value: T }

/** The id a caller would have as a person, for reads that run beside `admit`; undefined without identity. */
export const callerId = ({ identity }: Pick<Call, 'identity'>): string | undefined => {
  if (identity.kind === 'none') return undefined
  return identity.kind === 'phone' ? personIdOf(identity.openid) : readDeskUid(identity.uid).personId
}

/** One read. A browser is somebody only while its own sign-in lasts: signing out everywhere means at once. */
const personOf = async ({ identity, now }: Pick<Call, 'identity' | 'now'>): Promise<Person | undefined> => {
  const id = callerId({ identity })
  const person = id === undefined ? undefined : await load<Person>('persons', id)
  if (identity.kind !== 'browser' || person === undefined) return person
  return holdsDesk(person, readDeskUid(identity.uid).sessionId, now) ? person : undefined
}

/** The refusal of somebody we know and who may go on, only not here. */
type Denial = () => Error
const notAllowed: Denial = () => refuse('NOT_ALLOWED', 'not_allowed')

const whyNot = (call: Call, person: Person | undefined, denial: Denial = notAllowed): Error => {
  if (call.identity.kind === 'none') return refuse('NO_IDENTITY', 'no_identity')
  if (call.identity.kind === 'browser' && person === undefined) return refuse('NO_IDENTITY', 'session_over')
  if (person === undefined) return refuse('NOT_REGISTERED', 'not_registered')
  if (person.disabledAt !== undefined) return refuse('DISABLED', 'disabled')
  return denial()
}

/** Nobody's data is used without their agreement to the notice in force; somebody whom we meet now has given none yet. */
const holdToConsent = ({ row }: Call, person: Person | undefined): void => {
  if (!needsConsent(row) || (person !== undefined && hasAgreed(person))) return
  const version = PRIVACY_NOTICE_VERSION
  throw refuse('CONSENT_NEEDED', 'consent_needed', { version }, { version: String(version) })
}

/**
 * The one place that says who may call (design.md D2): reads the person beside `loading` (both at once, not cached:
 * disabled means at once), and holds the caller's standings to the subject against the action's row. What does not
 * exist is refused like what is forbidden, unless the caller could see it anyway.
 * @param denial says more than "not allowed" where the caller can do something about it
 */
export const admit = async <T>(
  call: Call,
  loading: Promise<T>,
  subjectOf: (value: T) => Subject | undefined,
  denial?: Denial,
): Promise<Admitted<T>> => {
  const [person, value] = await Promise.all([personOf(call), loading])
  const subject = subjectOf(value)
  const as = call.row.deputies === true ? 'deputy' : 'self'
  const standings = subject === undefined ? [] : standingsOf(person, subject, call.now, as)
  if (person === undefined || !mayCall(call.row.who, standings)) throw whyNot(call, person, denial)
  holdToConsent(call, person)
  call.admitted = true
  return { person, standings, value }
}

/**
 * For actions of people whom we may not know yet: whoever calls from WeChat, unless the account is closed. The caller
 * is the openid's, so a person's document may be made under `personId`.
 */
export const admitWechat = async (
  call: Call,
): Promise<{ openid: string; personId: string; person: Person | undefined }> => {
  const person = await personOf(call)
  const closed = person?.disabledAt !== undefined
  if (call.identity.kind !== 'phone' || closed || !call.row.who.includes('wechat')) throw whyNot(call, person)
  holdToConsent(call, person)
  call.admitted = true
  const { openid } = call.identity
  return { openid, personId: personIdOf(openid), person }
}

/** For actions open to callers without identity, such as the desk page before sign-in. */
export const admitAnyone = async (call: Call): Promise<Person | undefined> => {
  const person = await personOf(call)
  if (!mayCall(call.row.who, standingsOf(person, {}, call.now))) throw whyNot(call, person)
  call.admitted = true
  return person
}

/** For internal actions: the seal was checked by `serve`. */
export const admitFunction = (call: Call): void => {
  if (!call.internal || !call.row.who.includes('function')) throw refuse('NOT_ALLOWED', 'not_allowed')
  call.admitted = true
}

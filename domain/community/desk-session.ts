import { HOUR, type Instant } from '../kernel/instant'

/** One browser signed in at a desk (design.md D7). */
export type DeskSession = {
  id: string
  /** What the browser says it is, for the person to tell their computers apart. */
  browser: string
  since: Instant
  until: Instant
}

/** A working day with overtime; then the phone confirms again. */
export const DESK_SESSION_MS = 12 * HOUR
/** Computers of one person at a time; another one ends the oldest. */
const MOST_DESKS = 10

type Bearer = { version: number; desks?: DeskSession[] }

/** The custom user id of a session: it names the person and this very sign-in (≤ 32 characters of custom login). */
export const deskUid = (personId: string, sessionId: string): string => `${personId}_${sessionId}`

/** What a custom user id names; a session id of '' is none of ours. */
export const readDeskUid = (uid: string): { personId: string; sessionId: string } => {
  const at = uid.lastIndexOf('_')
  return at < 0
    ? { personId: uid, sessionId: '' }
    : { personId: uid.slice(0, at), sessionId: uid.slice(at + 1) }
}

const running = ({ desks = [] }: Bearer, now: Instant): DeskSession[] =>
  desks.filter(({ until }) => until > now)

/** True while this sign-in gives access: neither ended by hand nor by time. */
export const holdsDesk = (person: Bearer, sessionId: string, now: Instant): boolean =>
  running(person, now).some(({ id }) => id === sessionId)

export const desksOf = running

export const openDesk = <T extends Bearer>(person: T, session: DeskSession, now: Instant): T => ({
  ...person,
  version: person.version + 1,
  desks: [...running(person, now), session].slice(-MOST_DESKS),
})

/** Ends one sign-in, or all; undefined when there is nothing to end. */
export const closeDesk = <T extends Bearer>(person: T, sessionId: string): T | undefined => {
  const { desks = [] } = person
  const kept = sessionId === 'all' ? [] : desks.filter(({ id }) => id !== sessionId)
  return kept.length === desks.length ? undefined : { ...person, version: person.version + 1, desks: kept }
}

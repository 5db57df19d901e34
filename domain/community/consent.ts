import type { Instant } from '../kernel/instant'

/** The privacy notice in force (隐私保护指引); its text stands in the words catalogue. A new text is a new number. */
export const PRIVACY_NOTICE_VERSION = 2

/** One agreement to one version of the notice, and its end when it was withdrawn; kept as proof of both. */
export type Consent = { version: number; at: Instant; withdrawnAt?: Instant }

type Agreeing = { version: number; consents?: readonly Consent[] }

/** The agreement that holds: the last one, unless it was withdrawn. */
export const consentOf = ({ consents = [] }: Pick<Agreeing, 'consents'>): Consent | undefined => {
  const last = consents.at(-1)
  return last?.withdrawnAt === undefined ? last : undefined
}

/** True when the notice in force was agreed to; whoever agreed to an earlier one is asked again. */
export const hasAgreed = (person: Pick<Agreeing, 'consents'>): boolean =>
  consentOf(person)?.version === PRIVACY_NOTICE_VERSION

/** The person who agreed to the notice in force; undefined when they had. */
export const agree = <T extends Agreeing>(person: T, now: Instant) =>
  hasAgreed(person)
    ? undefined
    : {
        ...person,
        version: person.version + 1,
        consents: [...(person.consents ?? []), { version: PRIVACY_NOTICE_VERSION, at: now }],
      }

/** The person who took the agreement back; undefined when there was none. */
export const withdrawConsent = <T extends Agreeing>(person: T, now: Instant) => {
  const held = consentOf(person)
  if (held === undefined) return undefined
  const before = (person.consents ?? []).slice(0, -1)
  return { ...person, version: person.version + 1, consents: [...before, { ...held, withdrawnAt: now }] }
}

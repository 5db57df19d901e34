import { dayOf, MINUTE, type Instant } from '../kernel/instant'
import { memberOf, type DeputyNotice, type Deputyship, type Roster, type StaffMember } from './roster'

/** The end as people read it: the last minute, not the first one after. */
const lastMinute = ({ from, until }: Deputyship): Instant => Math.max(from, until - MINUTE)

/** 11-25 in few letters: a message of WeChat's has twenty for the place. */
const shortDay = (at: Instant): string => dayOf(at).slice(5)

const spanWord = (one: Deputyship): string => {
  const [first, last] = [shortDay(one.from), shortDay(lastMinute(one))]
  return first === last ? first : `${first}至${last}`
}

type Told = Pick<DeputyNotice, 'kind' | 'at'> & { away: StaffMember; span: Deputyship }

const noticeOf = ({ kind, at, away, span }: Told, actorId: string | undefined): DeputyNotice => ({
  id: `${span.id}-${kind}`,
  kind,
  at,
  audience: [{ to: 'colleague', personId: span.deputyId }],
  words: {
    ...{ number: '', category: '代班', place: `代${away.name}（${spanWord(span)}）`, who: away.name },
    ...{ from: span.from, by: lastMinute(span) },
  },
  ...(actorId !== undefined && { actorId }),
})

type Spans = Map<string, { away: StaffMember; span: Deputyship }>

/** Spans that are not over at `now`. */
const spansOf = (roster: Roster, now: Instant): Spans =>
  new Map(
    roster.members.flatMap((away) =>
      (away.deputyships ?? [])
        .filter(({ until }) => until > now)
        .map((span) => [`${away.personId} ${span.id}`, { away, span }] as const),
    ),
  )

/**
 * What deputies must hear of a change of the roster: each span that is new, and each that ends before its time, whoever
 * ended it and why. A span that runs out by itself was announced with its end.
 */
export const deputyNotices = (
  before: Roster,
  after: Roster,
  now: Instant,
  actorId: string | undefined,
): DeputyNotice[] => {
  const [old, running] = [spansOf(before, now), spansOf(after, now)]
  const named = [...running].filter(([key]) => !old.has(key))
  const ended = [...old].filter(([key]) => !running.has(key))
  return [
    ...named.map(([, one]) => noticeOf({ ...one, kind: 'deputy_named', at: now }, actorId)),
    ...ended
      .filter(([, { span }]) => memberOf(after, span.deputyId) !== undefined)
      .map(([, one]) => noticeOf({ ...one, kind: 'deputy_ended', at: now }, actorId)),
  ]
}

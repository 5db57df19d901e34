import type { Audience, NoticeKind, NoticeWords, PendingNotice } from '../notice/notice'
import { TAXONOMY } from '../routing/taxonomy'
import type { Entry, Fact } from './facts'
import type { Intake, Owner } from './parts'
import type { Progress } from './ticket'

type Telling = { kind: NoticeKind; audience: Audience[]; more?: Partial<NoticeWords> }

const person = (personId: string): Audience => ({ to: 'person', personId })
const OVERSEERS: Audience[] = [{ to: 'supervisor' }]

/** Whoever stands in; where there is nobody at all, the offices above, visibly (domain.md §3.4). */
const standingIn = (owner: Owner): Audience[] =>
  owner.as === 'nobody' ? [{ to: 'manager' }, { to: 'supervisor' }] : [person(owner.personId)]

const offered = (intake: Intake, owner: Owner): Telling[] => [
  { kind: 'job_offered', audience: [person(owner.personId)] },
  // Supervisor told at once of every emergency (domain.md §3.2).
  ...(intake.priority === 'emergency' ? [{ kind: 'emergency_reported' as const, audience: OVERSEERS }] : []),
]

const tellings = (intake: Intake, progress: Progress, fact: Fact): Telling[] => {
  const resident = [person(intake.reporterId)]
  const owner = [person(progress.owner.personId)]
  switch (fact.type) {
    case 'submitted':
    case 'replied':
      return []
    case 'dispatched':
      // At submission the answer itself says who has it; a later dispatch is news.
      return fact.why !== 'working_time_began' && fact.why !== 'assigned_by_person'
        ? offered(intake, fact.owner)
        : [
            ...offered(intake, fact.owner),
            { kind: 'ticket_dispatched', audience: resident, more: { who: fact.owner.name } },
          ]
    case 'held':
      return [
        { kind: 'ticket_held', audience: standingIn(fact.owner) },
        ...(intake.priority === 'emergency'
          ? [{ kind: 'emergency_reported' as const, audience: OVERSEERS }]
          : []),
      ]
    case 'accepted':
      return [
        {
          kind: 'ticket_accepted',
          audience: resident,
          more: { who: fact.owner.name, ...(fact.visitAt !== undefined && { by: fact.visitAt }) },
        },
      ]
    case 'set_out':
      return [{ kind: 'staff_set_out', audience: resident, more: { who: progress.owner.name } }]
    case 'arrived':
      return [{ kind: 'staff_arrived', audience: resident, more: { who: progress.owner.name } }]
    case 'finished':
      return [
        { kind: 'ticket_done', audience: resident, more: { who: progress.owner.name, by: fact.confirmBy } },
      ]
    case 'confirmed':
      return [{ kind: 'ticket_confirmed', audience: fact.auto ? [...owner, ...resident] : owner }]
    case 'rated':
      // ≤ 2 opens a return visit (domain.md §5); until those exist the lead hears of it.
      return fact.rating.score <= 2
        ? [
            {
              kind: 'ticket_rated_low',
              audience: [{ to: 'lead', department: intake.department }],
              more: { text: fact.rating.words },
            },
          ]
        : []
    case 'cancelled':
      return [{ kind: 'ticket_cancelled', audience: owner, more: { text: fact.reason } }]
    case 'reopened':
      return [
        {
          kind: 'ticket_reopened',
          audience: [person(fact.owner.personId), { to: 'lead', department: intake.department }],
          more: { text: fact.reason },
        },
      ]
    case 'overdue':
      return [
        {
          kind: 'ticket_overdue',
          audience: [{ to: 'lead', department: intake.department }, ...owner],
          more: { by: fact.dueAt, text: fact.clock },
        },
      ]
  }
}

/** What must follow from an entry (design.md D4): who must hear of it, in which words; nobody is told of their own act. */
export const noticesOf = (intake: Intake, progress: Progress, entry: Entry): PendingNotice[] => {
  const actor = entry.by.kind === 'system' ? undefined : entry.by.personId
  const words: NoticeWords = {
    number: intake.number,
    place: intake.place.label,
    category: TAXONOMY[intake.category].label.zh,
  }
  return tellings(intake, progress, entry.fact).flatMap(({ kind, audience, more }, index) => {
    const others = audience.filter((one) => one.to !== 'person' || one.personId !== actor)
    if (others.length === 0) return []
    return [
      { id: `${entry.id}-${index}`, kind, audience: others, at: entry.at, words: { ...words, ...more } },
    ]
  })
}

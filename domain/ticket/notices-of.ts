import type { Audience, NoticeKind, NoticeWords, PendingNotice } from '../notice/notice'
import { TAXONOMY } from '../routing/taxonomy'
import type { DispatchReason, Entry, Fact } from './facts'
import type { Intake, Owner } from './parts'
import type { Progress } from './ticket'

/** The ticket before and after one entry. */
type Step = { before: Progress; after: Progress }
type Telling = { kind: NoticeKind; audience: Audience[]; more?: Partial<NoticeWords> }

const person = (personId: string): Audience => ({ to: 'person', personId })
const OVERSEERS: Audience[] = [{ to: 'supervisor' }]

/** Whoever stands in; where there is nobody at all, the offices above, visibly (domain.md §3.4). */
const standingIn = (owner: Owner): Audience[] =>
  owner.as === 'nobody' ? [{ to: 'manager' }, { to: 'supervisor' }] : [person(owner.personId)]

/** Who had it until now, and does not any more: the other is told who has it (domain.md §3.4). */
const relieved = (before: Owner, owner: Owner): Telling[] =>
  before.personId === '' || before.personId === owner.personId
    ? []
    : [
        {
          kind: 'job_taken',
          audience: [{ to: 'colleague', personId: before.personId }],
          more: { who: owner.name },
        },
      ]

/** At submission the answer itself says who has it; a later dispatch is news. */
const NEWS: readonly DispatchReason[] = [
  'working_time_began',
  'assigned_by_person',
  'owner_left',
  'firm_left',
]

/** The firm that works on it hears what the owner hears (domain.md §2). */
const withFirm = (progress: Progress, audience: readonly Audience[]): Audience[] => [
  ...audience,
  ...(progress.firm ? [{ to: 'firm' as const, firmId: progress.firm.firmId }] : []),
]

/** The firm that had it until now, and does not any more. */
const firmRelieved = ({ before, after }: Step): Telling[] =>
  before.firm === undefined || before.firm.firmId === after.firm?.firmId
    ? []
    : [
        {
          kind: 'job_taken',
          audience: [{ to: 'firm', firmId: before.firm.firmId }],
          more: { who: after.owner.name },
        },
      ]

const visitIn = (fact: Extract<Fact, { type: 'accepted' | 'appointed' }>): Partial<NoticeWords> => ({
  ...(fact.visitAt !== undefined && { by: fact.visitAt }),
  ...(fact.visitFrom !== undefined && { from: fact.visitFrom }),
  ...('was' in fact && fact.was && { was: fact.was }),
})

const tellings = (intake: Intake, step: Step, fact: Fact): Telling[] => {
  const { before, after } = step
  const resident = [person(intake.reporterId)]
  const owner = [person(after.owner.personId)]
  const who = after.owner.name
  switch (fact.type) {
    case 'submitted':
      // Supervisor told at once of every emergency (domain.md §3.2); once, whoever gets it later.
      return intake.priority === 'emergency' ? [{ kind: 'emergency_reported', audience: OVERSEERS }] : []
    case 'replied':
      return []
    case 'dispatched':
      return [
        { kind: 'job_offered', audience: owner },
        ...(NEWS.includes(fact.why)
          ? [{ kind: 'ticket_dispatched' as const, audience: resident, more: { who } }]
          : []),
        ...relieved(before.owner, fact.owner),
        ...firmRelieved(step),
      ]
    case 'firm_assigned':
      return [
        { kind: 'job_offered', audience: withFirm(after, owner) },
        { kind: 'ticket_dispatched', audience: resident, more: { who } },
        ...relieved(before.owner, fact.owner),
        ...firmRelieved(step),
      ]
    case 'owner_changed':
      return [
        { kind: 'job_offered', audience: standingIn(fact.owner) },
        ...relieved(before.owner, fact.owner),
      ]
    case 'held':
      return [
        {
          kind: 'ticket_held',
          audience: standingIn(fact.owner),
          ...(fact.dispatchAt !== undefined && { more: { by: fact.dispatchAt } }),
        },
        ...firmRelieved(step),
      ]
    case 'accepted':
      return [
        {
          kind: 'ticket_accepted',
          audience: resident,
          more: { who, ...visitIn(fact) },
        },
        ...relieved(before.owner, fact.owner),
        ...firmRelieved(step),
      ]
    case 'appointed':
      return [
        { kind: 'visit_agreed', audience: resident, more: { who, ...visitIn(fact) } },
        { kind: 'visit_set', audience: withFirm(after, owner), more: visitIn(fact) },
      ]
    case 'set_out':
      return [{ kind: 'staff_set_out', audience: resident, more: { who } }]
    case 'arrived':
      return [{ kind: 'staff_arrived', audience: resident, more: { who } }]
    case 'finished':
      return [{ kind: 'ticket_done', audience: resident, more: { who, by: fact.confirmBy } }]
    case 'confirmed':
      return [
        { kind: 'ticket_confirmed', audience: withFirm(after, fact.auto ? [...owner, ...resident] : owner) },
      ]
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
      return [{ kind: 'ticket_cancelled', audience: withFirm(after, owner), more: { text: fact.reason } }]
    case 'reopened':
      return [
        {
          kind: 'ticket_reopened',
          audience: withFirm(after, [
            person(fact.owner.personId),
            { to: 'lead', department: intake.department },
          ]),
          more: { text: fact.reason },
        },
      ]
    case 'overdue':
      return [
        {
          kind: 'ticket_overdue',
          audience: withFirm(after, [{ to: 'lead', department: intake.department }, ...owner]),
          more: { by: fact.dueAt, text: fact.clock },
        },
      ]
  }
}

/** What must follow from an entry (design.md D4): who must hear of it, in which words; nobody is told of their own act. */
export const noticesOf = (intake: Intake, step: Step, entry: Entry): PendingNotice[] => {
  const actor = entry.by.kind === 'system' ? undefined : entry.by.personId
  const words: NoticeWords = {
    number: intake.number,
    place: intake.place.label,
    category: TAXONOMY[intake.category].label.zh,
    // Who comes; the owner answers for it.
    ...(step.after.firm && { firm: step.after.firm.name }),
  }
  return tellings(intake, step, entry.fact).flatMap(({ kind, audience, more }, index) => {
    const others = audience.filter((one) => !('personId' in one) || one.personId !== actor)
    if (others.length === 0) return []
    return [
      {
        id: `${entry.id}-${index}`,
        kind,
        audience: others,
        at: entry.at,
        words: { ...words, ...more },
        ...(actor !== undefined && { actorId: actor }),
      },
    ]
  })
}

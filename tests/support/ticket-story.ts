import type { Person } from '../../domain/community/person'
import { MINUTE, type Instant } from '../../domain/kernel/instant'
import { TAXONOMY, type Category, type Priority } from '../../domain/routing/taxonomy'
import { clocksFor, serviceCaseOf } from '../../domain/sla/clocks'
import { DEFAULT_POLICY, inForce } from '../../domain/sla/policy'
import { append, beginTicket, entriesOf } from '../../domain/ticket/append'
import { unborn } from '../../domain/ticket/evolve'
import type { Actor, Fact } from '../../domain/ticket/facts'
import type { Completion, FirmOnTicket, Intake, Owner } from '../../domain/ticket/parts'
import type { Ticket } from '../../domain/ticket/ticket'
import type { SmallCommunity } from './small-community'

const SYSTEM: Actor = { kind: 'system' }
const COMPLETION: Completion = {
  cause: '接头老化',
  materials: '生料带',
  minutes: 25,
  words: '已修好',
  photos: [],
}
const CONFIRM_MS = 72 * 60 * MINUTE

export const ownerFrom = (person: Person, as: Owner['as'] = 'member'): Owner => ({
  personId: person._id,
  name: person.name,
  phone: person.phone,
  as,
})

type Report = {
  /** Names the ticket; the number people read derives from it. */
  id: string
  at: Instant
  category?: Category
  priority?: Priority
  reporter?: Person
  text?: string
  communityId?: string
}

const intakeOf = (small: SmallCommunity, report: Report): Intake => {
  const { id, at, category = 'water_leak', reporter = small.people.wang, text = '厨房水龙头漏水' } = report
  const home = reporter.homes[0]!
  const { kind, department, priority } = TAXONOMY[category]
  return {
    _id: id,
    communityId: report.communityId ?? home.communityId,
    number: id.toUpperCase(),
    channel: 'mini_program',
    kind,
    category,
    department,
    priority: report.priority ?? priority,
    reporterId: reporter._id,
    reporterName: reporter.name,
    reporterPhone: reporter.phone,
    householdId: home.householdId,
    unitId: home.unitId,
    place: { kind: 'home', label: home.unitLabel },
    text,
    photos: [],
    submittedAt: at,
    terms: { policyVersion: 1, appointmentMinutes: 120, autoConfirmHours: 72, reopenDays: 7 },
  }
}

/** A ticket told step by step: each step happens `minutes` after the report. Immutable. */
export type Story = {
  ticket: Ticket
  dispatched(to: Person, minutes?: number, as?: Owner['as']): Story
  held(owner: Person, as: Owner['as'], dispatchAt?: Instant): Story
  /** Given to a firm; who has it goes on answering for it. */
  toFirm(firm: FirmOnTicket, minutes: number): Story
  /** By whoever answers for it, or the firm in their place. */
  accepted(by: Person, minutes: number, visitAt?: Instant): Story
  setOut(minutes: number): Story
  arrived(minutes: number): Story
  replied(minutes: number): Story
  finished(minutes: number): Story
  confirmed(minutes: number): Story
  rated(minutes: number, score: 1 | 2 | 3 | 4 | 5): Story
  reopened(minutes: number): Story
  cancelled(minutes: number): Story
  /** The timer found a target missed. */
  overdue(minutes: number): Story
}

const storyOf = (ticket: Ticket): Story => {
  const { submittedAt } = ticket
  const staff: Actor = { kind: 'staff', personId: ticket.owner.personId, name: ticket.owner.name }
  const resident: Actor = { kind: 'resident', personId: ticket.reporterId, name: ticket.reporterName }
  const next = (fact: Fact, minutes: number, by: Actor): Story => {
    const at = submittedAt + minutes * MINUTE
    return storyOf(append(ticket, entriesOf([fact], by, at, `step-${String(ticket.timeline.length)}`)))
  }
  return {
    ticket,
    dispatched: (to, minutes = 0, as = 'member') =>
      next({ type: 'dispatched', owner: ownerFrom(to, as), why: 'least_open_work' }, minutes, SYSTEM),
    held: (owner, as, dispatchAt) =>
      next(
        {
          type: 'held',
          owner: ownerFrom(owner, as),
          why: dispatchAt === undefined ? 'nobody_on_duty' : 'outside_working_time',
          ...(dispatchAt !== undefined && { dispatchAt }),
        },
        0,
        SYSTEM,
      ),
    toFirm: (firm, minutes) => next({ type: 'firm_assigned', firm, owner: ticket.owner }, minutes, staff),
    accepted: (by, minutes, visitAt) =>
      next(
        {
          type: 'accepted',
          owner: ownerFrom(by),
          ...(ticket.firm && { firm: ticket.firm.name }),
          ...(visitAt !== undefined && {
            visitAt,
            promised: { onSite: visitAt, solved: visitAt + 120 * MINUTE },
          }),
        },
        minutes,
        staff,
      ),
    setOut: (minutes) => next({ type: 'set_out' }, minutes, staff),
    arrived: (minutes) => next({ type: 'arrived' }, minutes, staff),
    replied: (minutes) => next({ type: 'replied', messageId: `m-${String(minutes)}` }, minutes, staff),
    finished: (minutes) =>
      next(
        {
          type: 'finished',
          completion: COMPLETION,
          confirmBy: submittedAt + minutes * MINUTE + CONFIRM_MS,
        },
        minutes,
        staff,
      ),
    confirmed: (minutes) => next({ type: 'confirmed', auto: false }, minutes, resident),
    rated: (minutes, score) =>
      next(
        {
          type: 'rated',
          rating: {
            score,
            tags: [],
            words: '',
            at: submittedAt + minutes * MINUTE,
            byId: ticket.reporterId,
          },
        },
        minutes,
        resident,
      ),
    reopened: (minutes) => {
      const solved = ticket.clocks.find(({ name }) => name === 'solved')
      const stoodDone = submittedAt + minutes * MINUTE - (solved?.metAt ?? 0)
      const solveBy = solved && solved.dueAt + (solved.metAt === undefined ? 0 : stoodDone)
      return next(
        {
          ...{ type: 'reopened', reason: '又漏了', owner: ticket.owner },
          ...(ticket.firm && { firm: ticket.firm }),
          ...(solveBy && { solveBy }),
        },
        minutes,
        resident,
      )
    },
    cancelled: (minutes) => next({ type: 'cancelled', reason: '自己好了' }, minutes, resident),
    overdue: (minutes) => {
      const at = submittedAt + minutes * MINUTE
      const missed = ticket.clocks.find((clock) => clock.metAt === undefined && clock.dueAt <= at)
      if (missed === undefined) throw new Error('no target was missed by then')
      return next({ type: 'overdue', clock: missed.name, dueAt: missed.dueAt, told: [] }, minutes, SYSTEM)
    },
  }
}

/** A report of the small community, submitted and not yet given to anybody. */
export const report = (small: SmallCommunity, what: Report): Story => {
  const intake = intakeOf(small, what)
  const policy = inForce(DEFAULT_POLICY, {})
  const clocks = clocksFor(serviceCaseOf(intake), what.at, policy, intake.department)
  const by: Actor = { kind: 'resident', personId: intake.reporterId, name: intake.reporterName }
  const entries = entriesOf([{ type: 'submitted', clocks }], by, what.at, `${what.id}-submit`)
  return storyOf(beginTicket(intake, unborn(), entries))
}

import { standingsOf } from '../../../domain/community/access'
import { homesAt } from '../../../domain/community/person'
import { leadOf } from '../../../domain/community/roster'
import { MINUTE, type Instant } from '../../../domain/kernel/instant'
import { ROUND_THE_CLOCK } from '../../../domain/sla/policy'
import { alreadyDone, append, entriesOf } from '../../../domain/ticket/append'
import { decide, type Command, type Refused } from '../../../domain/ticket/decide'
import type { Handler } from '../../../domain/ticket/dispatch'
import type { Fact } from '../../../domain/ticket/facts'
import { entriesOfTime, type StaffMessage } from '../../../domain/ticket/tick'
import type { Ticket } from '../../../domain/ticket/ticket'
import { smallCommunity, type PersonName } from '../../support/small-community'
import { ownerFrom } from '../../support/ticket-story'

export const small = smallCommunity()
const nameOf = (personId: string): string =>
  Object.entries(small.people).find(([, person]) => person._id === personId)?.[0] ?? 'nobody'

/** What the table knows of a command; those that touch other documents get them from the small community. */
export type Ask =
  | Exclude<Command, { do: 'assign' | 'finish' | 'rate' | 'reopen' }>
  | { do: 'assign'; to: PersonName }
  | { do: 'finish' }
  | { do: 'rate'; score: 1 | 2 | 3 | 4 | 5 }
  | { do: 'reopen'; to?: PersonName }

/** Engineering's working time. */
const ALWAYS = { ...ROUND_THE_CLOCK, publicDays: {} }

const COMPLETION = { cause: '老化', materials: '', minutes: 20, words: '好了', photos: [] }

const commandFrom = (ask: Ask, at: Instant): Command => {
  switch (ask.do) {
    case 'assign': {
      const person = small.people[ask.to]
      const ownerHouseholds = homesAt(person, at).map((home) => home.householdId)
      return { do: 'assign', owner: ownerFrom(person), ownerHouseholds }
    }
    case 'finish':
      return { do: 'finish', completion: COMPLETION }
    case 'rate':
      return { do: 'rate', rating: { score: ask.score, tags: [], words: '' } }
    case 'reopen':
      return {
        do: 'reopen',
        reason: '又漏了',
        calendar: ALWAYS,
        ...(ask.to && { owner: ownerFrom(small.people[ask.to]) }),
      }
    default:
      return ask
  }
}

const handlerFor = (who: PersonName | 'nobody', kind: 'member' | 'duty_officer', at: Instant): Handler => {
  if (who === 'nobody') return { kind: 'nobody', reason: 'nobody_at_all', startsAt: at }
  const { _id: personId, name, phone } = small.people[who]
  return { kind, personId, name, phone, reason: 'least_open_work', startsAt: at }
}

/** A ticket that people and time act on through the rules. Immutable; minutes count from the report. */
export type Play = {
  ticket: Ticket
  /** Of the last act. */
  refused: Refused | undefined
  /** Facts of the last act, and who hears of them: "kind → person or office". */
  facts: Fact[]
  heard: string[]
  when(who: PersonName, ask: Ask, minutes: number, commandId?: string): Play
  tick(minutes: number, o?: Tick): Play
  /** State, owner and the clocks that are met, to compare in one line. */
  now(): { state: string; owner: string; met: string[] }
  dueIn(clock: string): number | undefined
}
type Tick = { to?: PersonName | 'nobody'; as?: 'member' | 'duty_officer'; messages?: StaffMessage[] }

const heardSince = (before: Ticket, after: Ticket): string[] =>
  after.pending.slice(before.pending.length).flatMap(({ kind, audience }) =>
    audience.map((one) => {
      if (one.to === 'person' || one.to === 'colleague') return `${kind} → ${nameOf(one.personId)}`
      return `${kind} → ${one.to === 'lead' ? `lead of ${one.department}` : one.to}`
    }),
  )

const step = (before: Ticket, after: Ticket, refused?: Refused): Play => {
  const instant = (minutes: number) => after.submittedAt + minutes * MINUTE
  return {
    ticket: after,
    refused,
    facts: after.timeline.slice(before.timeline.length).map((entry) => entry.fact),
    heard: heardSince(before, after),
    when: (who, ask, minutes, commandId = `c-${String(after.timeline.length)}-${String(minutes)}`) => {
      const at = instant(minutes)
      const person = small.people[who]
      const { communityId, department, householdId, reporterId, owner } = after
      const subject = { communityId, department, householdId, reporterId, ownerId: owner.personId }
      const asker = {
        personId: person._id,
        name: person.name,
        phone: person.phone,
        standings: standingsOf(person, subject, at),
        households: homesAt(person, at).map((home) => home.householdId),
      }
      if (alreadyDone(after, commandId)) return step(after, after)
      const decision = decide(commandFrom(ask, at), { ticket: after, asker, at })
      if ('refused' in decision) return step(after, after, decision.refused)
      if (decision.facts.length === 0) return step(after, after)
      return step(after, append(after, entriesOf(decision.facts, decision.by, decision.at ?? at, commandId)))
    },
    tick: (minutes, { to = 'chen', as = 'member', messages = [] } = {}) => {
      const at = instant(minutes)
      const lead = leadOf(small.roster, after.department)
      const entries = entriesOfTime(after, {
        now: at,
        handler: (instant) => handlerFor(to, as, instant),
        lead: lead && { personId: lead.personId, name: lead.name, phone: lead.phone, as: 'member' },
        messages,
      })
      return step(after, entries.length === 0 ? after : append(after, entries))
    },
    now: () => ({
      state: after.state,
      owner: nameOf(after.owner.personId),
      met: after.clocks.filter((clock) => clock.metAt !== undefined).map((clock) => clock.name),
    }),
    dueIn: (name) => {
      const clock = after.clocks.find((one) => one.name === name && one.metAt === undefined)
      return clock && (clock.dueAt - after.submittedAt) / MINUTE
    },
  }
}

export const given = (ticket: Ticket): Play => step(ticket, ticket)

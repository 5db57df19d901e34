import fc from 'fast-check'
import { HOUR, instantAt, MINUTE, type Instant } from '../../../domain/kernel/instant'
import { CATEGORIES } from '../../../domain/routing/taxonomy'
import { intakeOf, progressOf } from '../../../domain/ticket/append'
import { replay } from '../../../domain/ticket/evolve'
import type { Fact } from '../../../domain/ticket/facts'
import { figuresOf } from '../../../domain/ticket/figures'
import { canMove, MOVES, type Move } from '../../../domain/ticket/moves'
import { STATES } from '../../../domain/ticket/parts'
import type { Ticket } from '../../../domain/ticket/ticket'
import type { PersonName } from '../../support/small-community'
import { report } from '../../support/ticket-story'
import { given, small, type Ask, type Play } from './play'

const AT = instantAt('2026-03-11', 600)
const LONG = process.env['ANLIN_LONG'] === '1'
const RUNS = LONG ? 4000 : 400
jest.setTimeout(LONG ? 300_000 : 30_000)

const PEOPLE: PersonName[] = [
  'wang',
  'wangHusband',
  'zhang',
  'stranger',
  'chen',
  'liu',
  'engineeringLead',
  'guard',
  'securityLead',
  'dispatcher',
  'dutyOfficer',
  'supervisor',
  'manager',
  'disabled',
]
const WORKERS: PersonName[] = ['chen', 'liu', 'guard', 'cleaner', 'clerk']

type Act =
  | { kind: 'ask'; who: PersonName | 'owner'; ask: (minutes: number) => Ask; name: string }
  | { kind: 'repeat'; which: number; who: PersonName; ask: (minutes: number) => Ask; name: string }
  | { kind: 'tick'; to: PersonName | 'nobody'; as: 'member' | 'duty_officer' }
type Timed = { act: Act; pass: number }

const asks = fc.oneof(
  fc.option(fc.integer({ min: -60, max: 3000 })).map((visit) => ({
    name: `accept ${String(visit)}`,
    ask: (minutes: number): Ask => ({
      do: 'accept',
      ...(visit !== null && { visitAt: AT + (minutes + visit) * MINUTE }),
    }),
  })),
  fc.integer({ min: -60, max: 3000 }).map((visit) => ({
    name: `appoint ${String(visit)}`,
    ask: (minutes: number): Ask => ({ do: 'appoint', visitAt: AT + (minutes + visit) * MINUTE }),
  })),
  fc.constantFrom(...WORKERS).map((to) => ({ name: `assign ${to}`, ask: (): Ask => ({ do: 'assign', to }) })),
  fc
    .constantFrom<Ask>(
      { do: 'set_out' },
      { do: 'arrive' },
      { do: 'finish' },
      { do: 'finish' },
      { do: 'confirm' },
      { do: 'cancel', reason: '' },
      { do: 'reopen' },
      { do: 'reopen', to: 'liu' },
      { do: 'rate', score: 1 },
      { do: 'rate', score: 5 },
    )
    .map((ask) => ({ name: ask.do, ask: () => ask })),
  fc.integer({ min: 0, max: 300 }).map((ago) => ({
    name: `reply ${String(ago)}`,
    ask: (minutes: number): Ask => ({
      do: 'reply',
      messageId: `m${String(minutes)}`,
      at: AT + Math.max(0, minutes - ago) * MINUTE,
    }),
  })),
)
const who = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<PersonName | 'owner'>('owner', 'wang') },
  { weight: 2, arbitrary: fc.constantFrom(...PEOPLE) },
)

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ who, one: asks }).map(({ who, one }): Act => ({ kind: 'ask', who, ...one })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ which: fc.nat(50), who: fc.constantFrom(...PEOPLE), one: asks })
      .map(({ which, who, one }): Act => ({ kind: 'repeat', which, who, ...one })),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('tick' as const),
      to: fc.constantFrom<PersonName | 'nobody'>('chen', 'guard', 'dutyOfficer', 'nobody'),
      as: fc.constantFrom('member' as const, 'duty_officer' as const),
    }),
  },
)
const pass = fc.oneof(fc.constant(0), fc.nat(30), fc.nat(600), fc.nat(6000))
const story = fc.record({
  category: fc.constantFrom(...CATEGORIES),
  start: fc.constantFrom('dispatched' as const, 'held until later' as const, 'with a stand-in' as const),
  acts: fc.array(fc.record({ act, pass }), { minLength: 1, maxLength: 40 }),
})

const begin = (category: (typeof CATEGORIES)[number], start: string): Play => {
  const fresh = report(small, { id: 't1', at: AT, category })
  const { chen, dutyOfficer } = small.people
  if (start === 'dispatched') return given(fresh.dispatched(chen).ticket)
  if (start === 'held until later') return given(fresh.held(chen, 'member', AT + 14 * HOUR).ticket)
  return given(fresh.held(dutyOfficer, 'duty_officer').ticket)
}

const ownerName = ({ owner }: Ticket): PersonName =>
  PEOPLE.find((name) => small.people[name]._id === owner.personId) ?? 'chen'

const perform = (play: Play, one: Act, minutes: number): Play => {
  if (one.kind === 'tick') return play.tick(minutes, { to: one.to, as: one.as })
  if (one.kind === 'repeat') {
    const { timeline } = play.ticket
    return play.when(one.who, one.ask(minutes), minutes, timeline[one.which % timeline.length]!.id)
  }
  return play.when(one.who === 'owner' ? ownerName(play.ticket) : one.who, one.ask(minutes), minutes)
}

/** The moves that a fact may be, as the table names them. */
const MOVE_OF: Partial<Record<Fact['type'], Move[]>> = {
  dispatched: ['dispatch', 'assign'],
  accepted: ['accept'],
  appointed: ['appoint'],
  set_out: ['set_out'],
  arrived: ['arrive'],
  finished: ['finish', 'settle'],
  confirmed: ['confirm', 'auto_confirm'],
  cancelled: ['cancel'],
  reopened: ['reopen'],
}

/** Each new entry leads along the table from the state before it. */
const assertLegal = (before: Ticket, after: Ticket): void => {
  for (let n = before.timeline.length; n < after.timeline.length; n += 1) {
    const { type } = after.timeline[n]!.fact
    const from = replay(after.timeline.slice(0, n)).state
    const to = replay(after.timeline.slice(0, n + 1)).state
    const moves = MOVE_OF[type]
    if (moves === undefined) expect(to).toBe(from)
    else expect(moves.some((move) => canMove(move, from) && MOVES[move].to === to)).toBe(true)
  }
}

const assertSound = (before: Ticket, after: Ticket): void => {
  expect(STATES).toContain(after.state)
  expect(after.owner.as === 'nobody' || after.owner.personId !== '').toBe(true)
  expect(after.timeline.slice(0, before.timeline.length)).toEqual(before.timeline)
  expect(replay(after.timeline)).toEqual(progressOf(after))
  expect(figuresOf(intakeOf(after), replay(after.timeline))).toEqual(after.facts)
  expect(new Set(after.timeline.map((entry) => entry.id)).size).toBe(after.timeline.length)
  expect(new Set(after.pending.map((notice) => notice.id)).size).toBe(after.pending.length)
  expect(after.pending.length - before.pending.length).toBeLessThanOrEqual(20)
  expect(after.pending.slice(0, before.pending.length)).toEqual(before.pending)
  expect(after.pendingSince !== undefined).toBe(after.pending.length > 0)
  expect(after.open).toBe(after.closedAt === undefined)
  expect(intakeOf(after)).toEqual(intakeOf(before))
  expect(after.version).toBe(before.version + (after === before ? 0 : 1))
}

const assertNoActorTold = (before: Ticket, after: Ticket): void => {
  for (const notice of after.pending.slice(before.pending.length)) {
    for (const one of notice.audience) if ('personId' in one) expect(one.personId).not.toBe(notice.actorId)
  }
}

const assertSettled = (ticket: Ticket, now: Instant): void => {
  if (ticket.nextDueAt !== undefined) expect(ticket.nextDueAt).toBeGreaterThan(now)
}

const run = (
  first: Play,
  acts: readonly Timed[],
  check: (before: Play, after: Play, act: Act, minutes: number) => void,
) => {
  let play = first
  let minutes = 0
  for (const { act: one, pass: more } of acts) {
    minutes += more
    const next = perform(play, one, minutes)
    check(play, next, one, minutes)
    play = next
  }
}

describe('whatever people do, whenever', () => {
  it('the ticket stays sound', () => {
    fc.assert(
      fc.property(story, ({ category, start, acts }) => {
        run(begin(category, start), acts, (before, after, one, minutes) => {
          assertSound(before.ticket, after.ticket)
          assertLegal(before.ticket, after.ticket)
          assertNoActorTold(before.ticket, after.ticket)
          if (one.kind === 'tick') assertSettled(after.ticket, AT + minutes * MINUTE)
          if (one.kind === 'repeat' || after.refused !== undefined) expect(after.ticket).toBe(before.ticket)
        })
      }),
      { numRuns: RUNS },
    )
  })

  it('a tick done twice, or by two at once, is done once', () => {
    fc.assert(
      fc.property(story, ({ category, start, acts }) => {
        run(begin(category, start), acts, (before, after, one, minutes) => {
          if (one.kind === 'tick') expect(perform(after, one, minutes).ticket).toBe(after.ticket)
          expect(perform(before, one, minutes).ticket).toEqual(after.ticket)
        })
      }),
      { numRuns: RUNS / 4 },
    )
  })

  it('time in steps of any size ends the same, but for when a missed target was noted', () => {
    const noted = (ticket: Ticket) =>
      ticket.timeline.map(({ id, at, fact }) => (fact.type === 'overdue' ? { id, fact } : { id, at, fact }))
    fc.assert(
      fc.property(
        story,
        fc.integer({ min: 1, max: 9000 }),
        fc.constantFrom(1, 7, 60, 333),
        ({ category, start, acts }, span, stride) => {
          let play = begin(category, start)
          let minutes = 0
          run(play, acts, (_before, after, _one, at) => {
            play = after
            minutes = at
          })
          // What people did late has been told before time goes on by itself.
          const from = play.tick(minutes)
          let stepped = from
          for (let at = minutes; at < minutes + span; at += stride) stepped = stepped.tick(at)
          stepped = stepped.tick(minutes + span)
          const jumped = from.tick(minutes + span)
          expect(noted(stepped.ticket)).toEqual(noted(jumped.ticket))
          expect(stepped.ticket.facts).toEqual(jumped.ticket.facts)
          expect(stepped.now()).toEqual(jumped.now())
        },
      ),
      { numRuns: LONG ? 500 : 60 },
    )
  })
})

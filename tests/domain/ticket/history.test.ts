import { instantAt } from '../../../domain/kernel/instant'
import { append, intakeOf, progressOf } from '../../../domain/ticket/append'
import { replay } from '../../../domain/ticket/evolve'
import type { Entry, Fact } from '../../../domain/ticket/facts'
import { figuresOf } from '../../../domain/ticket/figures'
import {
  entryCount,
  PART_SIZE,
  shelve,
  TIMELINE_CAP,
  wholeTimeline,
  type HistoryPart,
} from '../../../domain/ticket/history'
import { releaseOf } from '../../../domain/ticket/release'
import type { Ticket } from '../../../domain/ticket/ticket'
import { ownerFrom, report } from '../../support/ticket-story'
import { small } from './play'

const AT = instantAt('2026-03-11', 600)
const fresh = (): Ticket => report(small, { id: 't1', at: AT }).dispatched(small.people.chen).ticket

const ROUND: Fact[] = [
  { type: 'accepted', owner: ownerFrom(small.people.chen) },
  { type: 'arrived' },
  {
    type: 'finished',
    completion: { cause: '老化', materials: '', minutes: 20, words: '好了', photos: [] },
    confirmBy: AT,
  },
  { type: 'reopened', reason: '又漏了', owner: ownerFrom(small.people.chen) },
]
const entry = (n: number): Entry => ({
  id: `c-${String(n)}`,
  at: AT + n * 60_000,
  by: { kind: 'staff', personId: small.people.chen._id, name: '陈建国' },
  fact: ROUND[n % ROUND.length]!,
})

describe('a long-running ticket', () => {
  let kept = fresh()
  let plain = fresh()
  const parts: HistoryPart[] = []
  const sizes: number[] = []
  beforeAll(() => {
    for (let n = 0; n < 1000; n += 1) {
      plain = append(plain, [entry(n)])
      const next = shelve(append(kept, [entry(n)]), kept.version)
      parts.push(...next.parts)
      kept = next.ticket
      sizes.push(kept.timeline.length)
    }
  })

  it('holds 200 entries at most, and its history the older ones in stretches of 100', () => {
    expect(Math.max(...sizes)).toBe(TIMELINE_CAP)
    expect(parts.map(({ _id, n, entries }) => [_id, n, entries.length])).toEqual(
      Array.from({ length: 9 }, (_none, n) => [`t1-${String(n)}`, n, PART_SIZE]),
    )
    expect(kept.inHistory).toBe(900)
    expect(entryCount(kept)).toBe(plain.timeline.length)
  })

  it('tells the same story as if all of it were in one document', () => {
    expect(wholeTimeline(kept, [...parts].reverse())).toEqual(plain.timeline)
    expect(replay(wholeTimeline(kept, parts))).toEqual(progressOf(kept))
    expect(progressOf(kept)).toEqual(progressOf(plain))
    expect(kept.facts).toEqual(figuresOf(intakeOf(plain), replay(plain.timeline)))
  })

  it('counts a part only when the ticket says so', () => {
    const uncounted = { ...parts[8]!, _id: 't1-9', n: 9 }
    expect(wholeTimeline(kept, [...parts, uncounted])).toEqual(plain.timeline)
  })

  it('gives every release of an owner an id of its own, though the document is not longer than before', () => {
    const nobody = { kind: 'nobody', reason: 'nobody_at_all', startsAt: AT } as const
    const id = (ticket: Ticket) => releaseOf(ticket, small.people.chen._id, nobody, AT)?.id
    const working = { ...kept, state: 'dispatched' as const }
    expect(id({ ...working, inHistory: 800 })).not.toBe(id(working))
    expect(id(working)).toBeDefined()
  })
})

describe('what is moved', () => {
  it('is nothing until the document is full', () => {
    const ticket = fresh()
    expect(shelve(ticket, 1)).toEqual({ ticket, parts: [] })
  })

  it('is the same whoever moves it, and names the state it was read from', () => {
    let ticket = fresh()
    for (let n = 0; ticket.timeline.length < TIMELINE_CAP; n += 1) ticket = append(ticket, [entry(n)])
    const one = shelve(append(ticket, [entry(500)]), ticket.version).parts
    const other = shelve(append(ticket, [entry(700), entry(701)]), ticket.version).parts
    expect(one).toEqual(other)
    expect(one).toMatchObject([{ asOf: ticket.version, from: AT, n: 0 }])
  })
})

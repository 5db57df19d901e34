import fc from 'fast-check'
import type { Message, Thread } from '../../../cloudfunctions/ticket/messages'
import { storyPage, type Place, type Reader } from '../../../cloudfunctions/ticket/story'
import type { Entry } from '../../../domain/ticket/facts'

const READER: Reader = { personId: 'p1', side: 'staff', standings: [], needsName: true }

const entry = (at: number, n: number): Entry => ({
  ...{ id: `e${String(n)}`, at },
  ...{ by: { kind: 'system' as const }, fact: { type: 'set_out' as const } },
})
const message = (at: number, n: number): Message => ({
  ...{ _id: `m${String(n).padStart(3, '0')}`, version: 1, ticketId: 't1', communityId: 'c1', at },
  ...{ by: { kind: 'staff', personId: 'p1', name: '陈' }, text: '', photos: [], pending: [] },
})
const keyOf = ({ at, _id }: Message) => `${String(at).padStart(16, '0')}.${_id}`

/** Reads as the function does, from lists instead of documents. */
const readings = (entries: readonly Entry[], messages: readonly Message[], size: number) => {
  const sorted = [...messages].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  return {
    steps: (steps: number) => {
      const from = Math.max(0, (Math.ceil(steps / size) - 1) * size)
      return { from, entries: entries.slice(from, steps) }
    },
    thread: (before?: string): Thread => {
      const [at = '', id = ''] = before?.split('.') ?? []
      const key = `${at.padStart(16, '0')}.${id}`
      const older = before === undefined ? sorted : sorted.filter((one) => keyOf(one) < key)
      return { messages: older.slice(-size), more: older.length > size }
    },
  }
}

const times = fc.array(fc.nat(60), { maxLength: 40 })

describe('a story in pages', () => {
  it('shows every step and message once, whatever happened in the same instant or was noted late', () => {
    fc.assert(
      fc.property(times, times, fc.integer({ min: 1, max: 9 }), (steps, said, size) => {
        // Mostly in order, now and then earlier than its neighbours.
        const entries = steps.map((late, n) => entry(1000 + n * 3 - (late > 50 ? late : 0), n))
        const messages = said.map((at, n) => message(1000 + at * 2, n))
        const read = readings(entries, messages, size)
        const seen: string[] = []
        let place: Place | undefined = { steps: entries.length, message: '' }
        for (let round = 0; place !== undefined; round += 1) {
          expect(round).toBeLessThan(200)
          const from: string | undefined = round === 0 ? undefined : place.message
          const page = storyPage(read.steps(place.steps), read.thread(from), READER, from)
          expect(page.items.map(({ at }) => at)).toEqual(page.items.map(({ at }) => at).sort((a, b) => a - b))
          seen.push(...page.items.map(({ id }) => id))
          place = page.next
        }
        const all = [...entries.map(({ id }) => id), ...messages.map(({ _id }) => _id)]
        expect(seen.sort()).toEqual(all.sort())
      }),
      { numRuns: 300 },
    )
  })

  it('shows nothing from before an instant of which only one side was read', () => {
    const entries = [10, 20, 30].map(entry)
    const thread = { messages: [25, 40].map(message), more: true }
    const page = storyPage({ from: 0, entries }, thread, READER)
    expect(page.items.map(({ at }) => at)).toEqual([25, 30, 40])
    expect(page.next).toEqual({ steps: 2, message: '25.m000' })
  })
})

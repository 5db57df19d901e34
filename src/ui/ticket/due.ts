import type { TicketCard } from '../../../contract/ticket'
import { dayTime, span, untilDue } from '../format'
import type { Tone } from '../tone'
import { say } from '../words'

const SOON_MS = 30 * 60_000

export type DueWords = {
  /** `还剩 18 分钟` · `已超 5 分钟`; empty when nothing is due. */
  left: string
  /** `今天 15:30 前到场` */
  by: string
  state: 'kept' | 'soon' | 'late'
  tone: Tone
}

const TONES = { kept: 'quiet', soon: 'warn', late: 'danger' } as const

/** `今天 15:30 前到场`, of a slot `明天 10:00–12:00 到场` */
const aimWord = (
  what: Exclude<TicketCard['promise']['what'], 'none'>,
  { from, by }: { from: number | undefined; by: number },
  now: number,
): string =>
  from === undefined
    ? say('promise.by', { when: dayTime(by, now), what: say(`promise.${what}`) })
    : say('promise.slot', { when: span(from, by, now), what: say(`promise.${what}`) })

/** What is due next on a ticket, in words that change with `now`. */
export function dueWords({ promise }: Pick<TicketCard, 'promise'>, now: number): DueWords {
  const { by, what, from } = promise
  if (by === undefined || what === 'none') return { left: '', by: '', state: 'kept', tone: 'quiet' }
  if (what === 'confirm') return { left: '', by: say('promise.confirm'), state: 'kept', tone: 'quiet' }
  const state = by < now ? 'late' : by - now < SOON_MS ? 'soon' : 'kept'
  return {
    left: untilDue(by, now),
    by: aimWord(what, { from, by }, now),
    state,
    tone: TONES[state],
  }
}

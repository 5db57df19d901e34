import type { TicketCard } from '../../../contract/ticket'
import { dayTime, span, untilDue } from '../format'
import type { PromiseLineProps } from '../promise-line'
import { say } from '../words'
import { departmentWord } from './state'

type Promised = TicketCard['promise']

/** `工程部 陈师傅` */
export const responsible = ({ department, who }: Promised): string =>
  [departmentWord(department), who].filter(Boolean).join(' ')

const late = (aim: string, by: number, now: number): string =>
  say('promise.resident.late', { aim, over: untilDue(by, now) })

/** `今天 15:30 前到`; what was promised stays in sight when it is late (domain.md §1 P2). */
export function byWhen({ what, by, from }: Promised, now: number): string | undefined {
  if (what === 'none') return undefined
  if (by === undefined) return what === 'confirm' ? say('promise.resident.confirmAny') : undefined
  const aim =
    from === undefined
      ? say(`promise.resident.${what}`, { when: dayTime(by, now) })
      : say('promise.resident.slot', { when: span(from, by, now) })
  return by < now && what !== 'confirm' ? late(aim, by, now) : aim
}

/** Who has it and by when, as a resident reads it. */
export function residentPromise(promise: Promised, now: number): PromiseLineProps {
  const by = byWhen(promise, now)
  const isLate = promise.by !== undefined && promise.by < now && promise.what !== 'confirm'
  return { who: responsible(promise), ...(by && { by }), state: isLate ? 'late' : 'kept' }
}

import { dayFromNumber, dayNumberOf, instantAt, MINUTE, type Instant } from '../../../domain/kernel/instant'
import { type Stretch, timesOf, VISIT_DAYS } from '../../../domain/ticket/visit-slots'

/** When whoever comes is on duty, and how late a time may be agreed (contract ticket.visitTimes). */
export type VisitOffer = { duty: readonly Stretch[]; until?: number | undefined }

/** Days of which a time can be named. */
export const daysOf = ({ until }: VisitOffer, now: Instant): { day: number; noon: Instant }[] =>
  Array.from({ length: VISIT_DAYS }, (_one, ahead) => {
    const day = dayFromNumber(dayNumberOf(now) + ahead)
    return { day: ahead, noon: instantAt(day, 12 * 60) }
  }).filter(({ day }) => timesOf(day, now, until).length > 0)

/** "Right now" is within half an hour, told in round minutes. */
export const rightNow = (now: Instant): Instant => Math.ceil((now + 30 * MINUTE) / (5 * MINUTE)) * 5 * MINUTE

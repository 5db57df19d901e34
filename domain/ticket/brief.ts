import type { ClockName } from '../sla/policy'
import type { Aim, Brief, Intake } from './parts'
import { isRated } from './rating'
import type { Progress } from './ticket'

/** Code points, so that no character is cut in half. */
const EXCERPT = 40

const WHAT: Record<ClockName, Aim['what']> = {
  assigned: 'dispatch',
  firstReply: 'reply',
  onSite: 'visit',
  update: 'reply',
  solved: 'solved',
}

const namedVisit = ({ visitAt, visitFrom, state }: Progress): Aim[] =>
  visitAt === undefined || state === 'on_site'
    ? []
    : [{ what: 'visit', by: visitAt, ...(visitFrom !== undefined && { from: visitFrom }) }]

/** Of a visit that was named and the targets not yet met the earliest; the visit stands before the solved target. */
const nextOf = (progress: Progress): Aim | undefined => {
  const visit = namedVisit(progress)
  const clocks = progress.clocks.filter(
    (clock) => clock.metAt === undefined && (clock.name !== 'solved' || visit.length === 0),
  )
  const aims = [...visit, ...clocks.map(({ name, dueAt }): Aim => ({ what: WHAT[name], by: dueAt }))]
  return aims.reduce<Aim | undefined>((first, aim) => (first && first.by <= aim.by ? first : aim), undefined)
}

/** Pure function of the ticket, stored with it. */
export const briefOf = (intake: Pick<Intake, 'text' | 'photos'>, progress: Progress): Brief => {
  const next = nextOf(progress)
  return {
    excerpt: Array.from(intake.text).slice(0, EXCERPT).join(''),
    photos: intake.photos.length,
    rated: isRated(progress),
    ...(next && { next }),
  }
}

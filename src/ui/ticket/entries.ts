import type { TicketView, TimelineItem } from '../../../contract/ticket'
import { dayTime, span } from '../format'
import type { IconName } from '../icon/icon'
import type { TimelineEntry } from '../timeline'
import type { Tone } from '../tone'
import { outcomeWords } from './outcome'
import { visitWord } from './visit-word'
import { say } from '../words'

const ICONS: Record<Exclude<TimelineItem['what'], 'message'>, IconName> = {
  submitted: 'send',
  dispatched: 'user',
  firm_assigned: 'send',
  owner_changed: 'user',
  held: 'clock',
  accepted: 'check',
  appointed: 'clock',
  set_out: 'send',
  arrived: 'map',
  replied: 'phone',
  finished: 'wrench',
  confirmed: 'check',
  auto_confirmed: 'check',
  rated: 'star',
  cancelled: 'close',
  reopened: 'refresh',
  overdue: 'warning',
}

const TONES: Partial<Record<TimelineItem['what'], Tone>> = {
  cancelled: 'quiet',
  reopened: 'danger',
  overdue: 'danger',
  held: 'warn',
}

const accepted = ({ from, until }: TimelineItem, who: string, now: number): string => {
  if (until === undefined) return say('step.accepted', { who })
  if (from === undefined) return say('step.acceptedUntil', { who, when: dayTime(until, now) })
  return say('step.acceptedSlot', { who, when: span(from, until, now) })
}

const appointed = ({ from, until = 0, was }: TimelineItem, now: number): string => {
  const when = visitWord({ from, by: until }, now)
  return was
    ? say('step.appointedAgain', { when, was: visitWord(was, now) })
    : say('step.appointed', { when })
}

/** `陈建国已接单，今天 16:00 前到` */
function sentence(item: TimelineItem, now: number): string {
  const who = item.ownerName ?? item.who.name
  const when = item.until === undefined ? '' : dayTime(item.until, now)
  if (item.what === 'accepted') return accepted(item, who, now)
  if (item.what === 'appointed') return appointed(item, now)
  if (item.what === 'held') return say(when ? 'step.heldUntil' : 'step.held', { when })
  if (item.what === 'reopened' && who)
    return say(when ? 'step.reopenedUntil' : 'step.reopenedBy', { who, when })
  if (item.what === 'overdue') return say('step.overdue', { clock: say(`clock.${item.clock ?? 'solved'}`) })
  return say(`step.${item.what}`, { who, when, score: item.score ?? 0 })
}

const links = (ids: readonly string[] | undefined, all: Readonly<Record<string, string>>): string[] =>
  (ids ?? []).flatMap((id) => all[id] ?? [])

function stepEntry(item: TimelineItem, photos: string[], now: number): TimelineEntry {
  const { what, who, text } = item
  if (what === 'message') throw new Error('a message is no step')
  const fact = sentence(item, now)
  const known = who.kind === 'system' || fact.includes(who.name) || (who.kind === 'resident' && who.me)
  const words = [outcomeWords(item), text].filter(Boolean).join('。')
  const said = [known ? '' : who.name, words].filter(Boolean).join('：')
  return {
    id: item.id,
    at: dayTime(item.at, now),
    side: 'step',
    text: fact,
    icon: ICONS[what],
    ...(said && { who: said }),
    ...(TONES[what] && { tone: TONES[what] }),
    ...(photos.length > 0 && { photos }),
  }
}

/** A ticket's timeline as `Timeline` draws it: steps and messages in order. */
export const entriesOf = (
  { timeline, photoLinks }: Pick<TicketView, 'timeline' | 'photoLinks'>,
  now: number,
): TimelineEntry[] =>
  timeline.map((item) => {
    const photos = links(item.photos, photoLinks)
    if (item.what !== 'message') return stepEntry(item, photos, now)
    return {
      id: item.id,
      at: dayTime(item.at, now),
      side: item.who.me ? 'mine' : 'theirs',
      who: item.who.kind === 'system' ? say('who.system') : item.who.name,
      ...(item.text && { text: item.text }),
      ...(photos.length > 0 && { photos }),
    }
  })

/** Links of the photos of the report itself. */
export const reportPhotos = ({
  photoIds,
  photoLinks,
}: Pick<TicketView, 'photoIds' | 'photoLinks'>): string[] => links(photoIds, photoLinks)

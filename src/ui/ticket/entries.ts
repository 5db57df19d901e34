import type { TicketView, TimelineItem } from '../../../contract/ticket'
import { dayTime, span } from '../format'
import type { IconName } from '../icon/icon'
import type { TimelineEntry } from '../timeline'
import type { Tone } from '../tone'
import { outcomeWords } from './outcome'
import { photosShown, type PhotosSaid, type PhotosShown } from './photos-shown'
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

/** What an entry has beside its words. */
const besides = ({ photos: ids, mark }: TimelineItem, said: PhotosSaid): Partial<TimelineEntry> => {
  const { photos, tiles } = photosShown(ids, said)
  return {
    ...(photos.length > 0 && { photos }),
    ...(tiles.length > 0 && { tiles }),
    ...(mark && { doubt: say(`mark.${mark}`) }),
  }
}

function stepEntry(item: TimelineItem, said: PhotosSaid, now: number): TimelineEntry {
  const { what, who, text } = item
  if (what === 'message') throw new Error('a message is no step')
  const fact = sentence(item, now)
  const known = who.kind === 'system' || fact.includes(who.name) || (who.kind === 'resident' && who.me)
  const words = [outcomeWords(item), text].filter(Boolean).join('。')
  const whoSaid = [known ? '' : who.name, words].filter(Boolean).join('：')
  return {
    id: item.id,
    at: dayTime(item.at, now),
    side: 'step',
    text: fact,
    icon: ICONS[what],
    ...(whoSaid && { who: whoSaid }),
    ...(TONES[what] && { tone: TONES[what] }),
    ...besides(item, said),
  }
}

/** A ticket's timeline as `Timeline` draws it: steps and messages in order. */
export const entriesOf = (
  { timeline, ...said }: Pick<TicketView, 'timeline'> & PhotosSaid,
  now: number,
): TimelineEntry[] =>
  timeline.map((item) => {
    if (item.what !== 'message') return stepEntry(item, said, now)
    return {
      id: item.id,
      at: dayTime(item.at, now),
      side: item.who.me ? 'mine' : 'theirs',
      who: item.who.kind === 'system' ? say('who.system') : item.who.name,
      ...(item.text && { text: item.text }),
      ...besides(item, said),
    }
  })

/** The photos of the report itself. */
export const reportPhotos = ({ photoIds, ...said }: Pick<TicketView, 'photoIds'> & PhotosSaid): PhotosShown =>
  photosShown(photoIds, said)

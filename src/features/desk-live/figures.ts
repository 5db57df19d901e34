import type { FigureName } from '../../../contract/insight'
import type { api } from '../../api/api'
import type { FigureProps } from '../../ui/figure'
import { oneDecimal, percentOf, TARGET, type Share } from '../../ui/share-words'
import { say, type WordKey } from '../../ui/words'

export type Today = Awaited<ReturnType<typeof api.insight.today>>
export type DeskFigure = Omit<FigureProps, 'onPress'> & { id: FigureName }

function shareFigure(id: FigureName, word: WordKey, share: Share): DeskFigure {
  const base = { id, label: say(word) }
  if (share.of === 0) return { ...base, value: '—', target: say('live.noPromise') }
  const reached = percentOf(share)
  const good = reached >= TARGET
  return {
    ...base,
    value: oneDecimal(reached),
    unit: '%',
    target: say('live.of', share),
    verdict: { word: good ? say('live.met') : say('live.short', { n: oneDecimal(TARGET - reached) }), good },
  }
}

const countFigure = (id: 'received' | 'solved' | 'reopened', n: number): DeskFigure => ({
  id,
  label: say(`live.${id}`),
  value: String(n),
  unit: say('live.unit'),
})

function ratingFigure({ sum, count }: Today['rating']): DeskFigure {
  const base = { id: 'rated' as const, label: say('live.rating') }
  if (count === 0) return { ...base, value: '—', target: say('live.nothing') }
  return {
    ...base,
    value: (sum / count).toFixed(1),
    unit: say('live.stars'),
    target: say('live.ofRatings', { n: count }),
  }
}

/** How much came and went today, and how well people found it. */
export const countsOf = (today: Today): DeskFigure[] => [
  countFigure('received', today.received),
  countFigure('solved', today.solved),
  countFigure('reopened', today.reopened),
  ratingFigure(today.rating),
]

/** Of each kind of promise how many were kept (domain/sla/day-share says which count). */
export const sharesOf = ({ onTime }: Today): DeskFigure[] => [
  shareFigure('assignedOnTime', 'live.assigned', onTime.assigned),
  shareFigure('firstReplyOnTime', 'live.firstReply', onTime.firstReply),
  shareFigure('onSiteOnTime', 'live.onSite', onTime.onSite),
  shareFigure('solvedOnTime', 'live.solvedOnTime', onTime.solved),
]

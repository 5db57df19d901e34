import type { api } from '../../api/api'
import type { FigureProps } from '../../ui/figure'
import { say } from '../../ui/words'

export type Today = Awaited<ReturnType<typeof api.insight.today>>
/** What a figure opens (contract insight.ticketsOf). */
export type FigureName = 'received' | 'solved' | 'late' | 'reopened' | 'rated'
export type DeskFigure = Omit<FigureProps, 'onPress'> & { id: string; opens: FigureName; listTitle: string }

/** domain.md §6: 95 % of what is solved keeps its promise. */
const TARGET = 95

type Share = { of: number; met: number }

const oneDecimal = (n: number): string => n.toFixed(1).replace(/\.0$/, '')

/** Rounded the way it is shown, so that nobody reads `95 %` beside `差 0.0 %`. */
const percentOf = ({ of, met }: Share): number => Math.floor((met / of) * 1000) / 10

function shareFigure(id: string, label: string, share: Share): DeskFigure {
  const base = { id, label, opens: 'late' as const, listTitle: say('live.late') }
  const target = say('live.target', { n: TARGET })
  if (share.of === 0) return { ...base, value: '–', target: say('live.nothing') }
  const reached = percentOf(share)
  const good = reached >= TARGET
  return {
    ...base,
    value: oneDecimal(reached),
    unit: '%',
    target: `${say('live.ofSolved', share)} · ${target}`,
    verdict: { word: good ? say('live.met') : say('live.short', { n: oneDecimal(TARGET - reached) }), good },
  }
}

const countFigure = (id: 'received' | 'solved' | 'reopened', n: number): DeskFigure => ({
  id,
  label: say(`live.${id}`),
  value: String(n),
  unit: say('live.unit'),
  opens: id,
  listTitle: say(`live.${id}`),
})

function ratingFigure({ sum, count }: Today['rating']): DeskFigure {
  const base = {
    id: 'rating',
    label: say('live.rating'),
    opens: 'rated' as const,
    listTitle: say('live.rating'),
  }
  if (count === 0) return { ...base, value: '–', target: say('live.nothing') }
  return {
    ...base,
    value: (sum / count).toFixed(1),
    unit: say('live.stars'),
    target: say('live.ofRatings', { n: count }),
  }
}

/** Today as a supervisor reads it: how much, how often in time, how well; each with the list behind it (domain.md §6). */
export const figuresOf = (today: Today): DeskFigure[] => [
  countFigure('received', today.received),
  countFigure('solved', today.solved),
  countFigure('reopened', today.reopened),
  shareFigure('firstReply', say('live.firstReply'), today.firstReplyOnTime),
  shareFigure('onSite', say('live.onSite'), today.onSiteOnTime),
  shareFigure('solvedOnTime', say('live.solvedOnTime'), today.solvedOnTime),
  ratingFigure(today.rating),
]

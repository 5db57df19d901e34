import type { ReactNode } from 'react'
import { FailureNotice } from '../../ui/failure-notice'
import { Figure } from '../../ui/figure'
import { TARGET } from '../../ui/share-words'
import { Skeleton } from '../../ui/skeleton'
import { say } from '../../ui/words'
import { countsOf, sharesOf, type DeskFigure } from './figures'
import type { Live } from './use-live'
import './today-figures.scss'

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="al-desk__group" aria-label={title}>
      <div className="al-desk__small">{title}</div>
      <div className="al-desk__cells">{children}</div>
    </section>
  )
}

/** What must be looked at now; the same lists as the chips below, for all departments. */
function NowFigures({ live }: { live: Live }) {
  const { overdue, at_risk: atRisk } = live.everything ?? {}
  const shown = (n: number | undefined): string => (n === undefined ? '—' : String(n))
  return (
    <Group title={say('live.now')}>
      <Figure
        label={say('live.overdueNow')}
        value={shown(overdue)}
        unit={say('live.unit')}
        {...(overdue === 0 && { target: say('live.empty.overdue') })}
        onPress={() => live.look({ show: 'overdue' })}
      />
      <Figure
        label={say('live.atRiskNow')}
        value={shown(atRisk)}
        unit={say('live.unit')}
        target={say('live.withinHalfHour')}
        onPress={() => live.look({ show: 'at_risk' })}
      />
    </Group>
  )
}

function DayFigures({ title, figures, live }: { title: string; figures: DeskFigure[]; live: Live }) {
  return (
    <Group title={title}>
      {figures.map(({ id, ...shown }) => (
        <Figure key={id} {...shown} onPress={() => live.openFigure({ name: id, title: shown.label })} />
      ))}
    </Group>
  )
}

/** What is wrong now, which promises were kept today, what came and went; every figure opens its list (domain.md §6). */
export function TodayFigures({ live }: { live: Live }) {
  const { today, todayFailure } = live
  return (
    <div className="al-desk__figures">
      <NowFigures live={live} />
      {today ? (
        <>
          <DayFigures title={say('live.promises', { n: TARGET })} figures={sharesOf(today)} live={live} />
          <DayFigures title={say('live.today')} figures={countsOf(today)} live={live} />
        </>
      ) : todayFailure ? (
        <FailureNotice failure={todayFailure} />
      ) : (
        <div className="al-desk__group al-desk__group--loading">
          <Skeleton of="figure" />
        </div>
      )}
      <div className="al-desk__small al-desk__definition">{say('live.definition')}</div>
    </div>
  )
}

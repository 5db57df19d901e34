import { PERIODS } from '../../../contract/insight'
import { Choice } from '../../ui/choice'
import { DataTable } from '../../ui/data-table'
import type { Column } from '../../ui/data-table.types'
import { Empty } from '../../ui/empty'
import { FailureState } from '../../ui/failure-notice'
import { oneDecimal, percentOf, TARGET, type Share } from '../../ui/share-words'
import { Skeleton } from '../../ui/skeleton'
import { departmentWord } from '../../ui/ticket/state'
import { say, type WordKey } from '../../ui/words'
import type { DeskWorkProps } from './desk-work.types'
import { useWork, type Side } from './use-work'
import './desk-work.scss'

function Name({ side }: { side: Side }) {
  const [name, kind] =
    'firm' in side ? [side.firm, say('work.firm')] : [departmentWord(side.department), say('work.own')]
  return (
    <>
      <div className="al-work__name">{name}</div>
      <div className="al-work__small">{kind}</div>
    </>
  )
}

/** Both numbers stand under the share, so that 100 % of one is not read as 100 % of a hundred. */
function ShareCell({ share }: { share: Share }) {
  if (share.of === 0) return <span className="al-work__small">—</span>
  const reached = percentOf(share)
  const short = reached < TARGET
  return (
    <>
      <div className={short ? 'al-work__short' : 'al-work__good'}>{oneDecimal(reached)} %</div>
      <div className="al-work__small">
        {say('work.share', share)}
        {short && <div className="al-work__short">{say('work.short', { n: TARGET })}</div>}
      </div>
    </>
  )
}

function RatingCell({ rating: { sum, count } }: Pick<Side, 'rating'>) {
  if (count === 0) return <span className="al-work__small">—</span>
  return (
    <>
      <div>{say('work.stars', { n: (sum / count).toFixed(1) })}</div>
      <div className="al-work__small">{say('work.ratings', { n: count })}</div>
    </>
  )
}

type Count = 'given' | 'takenBack' | 'done' | 'reopened'
const count = (id: Count): Column<Side> => ({
  ...{ id, head: say(`work.${id}`), figures: true },
  // A department has nothing taken back from it: a dash, no zero to be proud of.
  cell: (side) => (id === 'takenBack' && !('firm' in side) ? '—' : side[id]),
})
const share = (id: keyof Side['onTime']): Column<Side> => ({
  ...{ id, head: say(`work.${id}`), figures: true },
  cell: ({ onTime }) => <ShareCell share={onTime[id]} />,
})

const columns = (): Column<Side>[] => [
  { id: 'who', head: say('work.who'), width: '20%', cell: (side) => <Name side={side} /> },
  count('given'),
  count('takenBack'),
  count('done'),
  share('assigned'),
  share('firstReply'),
  share('onSite'),
  share('solved'),
  count('reopened'),
  {
    id: 'rating',
    head: say('work.rating'),
    figures: true,
    cell: ({ rating }) => <RatingCell rating={rating} />,
  },
]

const PERIOD_WORDS: Record<(typeof PERIODS)[number], WordKey> = {
  1: 'work.days.1',
  7: 'work.days.7',
  30: 'work.days.30',
}

/** Contractor firms and our own departments by the same clocks (domain.md §2), over a day, a week or a month. */
export function DeskWork({ communityId }: DeskWorkProps) {
  const { days, setDays, work, sides, failure, retry } = useWork(communityId)
  return (
    <section className="al-work">
      <div className="al-work__bar">
        <Choice
          label={say('work.period')}
          options={PERIODS.map((value) => ({ value, word: say(PERIOD_WORDS[value]) }))}
          value={days}
          onChange={setDays}
        />
        {work && (
          <span className="al-work__small">
            {say('work.from', { from: work.firstDay, to: work.lastDay })}
          </span>
        )}
      </div>
      {failure && !sides ? (
        <FailureState failure={failure} onRetry={retry} />
      ) : !sides ? (
        <Skeleton of="line" count={6} />
      ) : sides.length === 0 ? (
        <Empty picture="search" title={say('work.none.title')} hint={say('work.none.hint')} />
      ) : (
        <DataTable caption={say('work.title')} columns={columns()} rows={sides} keyOf={({ key }) => key} />
      )}
      <div className="al-work__small">{say('work.definition')}</div>
    </section>
  )
}

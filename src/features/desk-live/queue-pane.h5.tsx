import { Button } from '../../ui/button'
import { FailureState } from '../../ui/failure-notice'
import { Skeleton } from '../../ui/skeleton'
import { departmentWord } from '../../ui/ticket/state'
import { say } from '../../ui/words'
import { QueueTable } from './queue-table'
import type { Live } from './use-live'

export type QueueProps = { live: Live; selected: string | undefined; onOpen: (ticketId: string) => void }

/** What is listed when it is not simply one of the chips. */
function titleOf({ figure, at, queue }: Live): string | undefined {
  if (figure) {
    const title = say('live.figureOf', { figure: figure.title })
    return queue.rows?.some(({ kept }) => kept) ? `${title} · ${say('live.lateFirst')}` : title
  }
  if (at.state === undefined) return undefined
  const department = at.department ? departmentWord(at.department) : say('live.departments')
  return `${department} · ${say(`state.${at.state}`)}`
}

function emptyOf({ typed, figure, at }: Live): string {
  if (typed) return say('live.empty.found')
  return figure || at.state ? say('table.empty') : say(`live.empty.${at.show}`)
}

/** The open tickets, or those behind a figure; news waits while somebody reads. */
export function Queue({ live, selected, onOpen }: QueueProps) {
  const { rows, failure, retry, cut, waiting, take } = live.queue
  const title = titleOf(live)
  return (
    <>
      {title !== undefined && (
        <div className="al-desk__line">
          <strong>{title}</strong>
          <Button inline kind="quiet" onPress={live.reset}>
            {say('live.backToOpen')}
          </Button>
        </div>
      )}
      {waiting > 0 && (
        <button type="button" className="al-desk__news" onClick={take}>
          {say('live.changed', { n: waiting })}
        </button>
      )}
      {failure ? (
        <FailureState failure={failure} onRetry={retry} />
      ) : rows ? (
        <QueueTable
          caption={title ?? say('live.table')}
          rows={rows}
          now={live.now}
          selected={selected}
          onOpen={onOpen}
          empty={emptyOf(live)}
        />
      ) : (
        <Skeleton of="line" count={8} />
      )}
      {cut !== undefined && <div className="al-desk__small">{say('live.more', { n: cut })}</div>}
    </>
  )
}

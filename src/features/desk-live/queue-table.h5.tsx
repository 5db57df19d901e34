import { dayOf } from '../../../domain/kernel/instant'
import { DataTable } from '../../ui/data-table'
import type { Column } from '../../ui/data-table.types'
import { Icon } from '../../ui/icon/icon'
import { clockTime, dayTime, length } from '../../ui/format'
import { StateTag } from '../../ui/state-tag'
import { dueWords } from '../../ui/ticket/due'
import { categoryWord, departmentWord, stateTag } from '../../ui/ticket/state'
import { say } from '../../ui/words'
import type { QueueCard } from './queue'

export type QueueTableProps = {
  caption: string
  rows: readonly QueueCard[]
  now: number
  selected: string | undefined
  onOpen: (ticketId: string) => void
  empty: string
}

type At = { card: QueueCard; now: number }

/** The list is of one day: other days are named, this one is not. */
const moment = (at: number, now: number): string =>
  dayOf(at) === dayOf(now) ? clockTime(at) : dayTime(at, now)

/** Behind a share on time: whether this promise was kept, its target and its result. */
function Kept({ kept, now }: { kept: NonNullable<QueueCard['kept']>; now: number }) {
  const { late, dueAt, metAt } = kept
  const past = length((metAt ?? now) - dueAt)
  const due = moment(dueAt, now)
  const word = !late ? 'live.kept' : metAt === undefined ? 'live.stillMissed' : 'live.missed'
  return (
    <div className="al-desk__pair">
      <div className={`al-desk__due al-tone-${late ? 'danger' : 'ok'}`}>
        <Icon name={late ? 'warning' : 'check'} size={16} />
        {say(word, { length: past })}
      </div>
      <div className="al-desk__small">
        {metAt === undefined
          ? say('live.dueBy', { due })
          : say('live.metAt', { met: moment(metAt, now), due })}
      </div>
    </div>
  )
}

function Due({ card, now }: At) {
  if (card.kept) return <Kept kept={card.kept} now={now} />
  const { left, by, state, tone } = dueWords(card, now)
  return (
    <div className="al-desk__pair">
      {left && (
        <div className={`al-desk__due al-tone-${tone}`}>
          {state !== 'kept' && <Icon name={state === 'late' ? 'warning' : 'clock'} size={16} />}
          {left}
        </div>
      )}
      <div className="al-desk__small">{by}</div>
    </div>
  )
}

function What({ card }: { card: QueueCard }) {
  return (
    <div className="al-desk__pair">
      <div className="al-desk__line">
        {card.priority === 'emergency' && (
          <StateTag word={say('ticket.emergency')} icon="warning" tone="danger" />
        )}
        <span className="al-desk__cut">{categoryWord(card.category)}</span>
      </div>
      {card.excerpt && <div className="al-desk__small al-desk__cut">{card.excerpt}</div>}
    </div>
  )
}

const pair = (first: string, second: string) => (
  <div className="al-desk__pair">
    <div className="al-desk__cut">{first}</div>
    <div className="al-desk__small al-desk__cut">{second}</div>
  </div>
)

/** Wide enough for this many letters, at every size of type. */
const letters = (count: number): string => `calc(var(--t-14) * ${count})`

const columnsAt = (now: number, marked: boolean): Column<QueueCard>[] => [
  {
    id: 'due',
    head: say(marked ? 'live.result' : 'live.due'),
    width: letters(marked ? 12.6 : 9.8),
    cell: (card) => <Due card={card} now={now} />,
  },
  {
    id: 'place',
    head: say('live.place'),
    width: letters(9.5),
    cell: (card) => pair(card.place, card.number),
  },
  { id: 'what', head: say('live.what'), cell: (card) => <What card={card} /> },
  {
    id: 'who',
    head: say('live.who'),
    width: letters(7),
    cell: (card) =>
      pair(card.ownerName || say('ticket.noOwner'), card.firmName ?? departmentWord(card.department)),
  },
  {
    id: 'state',
    head: say('live.state'),
    width: letters(7.8),
    cell: ({ state }) => <StateTag {...stateTag(state)} />,
  },
]

/** The queue as a table; arrow keys and Enter are the table's own. */
export function QueueTable({ caption, rows, now, selected, onOpen, empty }: QueueTableProps) {
  return (
    <DataTable
      caption={caption}
      columns={columnsAt(
        now,
        rows.some(({ kept }) => kept),
      )}
      rows={rows}
      keyOf={({ ticketId }) => ticketId}
      onOpen={({ ticketId }) => onOpen(ticketId)}
      selectedKey={selected ?? ''}
      empty={empty}
    />
  )
}

import type { TicketCard } from '../../../contract/ticket'
import { DataTable } from '../../ui/data-table'
import type { Column } from '../../ui/data-table.types'
import { Icon } from '../../ui/icon/icon'
import { StateTag } from '../../ui/state-tag'
import { dueWords } from '../../ui/ticket/due'
import { categoryWord, departmentWord, stateTag } from '../../ui/ticket/state'
import { say } from '../../ui/words'

export type QueueTableProps = {
  rows: readonly TicketCard[]
  now: number
  selected: string | undefined
  onOpen: (ticketId: string) => void
  empty: string
}

function Due({ card, now }: { card: TicketCard; now: number }) {
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

function What({ card }: { card: TicketCard }) {
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

const columnsAt = (now: number): Column<TicketCard>[] => [
  { id: 'due', head: say('live.due'), width: '136px', cell: (card) => <Due card={card} now={now} /> },
  { id: 'place', head: say('live.place'), width: '132px', cell: (card) => pair(card.place, card.number) },
  { id: 'what', head: say('live.what'), cell: (card) => <What card={card} /> },
  {
    id: 'who',
    head: say('live.who'),
    width: '96px',
    cell: (card) => pair(card.ownerName || say('ticket.noOwner'), departmentWord(card.department)),
  },
  {
    id: 'state',
    head: say('live.state'),
    width: '108px',
    cell: ({ state }) => <StateTag {...stateTag(state)} />,
  },
]

/** The queue as a table; arrow keys and Enter are the table's own. */
export function QueueTable({ rows, now, selected, onOpen, empty }: QueueTableProps) {
  return (
    <DataTable
      caption={say('live.table')}
      columns={columnsAt(now)}
      rows={rows}
      keyOf={({ ticketId }) => ticketId}
      onOpen={({ ticketId }) => onOpen(ticketId)}
      selectedKey={selected ?? ''}
      empty={empty}
    />
  )
}

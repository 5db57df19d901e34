import type { TicketList } from '../../api/use-ticket-list'
import { Card, Section } from '../../ui/card'
import { ErrorState } from '../../ui/empty'
import { failureWords } from '../../ui/failure-words'
import { Skeleton } from '../../ui/skeleton'
import { ResidentCard } from '../../ui/ticket/resident-card'
import { say } from '../../ui/words'

type OpenTicketsProps = {
  list: TicketList
  now: number
  onOpen: (ticketId: string) => void
  onAll: () => void
}

/** More of them are one tap away; the first screen stays short. */
const SHOWN = 5

function Cards({ list, now, onOpen }: Omit<OpenTicketsProps, 'onAll'>) {
  const { cards, failure, refresh, refreshing } = list
  if (failure)
    return <ErrorState {...failureWords(failure)} onRetry={() => void refresh()} retrying={refreshing} />
  if (!cards) return <Skeleton of="card" />
  if (cards.length === 0) return <Card>{say('home.nothingOpen')}</Card>
  return (
    <>
      {cards.slice(0, SHOWN).map((card) => (
        <ResidentCard key={card.ticketId} card={card} now={now} onPress={() => onOpen(card.ticketId)} />
      ))}
    </>
  )
}

/** What is going on now: who comes, by when, how far (domain.md §1 P2). */
export function OpenTickets({ onAll, ...rest }: OpenTicketsProps) {
  return (
    <Section title={say('home.open')} more={{ word: say('common.more'), onPress: onAll }}>
      <Cards {...rest} />
    </Section>
  )
}

import { usePullDown } from '../../platform/page-events'
import { Button } from '../../ui/button'
import { Choice } from '../../ui/choice'
import { Empty, ErrorState } from '../../ui/empty'
import { failureWords } from '../../ui/failure-words'
import { Page } from '../../ui/page'
import { Skeleton } from '../../ui/skeleton'
import { ResidentCard } from '../../ui/ticket/resident-card'
import { say } from '../../ui/words'
import { useTickets, type TicketsState } from './use-tickets'

function Cards({ list, which, now, openTicket, report }: TicketsState) {
  const { cards, failure, refresh, refreshing, more, loadingMore } = list
  if (failure)
    return <ErrorState {...failureWords(failure)} onRetry={() => void refresh()} retrying={refreshing} />
  if (!cards) return <Skeleton of="card" count={3} />
  if (cards.length === 0)
    return which === 'open' ? (
      <Empty
        picture="tickets"
        title={say('tickets.empty.title')}
        hint={say('tickets.empty.hint')}
        action={{ word: say('tickets.report'), onPress: report }}
      />
    ) : (
      <Empty picture="done" title={say('tickets.closed.title')} hint={say('tickets.closed.hint')} />
    )
  return (
    <>
      {cards.map((card) => (
        <ResidentCard key={card.ticketId} card={card} now={now} onPress={() => openTicket(card.ticketId)} />
      ))}
      {more && (
        <Button onPress={more} loading={loadingMore}>
          {say('tickets.older')}
        </Button>
      )}
    </>
  )
}

function Body({ state }: { state: TicketsState }) {
  const { me, known } = state
  if (me.failure) return <ErrorState {...failureWords(me.failure)} onRetry={me.retry} />
  if (me.who && !known)
    return <Empty picture="home" title={say('home.nobody.title')} hint={say('home.nobody.hint')} />
  return <Cards {...state} />
}

/** What is going on and what is over, newest first. */
export function Tickets() {
  const state = useTickets()
  usePullDown(state.list.refresh)
  return (
    <Page>
      <Choice
        label={say('tickets.which')}
        value={state.which}
        onChange={state.choose}
        options={[
          { value: 'open', word: say('tickets.open') },
          { value: 'closed', word: say('tickets.closed') },
        ]}
      />
      <Body state={state} />
    </Page>
  )
}

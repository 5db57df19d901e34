import { FailureNotice } from '../../ui/failure-notice'
import { Page } from '../../ui/page'
import { Skeleton } from '../../ui/skeleton'
import { say } from '../../ui/words'
import { CompletionCard, RatingCard } from '../../ui/ticket/completion-card'
import { UnreadTicket } from '../../ui/ticket/unread-ticket'
import { replace } from '../../platform/navigate'
import { showPhotos } from '../../platform/phone'
import { AgainNotice } from './again-notice'
import { CancelQuestion } from './cancel-question'
import { RatingSheet } from './rating-sheet'
import { ReopenSheet } from './reopen-sheet'
import { Talk } from './talk'
import { TicketAction } from './ticket-action'
import { TicketHead } from './ticket-head'
import { useResidentTicket, type ResidentTicket, type ShownTicket } from './use-resident-ticket'
import { usePullDown } from '../../platform/page-events'

const goHome = (): void => void replace('home', {})

const isShown = (state: ResidentTicket): state is ShownTicket => state.view !== undefined

function Overlay({ state }: { state: ShownTicket }) {
  return (
    <>
      {state.sheet === 'rate' && <RatingSheet state={state} />}
      {state.sheet === 'reopen' && <ReopenSheet state={state} />}
      {state.sheet === 'cancel' && <CancelQuestion state={state} />}
    </>
  )
}

/** Who has it and by when, then the conversation, one primary action at thumb height (ui.md). */
export function Ticket({ ticketId }: { ticketId: string }) {
  const state = useResidentTicket(ticketId)
  usePullDown(state.refresh)
  if (!isShown(state))
    return (
      <Page title={say('ticket.page')}>
        {state.failure ? (
          <UnreadTicket failure={state.failure} onRetry={state.retry} onHome={goHome} />
        ) : (
          <>
            <Skeleton of="card" />
            <Skeleton of="line" count={4} />
          </>
        )}
      </Page>
    )
  return (
    <Page
      title={say('ticket.page')}
      action={<TicketAction state={state} />}
      overlay={<Overlay state={state} />}
    >
      <FailureNotice failure={state.refused} />
      <TicketHead view={state.view} now={state.now} />
      <AgainNotice state={state} />
      <CompletionCard view={state.view} now={state.now} onPreview={showPhotos} />
      <RatingCard rating={state.view.rating} />
      <Talk view={state.view} now={state.now} onCancel={() => state.show('cancel')} />
    </Page>
  )
}

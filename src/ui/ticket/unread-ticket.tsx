import { Empty, ErrorState } from '../empty'
import type { FailureNoticeProps } from '../failure-notice'
import { failureWords } from '../failure-words'
import { say } from '../words'

type Unread = NonNullable<FailureNoticeProps['failure']> & { code: string; field?: string }

/** An id that could not be one, out of a mistyped link, is of no ticket either. */
const isNotThere = ({ code, field }: Unread): boolean =>
  code === 'NOT_ALLOWED' || code === 'NOT_FOUND' || (code === 'BAD_INPUT' && field === 'ticketId')

type UnreadTicketProps = {
  failure: Unread
  onRetry: () => void
  onHome: () => void
}

/** In the place of a ticket that could not be read. Of somebody else's ticket not even its existence is told. */
export function UnreadTicket({ failure, onRetry, onHome }: UnreadTicketProps) {
  if (!isNotThere(failure)) return <ErrorState {...failureWords(failure)} onRetry={onRetry} />
  return (
    <Empty
      picture="search"
      title={say('ticket.notYours')}
      hint={say('ticket.notYours.hint')}
      action={{ word: say('lost.home'), onPress: onHome, primary: true }}
    />
  )
}

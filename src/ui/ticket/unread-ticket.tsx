import { Empty, ErrorState } from '../empty'
import type { FailureNoticeProps } from '../failure-notice'
import { failureWords } from '../failure-words'
import { say } from '../words'

type UnreadTicketProps = {
  failure: NonNullable<FailureNoticeProps['failure']> & { code: string }
  onRetry: () => void
  onHome: () => void
}

/** In the place of a ticket that could not be read. Of somebody else's ticket not even its existence is told. */
export function UnreadTicket({ failure, onRetry, onHome }: UnreadTicketProps) {
  if (failure.code !== 'NOT_ALLOWED' && failure.code !== 'NOT_FOUND')
    return <ErrorState {...failureWords(failure)} onRetry={onRetry} />
  return (
    <Empty
      picture="search"
      title={say('ticket.notYours')}
      hint={say('ticket.notYours.hint')}
      action={{ word: say('lost.home'), onPress: onHome, primary: true }}
    />
  )
}

import type { ErrorStateProps } from './empty'
import type { FailureNoticeProps } from './failure-notice'
import { say } from './words'

/** What src/api/failure.ts says went wrong, as `ErrorState` shows it in the place of what could not be loaded. */
export function failureWords(failure: NonNullable<FailureNoticeProps['failure']>): ErrorStateProps {
  const { kind, sentence, traceId } = failure
  if (kind === 'refused') return { what: sentence ?? say('ticket.refused') }
  const name = kind === 'broken' ? 'server' : kind
  return {
    what: say(`error.${name}.what`),
    todo: say(name === 'offline' ? 'error.offline.again' : `error.${name}.todo`),
    ...(traceId && { traceId }),
  }
}

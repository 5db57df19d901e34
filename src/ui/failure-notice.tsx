import type { ReactNode } from 'react'
import { ErrorState } from './empty'
import { Notice } from './notice'
import { say } from './words'

export type FailureNoticeProps = {
  /** What src/api/failure.ts says went wrong; nothing is shown without one. */
  failure:
    { kind: 'offline' | 'timeout' | 'refused' | 'broken'; sentence?: string; traceId?: string } | undefined
  /** What was not lost: `填写的内容还在。` */
  kept?: string
  action?: ReactNode
  /** Without a network it waits and is sent by itself. */
  queued?: boolean
}

/** What went wrong, what was kept and what to do, in the place where it was asked (ui.md). */
export function FailureNotice({ failure, kept, action, queued }: FailureNoticeProps) {
  if (!failure) return null
  const { kind, sentence, traceId } = failure
  const rest = kept && <>{kept}</>
  if (kind === 'refused')
    return (
      <Notice tone="warn" title={sentence ?? say('ticket.refused')} action={action}>
        {rest}
      </Notice>
    )
  const name = kind === 'broken' ? 'server' : kind
  return (
    <Notice tone="danger" title={sentence ?? say(`error.${name}.what`)} action={action}>
      {say(queued && name === 'offline' ? 'error.offline.queued' : `error.${name}.todo`)}
      {rest}
      {traceId && say('error.trace', { id: traceId })}
    </Notice>
  )
}

/** The same where a whole list or page could not be read. */
export function FailureState({
  failure,
  onRetry,
}: {
  failure: NonNullable<FailureNoticeProps['failure']>
  onRetry: () => void
}) {
  const { kind, sentence, traceId } = failure
  const name = kind === 'offline' || kind === 'timeout' ? kind : 'server'
  const todo = say(name === 'offline' ? 'error.offline.again' : `error.${name}.todo`)
  const again = kind === 'refused' ? {} : { todo, onRetry }
  return (
    <ErrorState
      what={sentence ?? say(`error.${name}.what`)}
      {...again}
      {...(traceId !== undefined && { traceId })}
    />
  )
}

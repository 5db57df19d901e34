import { Button } from '../button'
import { FailureNotice, FailureState, type FailureNoticeProps } from '../failure-notice'
import { Sheet } from '../sheet'
import { Skeleton } from '../skeleton'
import { say } from '../words'
import { Colleagues, type Colleague } from './colleagues'

export type AssignSheetProps = {
  members: readonly Colleague[]
  loading: boolean
  /** Why the list could not be read. */
  unread: FailureNoticeProps['failure']
  retry: () => void
  chosen: Colleague | undefined
  choose: (personId: string) => void
  run: () => Promise<unknown>
  busy: boolean
  /** Why the ticket could not be given away. */
  failure: FailureNoticeProps['failure']
  onClose: () => void
}

/** Giving a ticket to a colleague: who is on duty first, and a button that says the name. */
export function AssignSheet(props: AssignSheetProps) {
  const { members, loading, unread, retry, chosen, choose, run, busy, failure, onClose } = props
  const action = (
    <Button
      kind="primary"
      large
      loading={busy}
      {...(!chosen && { blockedBy: say('assign.pick') })}
      onPress={() => void run()}
    >
      {chosen ? say('assign.do', { name: chosen.name }) : say('job.assign')}
    </Button>
  )
  return (
    <Sheet open title={say('assign.title')} onClose={onClose} action={action}>
      {unread ? (
        <FailureState failure={unread} onRetry={retry} />
      ) : loading ? (
        <Skeleton of="line" count={4} />
      ) : (
        <Colleagues members={members} chosen={chosen?.personId} onChoose={choose} />
      )}
      <FailureNotice failure={failure} />
    </Sheet>
  )
}

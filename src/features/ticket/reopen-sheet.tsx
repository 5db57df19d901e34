import { useState } from 'react'
import { Button } from '../../ui/button'
import { FailureNotice } from '../../ui/failure-notice'
import { TextArea } from '../../ui/field'
import { Sheet } from '../../ui/sheet'
import { tooLong } from '../../ui/too-long'
import { say } from '../../ui/words'
import type { ShownTicket } from './use-resident-ticket'

const MAX_REASON = 500

/** Not solved: the same person goes on with it, and the first promise counts on (domain.md §3.4). */
export function ReopenSheet({ state }: { state: ShownTicket }) {
  const { reopen, close } = state
  const [reason, setReason] = useState('')
  const blockedBy = reason.trim() === '' ? say('reopen.missing') : tooLong(reason, MAX_REASON)
  const action = (
    <Button
      kind="primary"
      large
      loading={reopen.busy}
      onPress={() => void reopen.run({ reason: reason.trim() })}
      {...(blockedBy && { blockedBy })}
    >
      {say('reopen.send')}
    </Button>
  )
  return (
    <Sheet open title={say('reopen.title')} onClose={close} action={action}>
      <TextArea
        label={say('reopen.reason')}
        placeholder={say('reopen.hint')}
        value={reason}
        onChange={setReason}
        maxLength={MAX_REASON}
        {...(state.view.promise.who && { hint: say('reopen.who', { who: state.view.promise.who }) })}
      />
      <FailureNotice failure={reopen.failure} kept={say('ticket.kept')} />
    </Sheet>
  )
}

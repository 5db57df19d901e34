import { NEEDS_VISIT } from '../../../domain/ticket/moves'
import { Confirm } from '../../ui/confirm'
import { FailureNotice } from '../../ui/failure-notice'
import { say } from '../../ui/words'
import type { ShownTicket } from './use-resident-ticket'

/** Asked before, because it cannot be taken back. */
export function CancelQuestion({ state }: { state: ShownTicket }) {
  const { cancel, close, view } = state
  const who = view.promise.who
  const sentence = NEEDS_VISIT.includes(view.kind) ? 'cancel.text' : 'cancel.textNoVisit'
  return (
    <Confirm
      open
      danger
      title={say('cancel.title')}
      text={who ? say(sentence, { who }) : say('cancel.textNobody')}
      confirmWord={say('ticket.cancel')}
      cancelWord={say('cancel.keep')}
      loading={cancel.busy}
      onConfirm={() => void cancel.run({})}
      onCancel={close}
    >
      <FailureNotice failure={cancel.failure} />
    </Confirm>
  )
}

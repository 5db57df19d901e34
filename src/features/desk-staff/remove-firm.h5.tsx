import { useState } from 'react'
import { api } from '../../api/api'
import { useCommand, type WithId } from '../../api/use-command'
import { Button } from '../../ui/button'
import { Confirm } from '../../ui/confirm'
import { FailureNotice } from '../../ui/failure-notice'
import { TextField } from '../../ui/field'
import { say } from '../../ui/words'
import type { FirmsState, FirmView } from './use-firms'

type Sent = Omit<Parameters<typeof api.community.firms.remove>[0], 'commandId'>
type Props = {
  communityId: string
  firm: FirmView
  state: FirmsState
  onRemoved: (released: number) => void
}

/** The contract ends now: why, and what follows, before it is done. */
export function RemoveFirm({ communityId, firm, state, onRemoved }: Props) {
  const [reason, setReason] = useState('')
  const [asking, setAsking] = useState(false)
  const command = useCommand((input: WithId<Sent>) => api.community.firms.remove(input), {
    onDone: ({ released }) => {
      void state.refresh()
      onRemoved(released)
    },
  })
  const confirm = async (): Promise<void> => {
    await command.run({ communityId, firmId: firm.firmId, reason: reason.trim() })
    setAsking(false)
  }
  return (
    <>
      <TextField
        label={say('firm.remove.reason')}
        placeholder={say('firm.remove.reason.hint')}
        value={reason}
        onChange={setReason}
        maxLength={200}
      />
      <FailureNotice failure={command.failure} />
      <Button
        kind="danger"
        onPress={() => setAsking(true)}
        {...(reason.trim() === '' && { blockedBy: say('staff.end.missing') })}
      >
        {say('firm.tab.remove')}
      </Button>
      <Confirm
        open={asking}
        danger
        title={say('firm.remove.ask', { name: firm.name })}
        text={say('firm.remove.what')}
        confirmWord={say('firm.tab.remove')}
        cancelWord={say('myHomes.keep')}
        loading={command.busy}
        onConfirm={() => void confirm()}
        onCancel={() => setAsking(false)}
      />
    </>
  )
}

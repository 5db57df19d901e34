import { useState } from 'react'
import { api } from '../../api/api'
import { useCommand, type WithId } from '../../api/use-command'
import { Button } from '../../ui/button'
import { Confirm } from '../../ui/confirm'
import { FailureNotice } from '../../ui/failure-notice'
import { TextField } from '../../ui/field'
import { say } from '../../ui/words'
import type { Member, RosterState } from './use-roster'

type Sent = Omit<Parameters<typeof api.community.staff.end>[0], 'commandId'>
type Props = {
  communityId: string
  roster: RosterState
  member: Member
  onEnded: (released: number) => void
}

/** Somebody leaves: why, and what follows, before it is done. */
export function EndForm({ communityId, roster, member, onEnded }: Props) {
  const [reason, setReason] = useState('')
  const [asking, setAsking] = useState(false)
  const command = useCommand((input: WithId<Sent>) => api.community.staff.end(input), {
    onDone: ({ released }) => {
      void roster.refresh()
      onEnded(released)
    },
  })
  const confirm = async (): Promise<void> => {
    await command.run({ communityId, personId: member.personId, reason: reason.trim() })
    setAsking(false)
  }
  return (
    <>
      <TextField
        label={say('staff.end.reason')}
        placeholder={say('staff.end.reason.hint')}
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
        {say('staff.end')}
      </Button>
      <Confirm
        open={asking}
        danger
        title={say('staff.end.ask', { name: member.name })}
        text={say('staff.end.what')}
        confirmWord={say('staff.end')}
        cancelWord={say('myHomes.keep')}
        loading={command.busy}
        onConfirm={() => void confirm()}
        onCancel={() => setAsking(false)}
      />
    </>
  )
}

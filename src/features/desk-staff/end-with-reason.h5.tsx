import { useState } from 'react'
import type { Failure } from '../../api/failure'
import { Button } from '../../ui/button'
import { Confirm } from '../../ui/confirm'
import { FailureNotice } from '../../ui/failure-notice'
import { TextField } from '../../ui/field'
import { say } from '../../ui/words'

type Props = {
  words: { reason: string; hint: string; end: string; ask: string; what: string }
  busy: boolean
  failure: Failure | undefined
  onEnd: (reason: string) => Promise<unknown>
}

/** Somebody's work here ends: why, and what follows, before it is done. */
export function EndWithReason({ words, busy, failure, onEnd }: Props) {
  const [reason, setReason] = useState('')
  const [asking, setAsking] = useState(false)
  const confirm = async (): Promise<void> => {
    await onEnd(reason.trim())
    setAsking(false)
  }
  return (
    <>
      <TextField
        label={words.reason}
        placeholder={words.hint}
        value={reason}
        onChange={setReason}
        maxLength={200}
      />
      <FailureNotice failure={failure} />
      <Button
        kind="danger"
        onPress={() => setAsking(true)}
        {...(reason.trim() === '' && { blockedBy: say('staff.end.missing') })}
      >
        {words.end}
      </Button>
      <Confirm
        open={asking}
        danger
        title={words.ask}
        text={words.what}
        confirmWord={words.end}
        cancelWord={say('myHomes.keep')}
        loading={busy}
        onConfirm={() => void confirm()}
        onCancel={() => setAsking(false)}
      />
    </>
  )
}

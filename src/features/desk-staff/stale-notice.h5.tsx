import type { Failure } from '../../api/failure'
import { Button } from '../../ui/button'
import { FailureNotice } from '../../ui/failure-notice'
import { say } from '../../ui/words'

type Props = { failure: Failure | undefined; stale: boolean; onReload: () => void }

/** Why it was not saved; when somebody was faster, the way to their state without losing what was typed. */
export function StaleNotice({ failure, stale, onReload }: Props) {
  return (
    <FailureNotice
      failure={failure}
      kept={say(stale ? 'staff.stale' : 'deskHomes.kept')}
      {...(stale && {
        action: (
          <Button inline icon="refresh" onPress={onReload}>
            {say('staff.reload')}
          </Button>
        ),
      })}
    />
  )
}

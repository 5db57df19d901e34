import { useState } from 'react'
import { api } from '../../api/api'
import { useCommand } from '../../api/use-command'
import { Button } from '../../ui/button'
import { Section } from '../../ui/card'
import { Confirm } from '../../ui/confirm'
import { FailureNotice } from '../../ui/failure-notice'
import { dayTime } from '../../ui/format'
import { Line, Lines } from '../../ui/line'
import { say } from '../../ui/words'
import type { RosterState } from './use-roster'

type Invitation = RosterState['invitations'][number]

/** Invitations that nobody has used yet; each may be taken back. */
export function Invitations({ communityId, roster }: { communityId: string; roster: RosterState }) {
  const [asking, setAsking] = useState<Invitation>()
  const command = useCommand(
    async ({ invitationId }: { invitationId: string }) => {
      await api.community.staff.withdraw({ communityId, invitationId })
      await roster.refresh()
    },
    { onRefused: () => void roster.refresh() },
  )
  const confirm = async (): Promise<void> => {
    if (asking) await command.run({ invitationId: asking.invitationId })
    setAsking(undefined)
  }
  if (roster.invitations.length === 0) return <FailureNotice failure={command.failure} />
  return (
    <Section title={say('myHomes.waiting')}>
      <Lines>
        {roster.invitations.map((invitation) => (
          <Line
            key={invitation.invitationId}
            title={invitation.name}
            note={[
              say(`department.${invitation.department}`),
              invitation.roles.map((role) => say(`role.${role}`)).join('、'),
              say('myHomes.until', { when: dayTime(invitation.expiresAt, roster.now) }),
            ].join(' · ')}
            trailing={
              <Button inline kind="quiet" onPress={() => setAsking(invitation)}>
                {say('myHomes.withdraw')}
              </Button>
            }
          />
        ))}
      </Lines>
      <FailureNotice failure={command.failure} />
      <Confirm
        open={asking !== undefined}
        danger
        title={say('myHomes.withdraw.title')}
        text={say('myHomes.withdraw.text')}
        confirmWord={say('myHomes.withdraw')}
        cancelWord={say('myHomes.keep')}
        loading={command.busy}
        onConfirm={() => void confirm()}
        onCancel={() => setAsking(undefined)}
      />
    </Section>
  )
}

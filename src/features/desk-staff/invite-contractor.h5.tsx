import { useState } from 'react'
import { TAXONOMY } from '../../../domain/routing/taxonomy'
import { api } from '../../api/api'
import { useCommand, type WithId } from '../../api/use-command'
import { useNow } from '../../api/use-now'
import { Button } from '../../ui/button'
import { FailureNotice } from '../../ui/failure-notice'
import { TextField } from '../../ui/field'
import { Notice } from '../../ui/notice'
import { say } from '../../ui/words'
import { Code } from './invite-form'
import type { FirmsState, FirmView } from './use-firms'

type Sent = Omit<Parameters<typeof api.community.staff.invite>[0], 'commandId'>
type Props = { communityId: string; firm: FirmView; state: FirmsState }

/** A firm's people come in by a code, as colleagues do; they see their firm's tickets and nothing else. */
export function InviteContractor({ communityId, firm, state }: Props) {
  const now = useNow()
  const [name, setName] = useState(firm.contactName)
  const [made, setMade] = useState<{ code: string; expiresAt: number }>()
  const command = useCommand((input: WithId<Sent>) => api.community.staff.invite(input), {
    onDone: (answer) => {
      setMade(answer)
      void state.refresh()
    },
  })
  const [category] = firm.categories
  const invite = (): void =>
    void command.run({
      ...{
        communityId,
        name: name.trim(),
        firmId: firm.firmId,
        roles: ['contractor'],
        skills: [],
        shifts: [],
      },
      // For the roster; what they see is their firm's tickets, of whichever department.
      department: category === undefined ? 'engineering' : TAXONOMY[category].department,
    })
  if (made) return <Code made={made} name={name} now={now} />
  return (
    <>
      <Notice tone="info" title={say('firm.invite.what')} />
      {firm.people.length > 0 && (
        <div>{`${say('firm.people')}：${firm.people.map((one) => one.name).join('、')}`}</div>
      )}
      <TextField label={say('askHome.name')} value={name} onChange={setName} maxLength={30} />
      <FailureNotice failure={command.failure} kept={say('deskHomes.kept')} />
      <Button
        kind="primary"
        loading={command.busy}
        onPress={invite}
        {...(name.trim() === '' && { blockedBy: say('staff.missing.name') })}
      >
        {say('myHomes.invite.make')}
      </Button>
    </>
  )
}

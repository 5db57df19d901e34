import { useState } from 'react'
import { api } from '../../api/api'
import { useCommand, type WithId } from '../../api/use-command'
import { Button } from '../../ui/button'
import { say } from '../../ui/words'
import { StaleNotice } from './stale-notice'
import { TermsFields, type Terms } from './terms-fields'
import type { Member, RosterState } from './use-roster'
import { useVersioned } from './use-versioned'

type Sent = Omit<Parameters<typeof api.community.staff.change>[0], 'commandId'>
type Props = { communityId: string; roster: RosterState; member: Member; onSaved: () => void }

/** Department, roles and skills of a colleague; access changes with the next call. */
export function TermsForm({ communityId, roster, member, onSaved }: Props) {
  const { personId, department, roles, skills } = member
  const [terms, setTerms] = useState<Terms>({ department, roles, skills })
  const versioned = useVersioned(roster)
  const command = useCommand((input: WithId<Sent>) => api.community.staff.change(input), {
    onDone: ({ version }) => {
      versioned.saved(version)
      void roster.refresh()
      onSaved()
    },
  })
  return (
    <>
      <TermsFields terms={terms} onChange={setTerms} />
      <StaleNotice
        failure={command.failure}
        stale={versioned.isStale(command.failure)}
        onReload={() => void versioned.reload().then(command.forget)}
      />
      <Button
        kind="primary"
        loading={command.busy}
        onPress={() => void command.run({ communityId, personId, version: versioned.version, ...terms })}
        {...(terms.roles.length === 0 && { blockedBy: say('staff.missing.roles') })}
      >
        {say('staff.terms.save')}
      </Button>
    </>
  )
}

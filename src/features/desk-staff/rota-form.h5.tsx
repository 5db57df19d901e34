import { useState } from 'react'
import type { Shift, ShiftException } from '../../../domain/community/roster'
import { dayOf } from '../../../domain/kernel/instant'
import { api } from '../../api/api'
import { useCommand, type WithId } from '../../api/use-command'
import { Button } from '../../ui/button'
import { Field } from '../../ui/field'
import { say } from '../../ui/words'
import { ColleagueSelect } from './colleague-select'
import { Exceptions } from './exceptions'
import { ShiftFields } from './shift-fields'
import { StaleNotice } from './stale-notice'
import type { Member, RosterState } from './use-roster'
import { useVersioned } from './use-versioned'

type Sent = Omit<Parameters<typeof api.community.staff.setRota>[0], 'commandId'>
type Props = { communityId: string; roster: RosterState; member: Member; onSaved: () => void }

/** The form as the server takes it: lists of its own, not the domain's read-only ones. */
const exceptionsOf = (list: readonly ShiftException[]): Sent['exceptions'] =>
  list.map((one) => (one.kind === 'swap' ? { ...one, shifts: [...one.shifts] } : one))

function useRotaForm({ communityId, roster, member, onSaved }: Props) {
  const [shifts, setShifts] = useState<Shift[]>(member.shifts)
  const [exceptions, setExceptions] = useState<ShiftException[]>(member.exceptions)
  const [deputyId, setDeputyId] = useState(member.deputyId ?? '')
  const versioned = useVersioned(roster)
  const command = useCommand((input: WithId<Sent>) => api.community.staff.setRota(input), {
    onDone: ({ version }) => {
      versioned.saved(version)
      void roster.refresh()
      onSaved()
    },
  })
  return {
    ...{ shifts, setShifts, exceptions, setExceptions, deputyId, setDeputyId, command, versioned },
    reload: () => void versioned.reload().then(command.forget),
    save: () =>
      void command.run({
        ...{ communityId, personId: member.personId, version: versioned.version, shifts },
        exceptions: exceptionsOf(exceptions),
        ...(deputyId !== '' && { deputyId }),
      }),
  }
}

/** Weekly shifts, leave and swaps, and who stands in. */
export function RotaForm(props: Props) {
  const { roster, member } = props
  const form = useRotaForm(props)
  return (
    <>
      <Exceptions today={dayOf(roster.now)} exceptions={form.exceptions} onChange={form.setExceptions} />
      <ShiftFields shifts={form.shifts} onChange={form.setShifts} />
      <Field label={say('staff.deputy')} hint={say('staff.deputy.hint')}>
        <ColleagueSelect
          roster={roster}
          member={member}
          label={say('staff.deputy')}
          none={say('staff.deputy.none')}
          value={form.deputyId}
          onChange={form.setDeputyId}
        />
      </Field>
      <StaleNotice
        failure={form.command.failure}
        stale={form.versioned.isStale(form.command.failure)}
        onReload={form.reload}
      />
      <Button kind="primary" loading={form.command.busy} onPress={form.save}>
        {say('staff.rota.save')}
      </Button>
    </>
  )
}

import { DEPARTMENTS } from '../../../domain/kernel/department'
import { useNow } from '../../api/use-now'
import { open } from '../../platform/navigate'
import { Button } from '../../ui/button'
import { Choice } from '../../ui/choice'
import { DataTable } from '../../ui/data-table'
import { FailureNotice } from '../../ui/failure-notice'
import { Field, TextField } from '../../ui/field'
import { dayTime } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { say } from '../../ui/words'
import { FIRST_ROLES, SHIFTS, useQuickInvite, type Invited } from './use-quick-invite'
import type { SetupState } from './use-setup'

type DepartmentRow = SetupState['departments'][number]
const people = (n: number): string => say('setup.people', { n })

function Who({ departments }: { departments: readonly DepartmentRow[] }) {
  return (
    <DataTable<DepartmentRow>
      caption={say('setup.staff.table')}
      rows={departments}
      keyOf={({ department }) => department}
      columns={[
        {
          id: 'department',
          head: say('setup.department'),
          cell: ({ department }) => say(`department.${department}`),
        },
        { id: 'members', head: say('setup.members'), cell: ({ members }) => people(members) },
        { id: 'lead', head: say('setup.lead'), cell: ({ lead }) => lead ?? say('setup.noLead') },
        { id: 'onDuty', head: say('setup.onDuty'), cell: ({ onDuty }) => people(onDuty) },
      ]}
    />
  )
}

function Code({ one, now }: { one: Invited; now: number }) {
  return (
    <Notice tone="ok" title={say('setup.invite.code', { name: one.name })}>
      <strong className="al-setup__code">{one.code}</strong>
      <span>{say('setup.invite.how', { name: one.name, when: dayTime(one.expiresAt, now) })}</span>
    </Notice>
  )
}

function Invite({ communityId, onInvited }: { communityId: string; onInvited: () => void }) {
  const form = useQuickInvite(communityId, onInvited)
  const now = useNow()
  return (
    <div role="form" aria-label={say('setup.invite')} className="al-setup__form">
      <h3>{say('setup.invite')}</h3>
      <TextField
        label={say('setup.invite.name')}
        maxLength={30}
        value={form.name}
        onChange={form.setName}
        {...(form.nameMissing && { error: say('setup.name.wrong') })}
      />
      <Field label={say('setup.department')}>
        <Choice
          label={say('setup.department')}
          options={DEPARTMENTS.map((value) => ({ value, word: say(`department.${value}`) }))}
          value={form.department}
          onChange={form.setDepartment}
        />
      </Field>
      <Field label={say('setup.invite.role')}>
        <Choice
          label={say('setup.invite.role')}
          options={FIRST_ROLES.map((value) => ({
            value,
            word: say(`role.${value}`),
            note: say(`staff.may.${value}`),
          }))}
          value={form.role}
          onChange={form.setRole}
        />
      </Field>
      <Field label={say('setup.invite.shifts')}>
        <Choice
          label={say('setup.invite.shifts')}
          options={SHIFTS.map((value) => ({ value, word: say(`setup.shifts.${value}`) }))}
          value={form.shifts}
          onChange={form.setShifts}
        />
      </Field>
      <FailureNotice failure={form.failure} kept={say('setup.kept')} />
      <Button inline icon="plus" loading={form.busy} onPress={form.send}>
        {say('setup.invite.send')}
      </Button>
      {form.invited.map((one) => (
        <Code key={one.code} one={one} now={now} />
      ))}
    </div>
  )
}

type Props = { communityId: string; state: SetupState; mayEdit: boolean; onInvited: () => void }

/** Who works here by department, and a code for each who is still to come. */
export function StaffStep({ communityId, state, mayEdit, onInvited }: Props) {
  return (
    <>
      <p>{say('setup.staff.text')}</p>
      {mayEdit && <Invite communityId={communityId} onInvited={onInvited} />}
      {state.invited > 0 && <p>{say('setup.waiting', { n: state.invited })}</p>}
      <Who departments={state.departments} />
      <Button inline kind="quiet" onPress={() => void open('deskStaff', {})}>
        {say('setup.staff.more')}
      </Button>
    </>
  )
}

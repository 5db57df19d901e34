import type { UnitDetail } from '../../../contract/register'
import { Button } from '../../ui/button'
import { Choice } from '../../ui/choice'
import { FailureNotice } from '../../ui/failure-notice'
import { Field, TextField } from '../../ui/field'
import { say } from '../../ui/words'
import { MemberFields, VehicleFields } from './unit-form-lists'
import { useUnitForm, type UnitFormState } from './use-unit-form'

const STATUSES = ['occupied', 'vacant', 'decorating', 'let'] as const
const TENURES = ['owner_occupied', 'let', 'vacant', 'developer'] as const

function UnitFields({ form: { typed, set } }: { form: UnitFormState }) {
  return (
    <>
      <TextField
        label={say('register.areaUnit')}
        type="digit"
        value={typed.area}
        onChange={(area) => set({ area })}
      />
      <TextField
        label={say('register.use')}
        optional
        maxLength={20}
        value={typed.use}
        onChange={(use) => set({ use })}
      />
      <Field label={say('register.status')} optional>
        <Choice
          label={say('register.status')}
          options={STATUSES.map((value) => ({ value, word: say(`unitStatus.${value}`) }))}
          value={typed.status === '' ? undefined : typed.status}
          onChange={(status) => set({ status: status === typed.status ? '' : status })}
        />
      </Field>
      <TextField
        label={say('register.warrantyUntil')}
        hint={say('register.dateHint')}
        optional
        value={typed.warrantyUntil}
        onChange={(warrantyUntil) => set({ warrantyUntil })}
      />
    </>
  )
}

function HouseholdFields({ form }: { form: UnitFormState }) {
  const { typed, set, newTenure } = form
  return (
    <>
      <Choice
        many
        label={say('register.newTenure')}
        options={[{ value: 'new', word: say('register.newTenure') }]}
        value={newTenure ? ['new'] : []}
        onChange={() => form.begin(!newTenure)}
      />
      {newTenure && <p className="al-register__small">{say('register.newTenureHint')}</p>}
      <Field label={say('register.tenure')}>
        <Choice
          label={say('register.tenure')}
          options={TENURES.map((value) => ({ value, word: say(`tenureKind.${value}`) }))}
          value={typed.tenure}
          onChange={(tenure) => set({ tenure })}
        />
      </Field>
      <TextField
        label={say('register.from')}
        hint={say('register.dateHint')}
        value={typed.from}
        onChange={(from) => set({ from })}
      />
      {typed.tenure === 'let' && (
        <TextField
          label={say('register.leaseUntil')}
          hint={say('register.dateHint')}
          optional
          value={typed.leaseUntil}
          onChange={(leaseUntil) => set({ leaseUntil })}
        />
      )}
      <MemberFields form={form} />
      <VehicleFields form={form} />
      <TextField
        label={say('register.care')}
        hint={say('register.careHint')}
        optional
        maxLength={40}
        value={typed.care}
        onChange={(care) => set({ care })}
      />
    </>
  )
}

/** Changes a unit and its household by hand; somebody else's change in between is told and not overwritten. */
export function UnitFormView(props: { communityId: string; unit: UnitDetail; onDone: () => void }) {
  const form = useUnitForm(props.communityId, props.unit, props.onDone)
  const again = form.changed && (
    <Button inline onPress={() => void form.reload()}>
      {say('register.reload')}
    </Button>
  )
  return (
    <div
      className="al-register__unit"
      role="form"
      aria-label={say('register.editing', { unit: props.unit.label })}
    >
      <UnitFields form={form} />
      <HouseholdFields form={form} />
      <FailureNotice failure={form.failure} action={again} />
      <div className="al-register__line">
        <Button inline kind="primary" onPress={form.save} loading={form.busy}>
          {say('register.save')}
        </Button>
        <Button inline kind="quiet" onPress={props.onDone}>
          {say('register.cancel')}
        </Button>
      </div>
    </div>
  )
}

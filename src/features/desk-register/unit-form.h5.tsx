import { Button } from '../../ui/button'
import { Choice } from '../../ui/choice'
import { FailureNotice } from '../../ui/failure-notice'
import { say } from '../../ui/words'
import { HouseholdFields, UnitFields } from './unit-fields'
import { restOf } from './wrong-fields'
import { useUnitForm, type UnitFormProps, type UnitFormState } from './use-unit-form'

function Another({ form: { newTenure, begin } }: { form: Pick<UnitFormState, 'newTenure' | 'begin'> }) {
  return (
    <>
      <Choice
        many
        label={say('register.newTenure')}
        options={[{ value: 'new', word: say('register.newTenure') }]}
        value={newTenure ? ['new'] : []}
        onChange={() => begin(!newTenure)}
      />
      {newTenure && <p className="al-register__small">{say('register.newTenureHint')}</p>}
    </>
  )
}

/** Changes a unit and its household by hand; somebody else's change in between is told and not overwritten. */
export function UnitFormView(props: UnitFormProps) {
  const { root, ...form } = useUnitForm(props, props.onDone)
  const again = form.changed && (
    <Button inline onPress={() => void form.reload()}>
      {say('register.reload')}
    </Button>
  )
  return (
    <div
      ref={root}
      className="al-register__unit"
      role="form"
      aria-label={say('register.editing', { unit: props.unit.label })}
    >
      <UnitFields form={form} />
      <Another form={form} />
      <HouseholdFields form={form} mark={props.unit.maySee.care} marked={form.marked} />
      <FailureNotice failure={restOf(form.failure)} kept={say('register.kept')} action={again} />
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

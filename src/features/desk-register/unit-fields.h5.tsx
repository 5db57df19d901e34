import { Choice } from '../../ui/choice'
import { Field, TextField } from '../../ui/field'
import { say } from '../../ui/words'
import type { TypedForm } from './typed'
import { MemberFields, VehicleFields } from './unit-form-lists'

const STATUSES = ['occupied', 'vacant', 'decorating', 'let'] as const
const TENURES = ['owner_occupied', 'let', 'vacant', 'developer'] as const

type Fields = { form: TypedForm }

/** What is known of the unit itself. */
export function UnitFields({ form: { typed, set } }: Fields) {
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

function CareField({ form: { typed, set }, marked }: Fields & { marked: boolean }) {
  return (
    <>
      {!typed.dropCare && (
        <TextField
          label={say('register.care')}
          hint={say(marked ? 'register.careKept' : 'register.careHint')}
          optional
          maxLength={40}
          value={typed.care}
          onChange={(care) => set({ care })}
        />
      )}
      {marked && (
        <Choice
          many
          label={say('register.careDrop')}
          options={[{ value: 'drop', word: say('register.careDrop') }]}
          value={typed.dropCare ? ['drop'] : []}
          onChange={() => set({ dropCare: !typed.dropCare, care: '' })}
        />
      )}
    </>
  )
}

type Household = Fields & {
  /** May note special care, and whether some is noted. */
  mark: boolean
  marked: boolean
  /** Begins today where nobody says otherwise. */
  isNew?: boolean
}

/** Who lives there and since when. */
export function HouseholdFields({ form, mark, marked, isNew }: Household) {
  const { typed, set } = form
  return (
    <>
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
        hint={say(isNew ? 'register.fromToday' : 'register.dateHint')}
        optional={isNew}
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
      {mark && <CareField form={form} marked={marked} />}
    </>
  )
}

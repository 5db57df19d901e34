import { statusBy } from '../../../domain/community/register/decide'
import { Choice } from '../../ui/choice'
import { Field, TextField } from '../../ui/field'
import { say } from '../../ui/words'
import { isLivedIn, statusIn, tenureIn, type Typed, type TypedForm } from './typed'
import { MemberFields, VehicleFields } from './unit-form-lists'
import type { WrongAt } from './wrong-fields'

const STATUSES = ['occupied', 'vacant', 'decorating', 'let'] as const
const TENURES = ['owner_occupied', 'let', 'vacant', 'developer'] as const

type Fields = { form: TypedForm & { wrong: WrongAt } }

const at = (field: 'area' | 'use' | 'warrantyUntil' | 'from' | 'leaseUntil' | 'care') =>
  ({ of: 'field', field }) as const

/** The status goes with the tenure in sight of whoever chooses it, but for builders in the unit. */
const statusWith = ({ status }: Typed, tenure: NonNullable<Typed['tenure']>): Partial<Typed> =>
  status === '' || status === 'decorating' ? {} : { status: statusBy(tenure) }

/** What is known of the unit itself. */
export function UnitFields({ form: { typed, set, wrong } }: Fields) {
  return (
    <>
      <TextField
        label={say('register.areaUnit')}
        type="digit"
        value={typed.area}
        error={wrong(at('area'))}
        onChange={(area) => set({ area })}
      />
      <TextField
        label={say('register.use')}
        optional
        maxLength={20}
        value={typed.use}
        error={wrong(at('use'))}
        onChange={(use) => set({ use })}
      />
      <Field label={say('register.status')}>
        <Choice
          label={say('register.status')}
          options={STATUSES.map((value) => ({ value, word: say(`unitStatus.${value}`) }))}
          value={statusIn(typed)}
          onChange={(status) => set({ status })}
        />
      </Field>
      <TextField
        label={say('register.warrantyUntil')}
        hint={say('register.dateHint')}
        optional
        value={typed.warrantyUntil}
        error={wrong(at('warrantyUntil'))}
        onChange={(warrantyUntil) => set({ warrantyUntil })}
      />
    </>
  )
}

function CareField({ form: { typed, set, wrong }, marked }: Fields & { marked: boolean }) {
  return (
    <>
      {!typed.dropCare && (
        <TextField
          label={say('register.care')}
          hint={say(marked ? 'register.careKept' : 'register.careHint')}
          optional
          maxLength={40}
          value={typed.care}
          error={wrong(at('care'))}
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
  startsToday?: boolean
}

/** Who lives there and since when. */
export function HouseholdFields({ form, mark, marked, startsToday }: Household) {
  const { typed, set, wrong } = form
  const kind = tenureIn(typed)
  return (
    <>
      <Field label={say('register.tenure')}>
        <Choice
          label={say('register.tenure')}
          options={TENURES.map((value) => ({ value, word: say(`tenureKind.${value}`) }))}
          value={kind}
          onChange={(tenure) => set({ tenure, ...statusWith(typed, tenure) })}
        />
      </Field>
      <TextField
        label={say(isLivedIn(kind) ? 'register.from' : 'register.since')}
        hint={say(startsToday ? 'register.fromToday' : 'register.dateHint')}
        optional={startsToday}
        value={typed.from}
        error={wrong(at('from'))}
        onChange={(from) => set({ from })}
      />
      {kind === 'let' && (
        <TextField
          label={say('register.leaseUntil')}
          hint={say('register.dateHint')}
          optional
          value={typed.leaseUntil}
          error={wrong(at('leaseUntil'))}
          onChange={(leaseUntil) => set({ leaseUntil })}
        />
      )}
      <MemberFields form={form} />
      <VehicleFields form={form} />
      {mark && <CareField form={form} marked={marked} />}
    </>
  )
}

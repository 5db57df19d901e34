import { useId } from 'react'
import { RELATIONS } from '../../../domain/community/person'
import { Button } from '../../ui/button'
import { classes } from '../../ui/class-names'
import { Field } from '../../ui/field'
import { say } from '../../ui/words'
import type { TypedForm, TypedMember, TypedVehicle } from './typed'
import type { WrongAt } from './wrong-fields'

const withChange = <T extends { key: number }>(items: readonly T[], key: number, change: Partial<T>): T[] =>
  items.map((one) => (one.key === key ? { ...one, ...change } : one))

type Cell = {
  label: string
  value: string
  hint?: string
  error: string | undefined
  onChange: (value: string) => void
}
type Form = TypedForm & { wrong: WrongAt }

function Cell({ label, value, hint, error, onChange }: Cell) {
  const footId = useId()
  return (
    <div className="al-register__cell">
      <input
        className={classes('al-register__control', error && 'al-register__control--wrong')}
        aria-label={label}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : footId}
        placeholder={hint ?? label}
        title={hint ?? label}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      {error !== undefined && (
        <span id={footId} role="alert" className="al-register__wrong">
          {error}
        </span>
      )}
    </div>
  )
}

function Remove({ what, onPress }: { what: string; onPress: () => void }) {
  return (
    <Button inline kind="quiet" onPress={onPress}>
      {say('register.remove', { what })}
    </Button>
  )
}

type MemberProps = { member: TypedMember; n: number; form: Form }

function Member({ member, n, form }: MemberProps) {
  const wrong = (part: 'name' | 'relation' | 'phone') => form.wrong({ of: 'member', n, part })
  const { members } = form.typed
  const set = (change: Partial<TypedMember>) => form.set({ members: withChange(members, member.key, change) })
  const kept = member.shown === undefined ? undefined : say('register.phoneKept', { phone: member.shown })
  return (
    <div className="al-register__row">
      <Cell
        label={say('register.name')}
        value={member.name}
        error={wrong('name')}
        onChange={(name) => set({ name })}
      />
      <select
        className="al-register__control"
        aria-label={say('register.relation')}
        value={member.relation}
        onChange={({ target }) =>
          set({ relation: RELATIONS.find((one) => one === target.value) ?? 'family' })
        }
      >
        {RELATIONS.map((relation) => (
          <option key={relation} value={relation}>
            {say(`relation.${relation}`)}
          </option>
        ))}
      </select>
      <Cell
        label={say('register.phone')}
        value={member.phone}
        error={wrong('phone')}
        onChange={(phone) => set({ phone })}
        {...(kept !== undefined && { hint: kept })}
      />
      <Remove
        what={member.name}
        onPress={() => form.set({ members: members.filter(({ key }) => key !== member.key) })}
      />
    </div>
  )
}

export function MemberFields({ form }: { form: Form }) {
  return (
    <Field label={say('register.memberList')} optional>
      {form.typed.members.map((member, index) => (
        <Member key={member.key} n={index + 1} member={member} form={form} />
      ))}
      <Button inline kind="quiet" icon="plus" onPress={form.addMember}>
        {say('register.addMember')}
      </Button>
    </Field>
  )
}

type VehicleProps = { vehicle: TypedVehicle; n: number; form: Form }

function Vehicle({ vehicle, n, form }: VehicleProps) {
  const wrong = (part: 'plate' | 'space') => form.wrong({ of: 'vehicle', n, part })
  const { vehicles } = form.typed
  const set = (change: Partial<TypedVehicle>) =>
    form.set({ vehicles: withChange(vehicles, vehicle.key, change) })
  return (
    <div className="al-register__row">
      <Cell
        label={say('register.plate')}
        value={vehicle.plate}
        error={wrong('plate')}
        onChange={(plate) => set({ plate })}
      />
      <Cell
        label={say('register.space')}
        value={vehicle.space}
        error={wrong('space')}
        onChange={(space) => set({ space })}
      />
      <Remove
        what={vehicle.plate}
        onPress={() => form.set({ vehicles: vehicles.filter(({ key }) => key !== vehicle.key) })}
      />
    </div>
  )
}

export function VehicleFields({ form }: { form: Form }) {
  return (
    <Field label={say('register.vehicles')} optional>
      {form.typed.vehicles.map((vehicle, index) => (
        <Vehicle key={vehicle.key} n={index + 1} vehicle={vehicle} form={form} />
      ))}
      <Button inline kind="quiet" icon="plus" onPress={form.addVehicle}>
        {say('register.addVehicle')}
      </Button>
    </Field>
  )
}

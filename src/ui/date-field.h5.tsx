import { Field } from './field'
import type { DateFieldProps } from './date-field.types'

/** The browser's own calendar. */
export function DateField({ label, value, onChange, from, hint, error }: DateFieldProps) {
  return (
    <Field {...{ label, hint, error }}>
      <input
        type="date"
        className="al-field__control"
        aria-label={label}
        value={value}
        min={from}
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  )
}

import { useId } from 'react'
import { Field } from './field'
import type { DateFieldProps } from './date-field.types'

/** The browser's own calendar. */
export function DateField({ label, value, onChange, from, hint, error }: DateFieldProps) {
  const footId = useId()
  return (
    <Field {...{ label, hint, error, footId }}>
      <input
        type="date"
        className="al-field__control"
        aria-label={label}
        aria-invalid={error !== undefined}
        aria-describedby={error || hint ? footId : undefined}
        value={value}
        min={from}
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  )
}

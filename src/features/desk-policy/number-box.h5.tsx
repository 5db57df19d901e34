import { useState } from 'react'

type Props = {
  label: string
  /** Absent: the box is empty. */
  value: number | undefined
  /** undefined = emptied; NaN = no whole number, which the check of the policy marks. */
  onChange: (value: number | undefined) => void
  wrong?: boolean
  describedBy?: string | undefined
}

const numberOf = (text: string): number | undefined => {
  if (text.trim() === '') return undefined
  return /^\d{1,6}$/.test(text.trim()) ? Number(text) : NaN
}

/** A whole number as it is typed: half of it is no mistake that is taken away, but one that is marked. */
export function NumberBox({ label, value, onChange, wrong, describedBy }: Props) {
  const [text, setText] = useState<string>()
  return (
    <input
      className="al-desk-frame__control al-policy__number"
      inputMode="numeric"
      aria-label={label}
      aria-invalid={wrong === true}
      aria-describedby={describedBy}
      placeholder="—"
      value={text ?? (value === undefined || Number.isNaN(value) ? '' : String(value))}
      onChange={({ target }) => {
        setText(target.value)
        onChange(numberOf(target.value))
      }}
      onBlur={() => text !== undefined && !Number.isNaN(numberOf(text)) && setText(undefined)}
    />
  )
}

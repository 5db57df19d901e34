import { useState } from 'react'
import { periodsOf, periodsText, type Periods } from './policy-words'

type Props = {
  label: string
  value: Periods
  onChange: (periods: Periods) => void
  wrong: boolean
  hint: string
}

const isComplete = (periods: Periods): boolean =>
  periods.every(({ from, to }) => !Number.isNaN(from) && !Number.isNaN(to))

/** The hours of a day in one line, as people write them: 08:30-12:00 13:30-17:30. */
export function PeriodsBox({ label, value, onChange, wrong, hint }: Props) {
  const [text, setText] = useState<string>()
  return (
    <input
      className="al-desk-frame__control al-policy__periods"
      aria-label={label}
      aria-invalid={wrong}
      title={hint}
      value={text ?? periodsText(value)}
      onChange={({ target }) => {
        setText(target.value)
        onChange(periodsOf(target.value))
      }}
      onBlur={() => text !== undefined && isComplete(periodsOf(text)) && setText(undefined)}
    />
  )
}

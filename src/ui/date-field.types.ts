export type DateFieldProps = {
  label: string
  /** `YYYY-MM-DD`; empty when none is chosen. */
  value: string
  onChange: (day: string) => void
  /** The first day that may be chosen. */
  from?: string
  hint?: string | undefined
  error?: string | undefined
}

export type TextControlProps = {
  label: string
  value: string
  onChange: (value: string) => void
  /** The control takes no more; left out it takes everything. */
  maxLength?: number | undefined
  placeholder?: string | undefined
  type?: 'text' | 'number' | 'digit' | 'idcard' | undefined
  password?: boolean | undefined
  focus?: boolean | undefined
  onEnter?: (() => void) | undefined
  id?: string | undefined
  wrong?: boolean | undefined
  /** The id of what explains it: the hint, or what is wrong with it. */
  describedBy?: string | undefined
}

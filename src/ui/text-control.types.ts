export type TextControlProps = {
  label: string
  value: string
  onChange: (value: string) => void
  maxLength: number
  placeholder?: string | undefined
  type?: 'text' | 'number' | 'digit' | 'idcard' | undefined
  password?: boolean | undefined
  focus?: boolean | undefined
  onEnter?: (() => void) | undefined
  id?: string | undefined
  wrong?: boolean | undefined
}

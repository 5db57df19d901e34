import type { RegisterProps } from './register-props'

/** A desk is for a computer; its frame says so on a phone. */
export function DeskRegister(_props: RegisterProps) {
  return null
}

import type { DeskPolicyProps } from './desk-policy.types'

/** A desk is for a computer; its frame says so. */
export function DeskPolicy(_props: DeskPolicyProps) {
  return null
}

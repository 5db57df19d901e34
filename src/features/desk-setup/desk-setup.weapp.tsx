import type { DeskSetupProps } from './desk-setup.types'

/** A desk is for a computer; its frame says so. */
export function DeskSetup(_props: DeskSetupProps) {
  return null
}

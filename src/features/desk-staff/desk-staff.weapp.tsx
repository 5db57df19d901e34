import type { DeskStaffProps } from './desk-staff.types'

/** The frame says that a desk needs a computer. */
export function DeskStaff(_props: DeskStaffProps) {
  return null
}

import type { DeskWorkProps } from './desk-work.types'

/** A desk is for a computer; its frame says so. */
export function DeskWork(_props: DeskWorkProps) {
  return null
}

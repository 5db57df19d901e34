import { replace } from '../../platform/navigate'
import { NeedsComputer } from '../../ui/needs-computer'
import type { DeskFrameProps } from './desk-frame.types'

/** A desk is for a computer. */
export function DeskFrame(_props: DeskFrameProps) {
  return <NeedsComputer onJobs={() => void replace('staffJobs', {})} />
}

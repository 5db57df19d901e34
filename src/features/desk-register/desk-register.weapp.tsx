import type { ReactNode } from 'react'
import { replace } from '../../platform/navigate'
import { NeedsComputer } from '../../ui/needs-computer'

export function DeskRegister(_props: { nav: ReactNode }) {
  return <NeedsComputer onJobs={() => void replace('staffJobs', {})} />
}

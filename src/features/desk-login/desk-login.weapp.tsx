import { replace } from '../../platform/navigate'
import { NeedsComputer } from '../../ui/needs-computer'

export function DeskLogin() {
  return <NeedsComputer onJobs={() => void replace('staffJobs', {})} />
}

import { api } from '../../api/api'
import { useCommand, type WithId } from '../../api/use-command'
import { say } from '../../ui/words'
import { EndWithReason } from './end-with-reason'
import type { FirmsState, FirmView } from './use-firms'

type Sent = Omit<Parameters<typeof api.community.firms.remove>[0], 'commandId'>
type Props = {
  communityId: string
  firm: FirmView
  state: FirmsState
  onRemoved: (released: number) => void
}

/** The contract ends now. */
export function RemoveFirm({ communityId, firm: { firmId, name }, state, onRemoved }: Props) {
  const command = useCommand((input: WithId<Sent>) => api.community.firms.remove(input), {
    onDone: ({ released }) => {
      void state.refresh()
      onRemoved(released)
    },
  })
  return (
    <EndWithReason
      words={{
        reason: say('firm.remove.reason'),
        hint: say('firm.remove.reason.hint'),
        end: say('firm.tab.remove'),
        ask: say('firm.remove.ask', { name }),
        what: say('firm.remove.what'),
      }}
      busy={command.busy}
      failure={command.failure}
      onEnd={(reason) => command.run({ communityId, firmId, reason })}
    />
  )
}

import { api } from '../../api/api'
import { useCommand, type WithId } from '../../api/use-command'
import { say } from '../../ui/words'
import { EndWithReason } from './end-with-reason'
import type { Member, RosterState } from './use-roster'

type Sent = Omit<Parameters<typeof api.community.staff.end>[0], 'commandId'>
type Props = {
  communityId: string
  roster: RosterState
  member: Member
  onEnded: (released: number) => void
}

/** Somebody leaves. */
export function EndForm({ communityId, roster, member: { personId, name }, onEnded }: Props) {
  const command = useCommand((input: WithId<Sent>) => api.community.staff.end(input), {
    onDone: ({ released }) => {
      void roster.refresh()
      onEnded(released)
    },
  })
  return (
    <EndWithReason
      words={{
        reason: say('staff.end.reason'),
        hint: say('staff.end.reason.hint'),
        end: say('staff.end'),
        ask: say('staff.end.ask', { name }),
        what: say('staff.end.what'),
      }}
      busy={command.busy}
      failure={command.failure}
      onEnd={(reason) => command.run({ communityId, personId, reason })}
    />
  )
}

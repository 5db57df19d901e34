import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { TicketView } from '../../contract/ticket'
import { api } from './api'
import type { Failure } from './failure'
import { failureOfQuery } from './query-state'
import { useTicketCommand } from './use-ticket'

/** Giving a ticket to somebody of its department: who there is, who is on duty, and the command. */
export function useAssign(
  { ticketId, communityId, department }: Pick<TicketView, 'ticketId' | 'communityId' | 'department'>,
  onDone: () => void,
  onRefused: (failure: Failure) => void,
) {
  const [toPersonId, choose] = useState<string>()
  const colleagues = useQuery({
    queryKey: ['onDuty', communityId, department],
    queryFn: () => api.community.onDuty({ communityId, department }),
  })
  const command = useTicketCommand<{ toPersonId: string }>(
    ticketId,
    (input) => api.ticket.assign(input),
    onDone,
    // Somebody else can be chosen in the sheet; everything else ends it.
    (failure) => {
      if (failure.code !== 'BAD_INPUT' && failure.code !== 'OWN_MATTER') onRefused(failure)
    },
  )
  const members = [...(colleagues.data?.members ?? [])].sort((a, b) => Number(b.onDuty) - Number(a.onDuty))
  return {
    members,
    loading: colleagues.isPending,
    unread: failureOfQuery(colleagues),
    retry: () => void colleagues.refetch(),
    chosen: members.find(({ personId }) => personId === toPersonId),
    choose,
    run: () => (toPersonId === undefined ? Promise.resolve(undefined) : command.run({ toPersonId })),
    busy: command.busy,
    failure: command.failure,
  }
}

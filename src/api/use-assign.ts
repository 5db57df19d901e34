import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { TicketView } from '../../contract/ticket'
import { api } from './api'
import type { Failure } from './failure'
import { failureOfQuery } from './query-state'
import { useTicketCommand } from './use-ticket'

type Asked = { toPersonId: string } | { firmId: string; ownerId?: string }

const askedOf = (
  to: 'colleague' | 'firm',
  personId: string | undefined,
  firmId: string | undefined,
): Asked | undefined => {
  if (to === 'colleague') return personId === undefined ? undefined : { toPersonId: personId }
  return firmId === undefined ? undefined : { firmId, ...(personId !== undefined && { ownerId: personId }) }
}

/** What another choice in the sheet can mend. */
const CHOOSE_AGAIN = ['BAD_INPUT', 'OWN_MATTER', 'FIRM_OVER']

/** Contractor firms under contract that serve the category; without them colleagues can be chosen all the same. */
const useFirmsFor = ({ communityId, category }: Pick<TicketView, 'communityId' | 'category'>) => {
  const query = useQuery({
    queryKey: ['firms', communityId],
    queryFn: () => api.community.firms.list({ communityId }),
    retry: false,
  })
  return (query.data?.firms ?? []).filter((one) => one.serving && one.categories.includes(category))
}

/** Giving a ticket to somebody of its department, or to a firm: who there is, who is on duty, and the command. */
export function useAssign(
  view: Pick<TicketView, 'ticketId' | 'communityId' | 'department' | 'category' | 'ownerName'>,
  onDone: () => void,
  onRefused: (failure: Failure) => void,
) {
  const { ticketId, communityId, department } = view
  const [toPersonId, choose] = useState<string>()
  const [to, turnTo] = useState<'colleague' | 'firm'>('colleague')
  const [firmId, chooseFirm] = useState<string>()
  const firms = useFirmsFor(view)
  const colleagues = useQuery({
    queryKey: ['onDuty', communityId, department],
    queryFn: () => api.community.onDuty({ communityId, department }),
  })
  const command = useTicketCommand<Asked>(
    ticketId,
    ({ ticketId: id, commandId, ...asked }) =>
      'firmId' in asked
        ? api.ticket.assignFirm({ ticketId: id, commandId, ...asked })
        : api.ticket.assign({ ticketId: id, commandId, ...asked }),
    onDone,
    // Somebody else can be chosen in the sheet; everything else ends it.
    (failure) => {
      if (!CHOOSE_AGAIN.includes(failure.code)) onRefused(failure)
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
    ...{ to, turnTo, firms, firm: firms.find((one) => one.firmId === firmId), chooseFirm },
    ownerName: view.ownerName,
    run: () => {
      const asked = askedOf(to, toPersonId, firmId)
      return asked === undefined ? Promise.resolve(undefined) : command.run(asked)
    },
    busy: command.busy,
    failure: command.failure,
  }
}

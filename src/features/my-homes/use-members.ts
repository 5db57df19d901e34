import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { HomeMember } from '../../../contract/community/home'
import { api } from '../../api/api'
import { keys } from '../../api/keys'
import { failureOfQuery } from '../../api/query-state'
import { useCommand } from '../../api/use-command'
import { useNow } from '../../api/use-now'

export type OpenInvitation = Awaited<ReturnType<typeof api.community.home.members>>['invitations'][number]
/** What is asked before it is done. */
export type Question =
  | { what: 'remove'; member: HomeMember }
  | { what: 'withdraw'; invitation: OpenInvitation }
  | { what: 'leave' }

export const membersKey = (householdId: string) => ['home', 'members', householdId] as const

/** Who belongs to a home, and ending that: removing somebody, leaving, taking an invitation back. */
export function useMembers(householdId: string) {
  const client = useQueryClient()
  const query = useQuery({
    queryKey: membersKey(householdId),
    queryFn: () => api.community.home.members({ householdId }),
  })
  const [question, setQuestion] = useState<Question>()
  const carryOut = useCommand(
    async ({ asked }: { asked: Question }) => {
      if (asked.what === 'leave') {
        await api.community.home.leave({ householdId })
        await client.invalidateQueries({ queryKey: keys.me })
        return
      }
      if (asked.what === 'remove') {
        const { personId, householdId: boundTo } = asked.member
        await api.community.home.remove({ householdId, personId, boundTo })
      } else await api.community.home.withdrawInvitation({ householdId, ...invitationOf(asked) })
      await client.invalidateQueries({ queryKey: membersKey(householdId) })
    },
    { onRefused: () => void query.refetch() },
  )
  const confirm = async (): Promise<void> => {
    if (question === undefined) return
    await carryOut.run({ asked: question })
    setQuestion(undefined)
  }
  return {
    members: query.data?.members,
    invitations: query.data?.invitations ?? [],
    failure: failureOfQuery(query),
    retry: () => void query.refetch(),
    question,
    ask: (next: Question) => {
      carryOut.forget()
      setQuestion(next)
    },
    cancel: () => setQuestion(undefined),
    confirm: () => void confirm(),
    busy: carryOut.busy,
    refused: carryOut.failure,
    now: useNow(),
  }
}
export type Members = ReturnType<typeof useMembers>

const invitationOf = ({ invitation: { invitationId } }: { invitation: OpenInvitation }) => ({ invitationId })

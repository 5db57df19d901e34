import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { InvitedRelation } from '../../../domain/community/invitation'
import { addDays, dayOf, instantAt } from '../../../domain/kernel/instant'
import { api } from '../../api/api'
import { useCommand, type WithId } from '../../api/use-command'
import { useNow } from '../../api/use-now'
import { membersKey } from './use-members'

type Sent = Omit<Parameters<typeof api.community.home.invite>[0], 'commandId'>

/** The last moment of a day in Shanghai: a lease is good until it is over. */
const endOf = (day: string): number => instantAt(addDays(day, 1), 0) - 1

const isDay = (day: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(day)

/** Making one invitation: as what, for a tenant until when; then its code. */
export function useInvite(householdId: string) {
  const client = useQueryClient()
  const now = useNow()
  const [relation, setRelation] = useState<InvitedRelation>()
  const [lastDay, setLastDay] = useState('')
  const [made, setMade] = useState<{ code: string; expiresAt: number; relation: InvitedRelation }>()
  const invite = useCommand((input: WithId<Sent>) => api.community.home.invite(input), {
    onDone: () => void client.invalidateQueries({ queryKey: membersKey(householdId) }),
  })
  const missing =
    relation === undefined ? 'relation' : relation === 'tenant' && !isDay(lastDay) ? 'lease' : undefined
  const send = async (): Promise<void> => {
    if (relation === undefined || missing) return
    const lease = relation === 'tenant' ? { leaseEndsAt: endOf(lastDay) } : {}
    const answer = await invite.run({ householdId, relation, ...lease })
    if (answer) setMade({ ...answer, relation })
  }
  return {
    relation,
    setRelation,
    lastDay,
    setLastDay,
    today: dayOf(now),
    missing,
    send: () => void send(),
    made,
    startAgain: () => {
      invite.forget()
      setMade(undefined)
      setRelation(undefined)
      setLastDay('')
    },
    busy: invite.busy,
    failure: invite.failure,
    now,
  } as const
}
export type Invite = ReturnType<typeof useInvite>

import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { HomeRequestView } from '../../../contract/community/home'
import type { Relation } from '../../../domain/community/person'
import { api } from '../../api/api'
import { keys } from '../../api/keys'
import { failureOfQuery } from '../../api/query-state'
import { useCommand, type WithId } from '../../api/use-command'
import { useMe } from '../../api/use-me'
import { useNow } from '../../api/use-now'
import { storage } from '../../platform/storage'
import { say } from '../../ui/words'
import { rememberAsked, useMyRequests } from './use-my-requests'

const DRAFT = 'ask-home'

type Draft = { communityId: string; name: string; place: string; relation?: Relation; reason: string }
const EMPTY: Draft = { communityId: '', name: '', place: '', reason: '' }

/** What is typed stays on this phone until it was sent. */
function useDraft(known: string) {
  const [draft, setDraft] = useState<Draft>(() => storage.read<Draft>(DRAFT) ?? EMPTY)
  const set = (change: Partial<Draft>): void => {
    const next = { ...draft, ...change }
    storage.write(DRAFT, next)
    setDraft(next)
  }
  const clear = (): void => {
    storage.remove(DRAFT)
    setDraft(EMPTY)
  }
  return { draft: draft.name === '' ? { ...draft, name: known } : draft, set, clear }
}

const missingIn = (draft: Draft): string | undefined => {
  if (draft.communityId === '') return say('askHome.community')
  if (draft.place.trim() === '') return say('askHome.place')
  if (draft.relation === undefined) return say('askHome.relation')
  if (draft.name.trim() === '') return say('askHome.name')
  return draft.reason.trim() === '' ? say('askHome.reason') : undefined
}

/** Asking the front desk for a home (domain.md §2), and what became of earlier requests. */
export function useAskHome() {
  const client = useQueryClient()
  const me = useMe()
  const registered = me.who?.personId !== undefined
  const requests = useMyRequests(registered)
  const places = useQuery({
    queryKey: keys.communities,
    queryFn: () => api.community.home.communities({}),
  })
  const [writing, setWriting] = useState(false)
  const [withdrawing, setWithdrawing] = useState<HomeRequestView>()
  const { draft: typed, set, clear } = useDraft(me.who?.name ?? '')
  const communities = places.data?.communities ?? []
  const [only] = communities
  const draft =
    typed.communityId === '' && communities.length === 1 && only
      ? { ...typed, communityId: only.communityId }
      : typed
  const refresh = () => void client.invalidateQueries({ queryKey: keys.myRequests })
  type Sent = Omit<Parameters<typeof api.community.home.request>[0], 'commandId'>
  const send = useCommand((input: WithId<Sent>) => api.community.home.request(input), {
    onDone: () => {
      rememberAsked()
      clear()
      setWriting(false)
      refresh()
    },
  })
  const withdraw = useCommand(
    ({ requestId }: { requestId: string }) => api.community.home.withdrawRequest({ requestId }),
    {
      onDone: () => {
        setWithdrawing(undefined)
        refresh()
      },
      onRefused: refresh,
    },
  )
  const mine = requests.data?.requests
  const missing = missingIn(draft)
  const { relation } = draft
  return {
    me,
    mine,
    communities,
    failure: me.failure ?? failureOfQuery(places) ?? (registered ? failureOfQuery(requests) : undefined),
    retry: () => {
      me.retry()
      void places.refetch()
      void requests.refetch()
    },
    loading: me.who === undefined || places.data === undefined || (registered && mine === undefined),
    needsPhone: !me.who?.phone || send.failure?.field === 'phone',
    writing: writing || !mine?.some(({ state }) => state !== 'withdrawn'),
    write: (again?: HomeRequestView) => {
      if (again) {
        const { communityId, name, place, reason } = again
        set({ communityId, name, place, relation: again.relation, reason })
      }
      setWriting(true)
    },
    draft,
    set,
    missing,
    send: () =>
      relation !== undefined &&
      void send.run({
        ...{ communityId: draft.communityId, relation, name: draft.name.trim() },
        ...{ place: draft.place.trim(), reason: draft.reason.trim() },
      }),
    sending: send.busy,
    sendFailure: send.failure,
    withdrawing,
    askWithdraw: setWithdrawing,
    withdraw: () => withdrawing && void withdraw.run({ requestId: withdrawing.requestId }),
    withdrawBusy: withdraw.busy,
    withdrawFailure: withdraw.failure,
    now: useNow(),
  }
}
export type AskHomeState = ReturnType<typeof useAskHome>

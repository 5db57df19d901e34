import { useState } from 'react'
import { useMe } from '../../api/use-me'
import { storage } from '../../platform/storage'

const KEY = 'desk.community'
/** contract/insight.ts: who may look. */
const LOOKERS = ['lead', 'supervisor', 'manager', 'admin']

export type Community = { communityId: string; communityName: string }

export type Scope = ReturnType<typeof useScope>

/** The communities this person may look at, and the one chosen on this computer. */
export function useScope() {
  const me = useMe()
  const [chosen, setChosen] = useState(() => storage.read<string>(KEY))
  // As a deputy too, while it lasts (contract/insight.ts).
  const roles = [...(me.who?.roles ?? []), ...(me.who?.standsIn ?? [])].filter(({ role }) =>
    LOOKERS.includes(role),
  )
  const communities: Community[] = [
    ...new Map(
      roles.map(({ communityId, communityName }) => [communityId, { communityId, communityName }]),
    ).values(),
  ]
  return {
    name: me.who?.name ?? '',
    loading: me.who === undefined && !me.failure,
    failure: me.failure,
    retry: me.retry,
    communities,
    community: communities.find(({ communityId }) => communityId === chosen) ?? communities[0],
    choose: (communityId: string) => {
      storage.write(KEY, communityId)
      setChosen(communityId)
    },
  }
}

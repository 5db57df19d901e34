import { useState } from 'react'
import { useMe } from '../../api/use-me'
import { storage } from '../../platform/storage'

/** Chosen once for every page of the desk. */
const KEY = 'desk.community'
/** contract/register.ts and contract/files.ts: who may look, take out and bring in. */
const LOOK = ['dispatcher', 'supervisor', 'manager', 'admin']
const TAKE_OUT = ['manager', 'admin']
const BRING_IN = ['admin']

export type RegisterScope = ReturnType<typeof useRegisterScope>

/** The communities whose register this person may see, the one chosen, and what may be done with it. */
export function useRegisterScope() {
  const me = useMe()
  const [chosen, setChosen] = useState(() => storage.read<string>(KEY))
  const roles = me.who?.roles ?? []
  const looking = roles.filter(({ role }) => LOOK.includes(role))
  const communities = [
    ...new Map(looking.map(({ communityId, communityName }) => [communityId, communityName])),
  ].map(([communityId, communityName]) => ({ communityId, communityName }))
  const community = communities.find(({ communityId }) => communityId === chosen) ?? communities[0]
  const here = (wanted: readonly string[]): boolean =>
    roles.some(({ communityId, role }) => communityId === community?.communityId && wanted.includes(role))
  return {
    name: me.who?.name ?? '',
    loading: me.who === undefined && !me.failure,
    failure: me.failure,
    retry: me.retry,
    communities,
    community,
    mayTakeOut: here(TAKE_OUT),
    mayBringIn: here(BRING_IN),
    choose: (communityId: string) => {
      storage.write(KEY, communityId)
      setChosen(communityId)
    },
  }
}

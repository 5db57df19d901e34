import { useState } from 'react'
import { storage } from '../platform/storage'

export type Community = { communityId: string; communityName: string }

/** Chosen once for every page of the desk on this computer. */
const KEY = 'desk.community'

/** The communities that these roles are in, each once, and the one chosen. */
export function useChosenCommunity(roles: readonly Community[]) {
  const [chosen, setChosen] = useState(() => storage.read<string>(KEY))
  const communities: Community[] = [
    ...new Map(roles.map(({ communityId, communityName }) => [communityId, communityName])),
  ].map(([communityId, communityName]) => ({ communityId, communityName }))
  return {
    communities,
    community: communities.find(({ communityId }) => communityId === chosen) ?? communities[0],
    choose: (communityId: string): void => {
      storage.write(KEY, communityId)
      setChosen(communityId)
    },
  }
}

import { useState } from 'react'
import type { WhoAmI } from '../../../contract/community/me'
import { useMe } from '../../api/use-me'
import { storage } from '../../platform/storage'
import { DESK_PAGES, rolesFor, type DeskPage } from './desk-pages'

type Community = { communityId: string; communityName: string }

/** Chosen once for every page of the desk. */
const KEY = 'desk.community'

const communitiesOf = (roles: WhoAmI['roles']): Community[] =>
  [...new Map(roles.map(({ communityId, communityName }) => [communityId, communityName]))].map(
    ([communityId, communityName]) => ({ communityId, communityName }),
  )

/** The communities whose `page` this person may open, the one chosen, and what the person is there. */
export function useDeskScope(page: DeskPage) {
  const me = useMe()
  const [chosen, setChosen] = useState(() => storage.read<string>(KEY))
  const wanted = DESK_PAGES.find((one) => one.page === page)
  const open = wanted ? rolesFor(me.who, wanted).filter(({ role }) => wanted.who.includes(role)) : []
  const communities = communitiesOf(open)
  const community = communities.find(({ communityId }) => communityId === chosen) ?? communities[0]
  return {
    name: me.who?.name ?? '',
    personId: me.who?.personId ?? '',
    loading: me.who === undefined && !me.failure,
    failure: me.failure,
    retry: me.retry,
    communities,
    community,
    roles: (me.who?.roles ?? []).filter(({ communityId }) => communityId === community?.communityId),
    choose: (communityId: string) => {
      storage.write(KEY, communityId)
      setChosen(communityId)
    },
  }
}
export type DeskScope = ReturnType<typeof useDeskScope>

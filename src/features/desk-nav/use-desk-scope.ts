import { useState } from 'react'
import type { WhoAmI } from '../../../contract/community/me'
import { useMe } from '../../api/use-me'
import { storage } from '../../platform/storage'
import { DESK_PAGES, type DeskPage } from './desk-pages'

type Role = WhoAmI['roles'][number]['role']
type Community = { communityId: string; communityName: string }

/** Chosen once for every page of the desk. */
const KEY = 'desk.community'

const roleIn = (who: WhoAmI | undefined, wanted: readonly Role[]) =>
  (who?.roles ?? []).filter(({ role }) => wanted.includes(role))

const communitiesOf = (roles: WhoAmI['roles']): Community[] =>
  [...new Map(roles.map(({ communityId, communityName }) => [communityId, communityName]))].map(
    ([communityId, communityName]) => ({ communityId, communityName }),
  )

/** The communities whose `page` this person may open, the one chosen, and what the person is there. */
export function useDeskScope(page: DeskPage) {
  const me = useMe()
  const [chosen, setChosen] = useState(() => storage.read<string>(KEY))
  const who = DESK_PAGES.find((one) => one.page === page)?.who ?? []
  const communities = communitiesOf(roleIn(me.who, who))
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

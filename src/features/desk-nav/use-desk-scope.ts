import { useChosenCommunity } from '../../api/use-chosen-community'
import { useMe } from '../../api/use-me'
import { DESK_PAGES, rolesFor, type DeskPage } from './desk-pages'

/** The communities whose `page` this person may open, the one chosen, and what the person is there. */
export function useDeskScope(page: DeskPage) {
  const me = useMe()
  const wanted = DESK_PAGES.find((one) => one.page === page)
  const open = wanted ? rolesFor(me.who, wanted).filter(({ role }) => wanted.who.includes(role)) : []
  const chosen = useChosenCommunity(open)
  return {
    ...chosen,
    name: me.who?.name ?? '',
    personId: me.who?.personId ?? '',
    loading: me.who === undefined && !me.failure,
    failure: me.failure,
    retry: me.retry,
    roles: (me.who?.roles ?? []).filter(({ communityId }) => communityId === chosen.community?.communityId),
  }
}
export type DeskScope = ReturnType<typeof useDeskScope>

import { useChosenCommunity } from '../../api/use-chosen-community'
import { useMe } from '../../api/use-me'

/** contract/insight.ts: who may look. */
const LOOKERS = ['lead', 'supervisor', 'manager', 'admin']

export type Scope = ReturnType<typeof useScope>

/** The communities this person may look at, and the one chosen on this computer. */
export function useScope() {
  const me = useMe()
  // As a deputy too, while it lasts (contract/insight.ts).
  const roles = [...(me.who?.roles ?? []), ...(me.who?.standsIn ?? [])]
  return {
    ...useChosenCommunity(roles.filter(({ role }) => LOOKERS.includes(role))),
    name: me.who?.name ?? '',
    loading: me.who === undefined && !me.failure,
    failure: me.failure,
    retry: me.retry,
  }
}

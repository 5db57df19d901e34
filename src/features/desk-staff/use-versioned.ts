import { useState } from 'react'
import type { Failure } from '../../api/failure'
import type { RosterState } from './use-roster'

/** The version a form was opened with; after somebody else saved, that of what was looked at since (design.md D3). */
export function useVersioned(roster: RosterState) {
  const [version, setVersion] = useState(roster.version)
  return {
    version,
    isStale: (failure: Failure | undefined) => failure?.code === 'CHANGED_MEANWHILE',
    /** Takes the present state as seen; what was typed stays. */
    reload: async () => {
      const fresh = await roster.reload()
      if (fresh) setVersion(fresh.version)
    },
    saved: setVersion,
  }
}

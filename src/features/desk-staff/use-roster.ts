import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { StaffMemberView } from '../../../contract/community/staff'
import { DEPARTMENTS } from '../../../domain/kernel/department'
import { api } from '../../api/api'
import { failureOfQuery } from '../../api/query-state'

export const rosterKey = (communityId: string) => ['staff', communityId] as const

/** Everybody who works in a community, by department, and open invitations. */
export function useRoster(communityId: string) {
  const client = useQueryClient()
  const query = useQuery({
    queryKey: rosterKey(communityId),
    queryFn: () => api.community.staff.list({ communityId }),
  })
  const members = query.data?.members ?? []
  return {
    loaded: query.data !== undefined,
    members,
    departments: DEPARTMENTS.map((department) => ({
      department,
      members: members.filter((member) => member.department === department),
    })).filter((one) => one.members.length > 0),
    invitations: query.data?.invitations ?? [],
    version: query.data?.version ?? 0,
    now: query.data?.now ?? 0,
    failure: failureOfQuery(query),
    retry: () => void query.refetch(),
    /** What the server has now; undefined when it did not answer. */
    reload: async () => (await query.refetch()).data,
    refresh: () => client.invalidateQueries({ queryKey: rosterKey(communityId) }),
  }
}
export type RosterState = ReturnType<typeof useRoster>
export type Member = StaffMemberView

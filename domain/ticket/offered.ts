import type { Person } from '../community/person'
import type { Department } from '../kernel/department'

/** Where a person may take what nobody has accepted: the departments they work in or lead (domain.md §3.4). */
export const offeredTo = ({
  roles,
}: Pick<Person, 'roles'>): { communityId: string; department: Department }[] =>
  roles.flatMap(({ communityId, department, role }) =>
    department !== undefined && (role === 'technician' || role === 'lead')
      ? [{ communityId, department }]
      : [],
  )

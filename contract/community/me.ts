import * as z from 'zod/mini'
import { DEPARTMENTS } from '../../domain/kernel/department'
import { RELATIONS } from '../../domain/community/person'
import { ROLES } from '../../domain/community/roster'
import { action, documentId, instant } from '../kit'

const home = z.object({
  householdId: documentId,
  unitId: documentId,
  communityId: documentId,
  communityName: z.string(),
  unitLabel: z.string(),
  relation: z.enum(RELATIONS),
  dutyPhone: z.string(),
})
const role = z.object({
  communityId: documentId,
  communityName: z.string(),
  role: z.enum(ROLES),
  department: z.optional(z.enum(DEPARTMENTS)),
})

/** Who the caller is to us; `personId` absent for a WeChat identity that nobody bound yet. */
export const whoAmI = z.object({
  personId: z.optional(documentId),
  name: z.optional(z.string()),
  phone: z.optional(z.string()),
  homes: z.array(home),
  roles: z.array(role),
  /** Roles of colleagues who are away, while the caller stands in for them (domain.md §2). */
  standsIn: z.optional(z.array(z.extend(role, { insteadOf: z.string(), until: instant }))),
  /** The community of their own that they look round in; its home and role are among the others. */
  trial: z.optional(z.object({ communityId: documentId, until: instant })),
  /** Changes when homes, roles or consent do; `notify.inbox.head` tells the same, so that it is asked again at once. */
  ties: z.optional(z.string()),
  /** The privacy notice that the caller agreed to and did not take back. */
  consent: z.optional(z.object({ version: z.int(), at: instant })),
  now: instant,
})
export type WhoAmI = z.infer<typeof whoAmI>

export const me = action({ who: ['anyone', 'person'], writes: false })
  .input(z.object({}))
  .output(whoAmI)

import * as z from 'zod/mini'
import { DEPARTMENTS } from '../../domain/kernel/department'
import { ROLES } from '../../domain/community/roster'
import { action, documentId, instant } from '../kit'

/** Who is in which department and on duty at this moment; for assigning and for the supervisor. */
export const onDuty = action({
  who: ['colleague', 'lead', 'dispatcher', 'duty_officer', 'supervisor', 'manager', 'admin'],
  writes: false,
  deputies: true,
})
  .input(z.object({ communityId: documentId, department: z.optional(z.enum(DEPARTMENTS)) }))
  .output(
    z.object({
      now: instant,
      members: z.array(
        z.object({
          personId: documentId,
          name: z.string(),
          department: z.enum(DEPARTMENTS),
          role: z.enum(ROLES),
          onDuty: z.boolean(),
          phone: z.string(),
        }),
      ),
    }),
  )

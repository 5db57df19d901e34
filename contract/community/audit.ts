import * as z from 'zod/mini'
import { AUDIT_ACTS } from '../../domain/community/audit'
import { CATEGORIES, type Category } from '../../domain/routing/taxonomy'
import { action, documentId, instant } from '../kit'

const cursor = z.optional(z.string().check(z.maxLength(80)))
const task = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ticket'),
    number: z.string(),
    category: z.enum(CATEGORIES as [Category, ...Category[]]),
  }),
  z.object({ kind: z.literal('request') }),
])
const line = z.object({
  at: instant,
  act: z.enum(AUDIT_ACTS),
  actor: z.string(),
  /** The person concerned did it themselves. */
  self: z.optional(z.literal(true)),
  about: z.optional(z.string()),
  ref: z.optional(z.string()),
  /** What was acted on as people call it: a unit, a firm, a file, who was invited, who is away. */
  object: z.optional(z.string()),
  /** Which fields changed, by their places. */
  places: z.optional(z.array(z.string())),
  /** What somebody's data was looked at for. */
  task: z.optional(task),
  reason: z.optional(z.string()),
})
export type AuditLine = z.infer<typeof line>
const page = z.object({ lines: z.array(line), before: z.optional(z.string()), now: instant })

/** Who did what that only some may do (domain.md §8), newest first; append-only. */
export const audit = {
  list: action({ who: ['manager', 'admin'], writes: false })
    .input(z.object({ communityId: documentId, before: cursor }))
    .output(page),
  /** What others saw of the caller or decided about them. */
  aboutMe: action({ who: ['person'], writes: false, beforeConsent: true })
    .input(z.object({ before: cursor }))
    .output(page),
}

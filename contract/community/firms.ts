import * as z from 'zod/mini'
import { CATEGORIES } from '../../domain/routing/taxonomy'
import { action, commandId, documentId, phoneNumber, refusal, words } from '../kit'

const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))

const form = {
  name: words(40),
  contactName: words(30),
  phone: phoneNumber,
  /** Answered at any hour. */
  emergencyPhone: phoneNumber,
  /** What it is called for; its departments follow. */
  categories: z.array(z.enum(CATEGORIES)).check(z.minLength(1), z.maxLength(60)),
  /** The contract, both days included. */
  firstDay: day,
  lastDay: day,
}

const firm = z.object({
  firmId: documentId,
  ...form,
  /** As they stand, also where they were written under an earlier rule. */
  phone: z.string(),
  emergencyPhone: z.string(),
  /** True while it may be given work. */
  serving: z.boolean(),
  /** Its people who are in the app; with nobody, whoever answers for the ticket records the steps. */
  people: z.array(z.object({ personId: documentId, name: z.string() })),
  version: z.int(),
})
export type FirmView = z.infer<typeof firm>

const HEADS = ['manager', 'admin'] as const
const communityId = documentId

/** Contractor firms of a community (domain.md §2). Their people are invited like staff, with the role `contractor`. */
export const firms = {
  list: action({
    who: ['lead', 'dispatcher', 'duty_officer', 'supervisor', ...HEADS],
    writes: false,
    deputies: true,
  })
    .input(z.object({ communityId }))
    .output(z.object({ firms: z.array(firm) })),
  /** A new firm, or with `firmId` and the version it was read at a changed one. */
  save: action({ who: HEADS, writes: true })
    .errors({
      /** Somebody saved since this form was loaded: load it again. */
      CHANGED_MEANWHILE: { status: 409, data: refusal },
    })
    .input(
      z.object({
        commandId,
        communityId,
        firmId: z.optional(documentId),
        version: z._default(z.int(), 0),
        ...form,
      }),
    )
    .output(z.object({ firmId: documentId, version: z.int() })),
  /** The contract ends now: open jobs go back to dispatch, its people have no access any more. */
  remove: action({ who: HEADS, writes: true })
    .input(z.object({ commandId, communityId, firmId: documentId, reason: words(200) }))
    .output(z.object({ removed: z.literal(true), released: z.int() })),
}

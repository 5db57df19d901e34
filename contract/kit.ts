import { oc } from '@orpc/contract'
import * as z from 'zod/mini'
import type { Standing } from '../domain/community/access'
import { isDialled } from '../domain/community/phone'
import { clean } from '../domain/community/register/clean'

/**
 * The row of the access table that every action declares (design.md D2): who may call, and whether it writes.
 * `deputies`: whoever stands in for one of `who` may as well, while it lasts (domain.md §2). `beforeConsent`: also for
 * whoever has not agreed to the privacy notice in force: reading it, agreeing, and the rights over one's own data, which
 * hang on no agreement (PIPL 15, 44–47, 50; wechat.md §4.3).
 */
export type Row = { who: readonly Standing[]; writes: boolean; deputies?: true; beforeConsent?: true }

/** What is open to anyone touches nobody's data but what the caller is told of themselves. */
export const needsConsent = ({ who, beforeConsent }: Row): boolean =>
  beforeConsent !== true && !who.includes('anyone') && !who.includes('function')

/** What every refusal carries: a sentence for the person, and for bad input the field it is about. */
export const refusal = z.object({ sentence: z.string(), field: z.optional(z.string()) })
export type Refusal = z.infer<typeof refusal>

/** Bad input of a form, everything at once: `field` as people call it, in the order of the form. */
const wrongFields = z.extend(refusal, {
  fields: z.optional(z.array(z.object({ field: z.string(), sentence: z.string() }))),
})

/** Refusals that any action may answer. `UNEXPECTED` hides everything but a trace id to quote on the phone. */
export const COMMON_ERRORS = {
  /** The input breaks the contract; `field` names where. Correct and send again. */
  BAD_INPUT: { status: 400, data: wrongFields },
  /** No identity reached the function. Sign in. */
  NO_IDENTITY: { status: 401, data: refusal },
  /** Known, but nobody we know: not yet bound to a home or a role. */
  NOT_REGISTERED: { status: 403, data: refusal },
  /** The account is closed to its bearer. */
  DISABLED: { status: 403, data: refusal },
  /** The access table says no; also answered for things of others, so that nothing is revealed. */
  NOT_ALLOWED: { status: 403, data: refusal },
  /** Let through, but the privacy notice in force (`version`) has not been agreed to. Agree, and send the same again. */
  CONSENT_NEEDED: { status: 403, data: z.extend(refusal, { version: z.int() }) },
  NOT_FOUND: { status: 404, data: refusal },
  /** Too many at once; the same request may be sent again. */
  BUSY: { status: 503, data: refusal },
  UNEXPECTED: { status: 500, data: z.extend(refusal, { traceId: z.string() }) },
} as const

/** Starts the declaration of one action. */
export const action = (row: Row) => oc.$meta<Row>(row).errors(COMMON_ERRORS)

/** A client-made id, kept with the draft: the same id sent again answers the same and changes nothing (design.md D3). */
export const commandId = z.string().check(z.regex(/^[0-9A-Za-z_-]{8,64}$/))
export const documentId = z.string().check(z.regex(/^[0-9A-Za-z_-]{1,64}$/))
/** Epoch milliseconds. */
export const instant = z.int().check(z.nonnegative())
/** Text that people typed: trimmed, 1 to `max` characters. */
export const words = (max: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(max))
/** As `words`, but may be empty. */
export const optionalWords = (max: number) => z.string().check(z.trim(), z.maxLength(max))
/** A number to call, as people write it; what is none is told in its own sentence (`_kit/answer.ts`). */
export const phoneNumber = z
  .string()
  .check(z.overwrite(clean), z.maxLength(30), z.refine(isDialled, 'phone_wrong'))
/** A storage file id as uploads return it. */
export const fileId = z.string().check(z.maxLength(300), z.regex(/^cloud:\/\/\S+$/))
/** Up to nine photos on a report (domain.md §3.1; WeChat's own chooser stops there too). */
export const photos = z.array(fileId).check(z.maxLength(9))

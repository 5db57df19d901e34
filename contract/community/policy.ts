import * as z from 'zod/mini'
import { DEPARTMENTS } from '../../domain/kernel/department'
import { CASE_ROWS, CLOCK_NAMES, COMPLAINT_CLASSES, DEFAULT_POLICY } from '../../domain/sla/policy'
import { action, commandId, documentId, instant, phoneNumber, refusal, words } from '../kit'

const number = z.int()
const limit = z.object({
  limit: number,
  unit: z.enum(['min', 'hour', 'workingDay']),
  basis: z.enum(['C', 'W']),
  atMost: z.optional(number),
})
const periods = z.array(z.object({ from: number, to: number })).check(z.maxLength(6))
const calendar = z.object({
  roundTheClock: z.optional(z.boolean()),
  workday: periods,
  saturday: periods,
  sunday: periods,
  publicHolidays: z.boolean(),
  overrides: z.record(z.string().check(z.maxLength(10)), z.enum(['work', 'off'])),
})
/** ServicePolicy of domain/sla/policy.ts without its version, which the server counts. */
const policy = z.object({
  calendars: z.record(z.enum(DEPARTMENTS), calendar),
  limits: z.record(z.enum(CASE_ROWS), z.partialRecord(z.enum(CLOCK_NAMES), limit)),
  complaintClasses: z.array(z.enum(COMPLAINT_CLASSES)).check(z.maxLength(4)),
  warnPercent: number,
  overduePercents: z.object({ lead: number, supervisor: number, manager: number }),
  appointmentMinutes: number,
  autoConfirmHours: number,
  reopenDays: number,
  offerMinutes: z.object({ normal: number, emergency: number }),
  returnVisit: limit,
  photoMonths: z._default(number, DEFAULT_POLICY.photoMonths),
})
const versioned = z.extend(policy, { version: number })
export type PolicyInput = z.infer<typeof policy>

const settings = z.object({
  name: words(30),
  dutyPhone: phoneNumber,
  departmentPhones: z.partialRecord(z.enum(DEPARTMENTS), phoneNumber),
})
/** As it stands: what was written under an earlier rule is still shown. */
const shownSettings = z.object({
  name: z.string(),
  dutyPhone: z.string(),
  departmentPhones: z.partialRecord(z.enum(DEPARTMENTS), z.string()),
})

const view = z.object({
  policy: versioned,
  coming: z.optional(z.object({ policy: versioned, from: instant })),
  settings: shownSettings,
  /** Of the community's document: what a form sends back. */
  version: number,
  now: instant,
})
export type PolicyView = z.infer<typeof view>

const FORM_ERRORS = {
  /** Somebody saved since this form was loaded. */
  CHANGED_MEANWHILE: { status: 409, data: refusal },
}
const communityId = documentId

/** What a community promises and how it is reached: numbers edited by its administrator (domain.md, preface). */
export const policyActions = {
  get: action({ who: ['lead', 'supervisor', 'manager', 'admin'], writes: false })
    .input(z.object({ communityId }))
    .output(view),
  /** A whole new policy from an instant on; promises given before keep what they were given. */
  change: action({ who: ['admin'], writes: true })
    .errors(FORM_ERRORS)
    .input(z.object({ commandId, communityId, version: number, policy, from: instant }))
    .output(z.object({ version: number, policyVersion: number })),
  /** Takes back a policy that is not in force yet. */
  withdraw: action({ who: ['admin'], writes: true })
    .errors(FORM_ERRORS)
    .input(z.object({ commandId, communityId, version: number }))
    .output(z.object({ version: number })),
  settings: action({ who: ['admin'], writes: true })
    .errors(FORM_ERRORS)
    .input(z.object({ commandId, communityId, version: number, settings }))
    .output(z.object({ version: number })),
}

import * as z from 'zod/mini'
import { TENURE_KINDS, UNIT_STATUSES } from '../domain/community/household'
import { MAX_MEMBERS, MAX_VEHICLES } from '../domain/community/register/columns'
import { RELATIONS } from '../domain/community/person'
import { action, commandId, documentId, instant, refusal } from './kit'

/** The register holds names, numbers and who needs care: the front desk and those above it, nobody else (domain.md §8). */
const LOOK = ['dispatcher', 'supervisor', 'manager', 'admin'] as const
const EDIT = ['dispatcher', 'manager', 'admin'] as const

const day = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/))
const short = z.string().check(z.maxLength(60))
const count = z.int().check(z.nonnegative())

/** A unit as a line of the list: who lives there by name, never a number. */
const unitLine = z.object({
  unitId: documentId,
  label: z.string(),
  areaCentiares: z.int(),
  status: z.optional(z.enum(UNIT_STATUSES)),
  tenure: z.optional(z.enum(TENURE_KINDS)),
  /** The first registered member. */
  who: z.optional(z.string()),
  members: count,
  vehicles: count,
})
export type UnitLine = z.infer<typeof unitLine>

const change = z.object({ field: z.string(), label: z.string(), from: z.string(), to: z.string() })
export type ShownChange = z.infer<typeof change>

const tenure = z.object({
  householdId: documentId,
  version: z.int(),
  kind: z.enum(TENURE_KINDS),
  from: day,
  to: z.optional(day),
  leaseUntil: z.optional(day),
  care: z.optional(z.string()),
  /** Phones masked (domain.md §8). */
  members: z.array(
    z.object({ name: z.string(), relation: z.enum(RELATIONS), phone: z.optional(z.string()) }),
  ),
  vehicles: z.array(z.object({ plate: z.optional(z.string()), space: z.optional(z.string()) })),
})
const unitDetail = z.object({
  unitId: documentId,
  version: z.int(),
  label: z.string(),
  phase: z.string(),
  building: z.string(),
  entrance: z.string(),
  room: z.string(),
  areaCentiares: z.int(),
  use: z.optional(z.string()),
  status: z.optional(z.enum(UNIT_STATUSES)),
  warrantyUntil: z.optional(day),
  /** Newest first; only the first may still go on. */
  tenures: z.array(tenure),
  log: z.array(
    z.object({ at: instant, by: z.string(), via: z.enum(['import', 'desk']), changes: z.array(change) }),
  ),
  mayEdit: z.boolean(),
  now: instant,
})
export type UnitDetail = z.infer<typeof unitDetail>

/**
 * What a person typed, as text: read with the same eyes as a cell of the spreadsheet. An absent field stays as it is, an
 * empty one is taken away.
 */
const unitForm = z.object({
  area: z.optional(short),
  use: z.optional(short),
  status: z.optional(z.union([z.enum(UNIT_STATUSES), z.literal('')])),
  warrantyUntil: z.optional(short),
  tenure: z.optional(z.enum(TENURE_KINDS)),
  from: z.optional(short),
  leaseUntil: z.optional(short),
  care: z.optional(short),
  members: z.optional(
    z
      .array(
        z.object({
          name: short,
          relation: z.enum(RELATIONS),
          /** Absent keeps the number of member `was`, which the form shows masked only. */
          phone: z.optional(short),
          was: z.optional(count),
        }),
      )
      .check(z.maxLength(MAX_MEMBERS)),
  ),
  vehicles: z.optional(z.array(z.object({ plate: short, space: short })).check(z.maxLength(MAX_VEHICLES))),
})
export type UnitForm = z.infer<typeof unitForm>

export const registerContract = {
  /** The buildings of a community, with how many units and how many of them stand empty. */
  buildings: action({ who: LOOK, writes: false })
    .input(z.object({ communityId: documentId }))
    .output(
      z.object({
        buildings: z.array(
          z.object({ phase: z.string(), building: z.string(), units: count, vacant: count }),
        ),
      }),
    ),
  /** The units of a building, or what is found: a room ("3-2-801"), a name, a whole phone number or number plate. */
  units: action({ who: LOOK, writes: false })
    .input(
      z.object({
        communityId: documentId,
        building: z.optional(short),
        find: z.optional(z.string().check(z.trim(), z.maxLength(40))),
      }),
    )
    .output(z.object({ units: z.array(unitLine), more: z.boolean() })),
  unit: action({ who: LOOK, writes: false })
    .input(z.object({ communityId: documentId, unitId: documentId }))
    .output(unitDetail),
  /** Writes a form. `versions` are those the form was opened with; `newTenure` ends the present household. */
  save: action({ who: EDIT, writes: true })
    .errors({
      /** Somebody else wrote since the form was opened. Look again and send with the new versions. */
      CHANGED: { status: 409, data: refusal },
    })
    .input(
      z.object({
        communityId: documentId,
        unitId: documentId,
        versions: z.object({ unit: z.int(), household: z.optional(z.int()) }),
        newTenure: z._default(z.boolean(), false),
        form: unitForm,
        commandId,
      }),
    )
    .output(unitDetail),
}

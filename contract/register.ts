import * as z from 'zod/mini'
import { TENURE_KINDS, UNIT_STATUSES } from '../domain/community/household'
import { MAX_MEMBERS, MAX_VEHICLES } from '../domain/community/register/columns'
import { RELATIONS } from '../domain/community/person'
import { LOOK_PURPOSES } from '../domain/community/privacy'
import { CATEGORIES, type Category } from '../domain/routing/taxonomy'
import { action, commandId, documentId, instant, refusal } from './kit'

/** The register holds names, numbers and who needs care: the front desk and those above it, nobody else (domain.md §8). */
const LOOK = ['dispatcher', 'supervisor', 'manager', 'admin'] as const
const EDIT = ['dispatcher', 'manager', 'admin'] as const
/** Whose work needs a resident's number: as on a ticket, without the administrator (domain.md §8). */
const CALL = ['dispatcher', 'supervisor', 'manager'] as const
/** Special care is for those who visit (domain.md §5), nobody else: the front desk and who answers for the community. */
const CARE = ['dispatcher', 'manager'] as const
/** What cannot be taken back by a second form is for those who answer for the register. */
const REMOVE = ['manager', 'admin'] as const

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
  /** Special care is noted; only for those who may ask what, and of the household that goes on. */
  marked: z.optional(z.literal(true)),
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
  /** The caller may take the unit out of the register, and nobody is registered there. */
  mayRemove: z.boolean(),
  /** The caller may have numbers, and what care is needed, shown for a purpose. */
  maySee: z.object({ phones: z.boolean(), care: z.boolean() }),
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

const ENDED_ERRORS = {
  /** The household ended: nobody needs its numbers for its home any more. */
  ALREADY_ENDED: { status: 409, data: refusal },
}
const purpose = z.enum(LOOK_PURPOSES)

/** What a look is for: something of this community that is not done yet. */
const task = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ticket'), ticketId: documentId }),
  z.object({ kind: z.literal('request'), requestId: documentId }),
])
const taskLine = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ticket'),
    ticketId: documentId,
    number: z.string(),
    category: z.enum(CATEGORIES as [Category, ...Category[]]),
    place: z.string(),
    since: instant,
  }),
  z.object({
    kind: z.literal('request'),
    requestId: documentId,
    relation: z.enum(RELATIONS),
    place: z.string(),
    since: instant,
  }),
])
export type TaskLine = z.infer<typeof taskLine>

const LOOK_ERRORS = {
  ...ENDED_ERRORS,
  /** The ticket is closed, or the request decided: nothing is to be done for it any more. Choose another. */
  TASK_OVER: { status: 409, data: refusal },
}

/** Where a new unit is, as people write it: "3栋" is the building 3. */
const unitPlace = z.object({ phase: short, building: short, entrance: short, room: short })
export type UnitPlace = z.infer<typeof unitPlace>

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
  /** One unit by hand, with its first household; a building that nobody knows only when the caller says it is new. */
  add: action({ who: EDIT, writes: true })
    .errors({
      /** It is there already; `unitId` is where. */
      UNIT_EXISTS: { status: 409, data: z.extend(refusal, { unitId: documentId }) },
    })
    .input(
      z.object({
        communityId: documentId,
        place: unitPlace,
        newBuilding: z._default(z.boolean(), false),
        form: unitForm,
        commandId,
      }),
    )
    .output(unitDetail),
  /**
   * Takes a unit out of the register: torn down, joined with its neighbour, never there. What happened there keeps its
   * label; added again later, it has its earlier households.
   */
  remove: action({ who: REMOVE, writes: true })
    .errors({
      /** Somebody is registered there or bound to it: move them out first. */
      LIVED_IN: { status: 409, data: refusal },
      /** A ticket about it is open. */
      OPEN_TICKETS: { status: 409, data: refusal },
      /** Somebody else wrote since it was looked at. */
      CHANGED: { status: 409, data: refusal },
    })
    .input(z.object({ communityId: documentId, unitId: documentId, version: z.int(), commandId }))
    .output(z.object({ removed: z.literal(true) })),
  /**
   * What a look at this unit may be for: open tickets about it and waiting requests that name it (`here`), then what else
   * is open in the community, what is due first; with `find` the open ticket of that number.
   */
  tasks: action({ who: CALL, writes: false })
    .input(z.object({ communityId: documentId, unitId: documentId, find: z.optional(short) }))
    .output(z.object({ here: z.array(taskLine), others: z.array(taskLine), now: instant })),
  /**
   * The number of one registered member for a task that is open now and a purpose, both written down before it is shown;
   * the person concerned reads who looked, why and for which matter (`community.audit.aboutMe`), also when they join
   * later. One line a person, member, task, purpose and day.
   */
  revealPhone: action({ who: CALL, writes: true })
    .errors({
      ...LOOK_ERRORS,
      /** The members changed since they were listed. */
      CHANGED: { status: 409, data: refusal },
    })
    .input(
      z.object({
        communityId: documentId,
        householdId: documentId,
        /** As in the list of members that came with this version of the household. */
        member: count,
        version: z.int(),
        task,
        purpose,
        commandId,
      }),
    )
    .output(z.object({ name: z.string(), phone: z.string() })),
  /** What special care a household needs, on the same terms. */
  revealCare: action({ who: CARE, writes: true })
    .errors(LOOK_ERRORS)
    .input(z.object({ communityId: documentId, householdId: documentId, task, purpose, commandId }))
    .output(z.object({ care: z.string() })),
}

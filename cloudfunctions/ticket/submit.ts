import { createHash } from 'node:crypto'
import { policyAt } from '../../domain/community/community'
import { homeOf, type Person } from '../../domain/community/person'
import { chooseHandler } from '../../domain/ticket/dispatch'
import { TAXONOMY, type Category, type Priority } from '../../domain/routing/taxonomy'
import { clocksFor, serviceCaseOf } from '../../domain/sla/clocks'
import { inForce, type PolicyInForce } from '../../domain/sla/policy'
import { PUBLIC_DAYS } from '../../domain/sla/public-holidays'
import { beginTicket, entriesOf } from '../../domain/ticket/append'
import { unborn } from '../../domain/ticket/evolve'
import type { WordsMark } from '../../domain/ticket/facts'
import type { Intake } from '../../domain/ticket/parts'
import { mayNotHandle, placementFact } from '../../domain/ticket/placement'
import { promiseOf } from '../../domain/ticket/promise'
import type { Ticket } from '../../domain/ticket/ticket'
import { admit, type Call } from '../_kit/call'
import { randomBelow } from '../_kit/live'
import { refuse } from '../_kit/refuse'
import { insert } from '../_kit/store/store'
import { wakeNotify } from '../_kit/wake'
import { tickets } from './implementer'
import { keepOrRefuse } from './keep-or-refuse'
import { loadPlace, type Place } from './place'
import { loadTicket } from './subject'
import { ticketWithinTrial } from './within-trial'
import { lookAt, markOf, refusalOf, type Look } from './words'

/** Read out on the phone: no 0/O, 1/I/L. */
const NUMBER_LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const NUMBER_LENGTH = 6
const NUMBER_TRIES = 5

const newNumber = (): string =>
  Array.from({ length: NUMBER_LENGTH }, () => NUMBER_LETTERS[randomBelow(NUMBER_LETTERS.length)]).join('')

/** The same person sending the same command is the same ticket (design.md D3). */
const ticketIdOf = (personId: string, commandId: string): string =>
  `t${createHash('sha256').update(`${personId}:${commandId}`).digest('hex').slice(0, 27)}`

type Input = {
  commandId: string
  category: Category
  urgent: boolean
  text: string
  photos: string[]
}
/** Where it is, and whose home the ticket is about: nobody's when somebody without one reports. */
type Where = Pick<Intake, 'communityId' | 'householdId' | 'unitId' | 'place'>
type Reported = { input: Input; person: Person; where: Where; call: Call }
type Surroundings = Place & { policy: PolicyInForce }

const surroundingsOf = async (communityId: string, at: number): Promise<Surroundings | undefined> => {
  const place = await loadPlace(communityId)
  return place && { ...place, policy: inForce(policyAt(place.community, at), PUBLIC_DAYS) }
}

/** "It is dangerous now" counts where the taxonomy knows a condition for it (taxonomy.csv, emergency_when). */
const priorityOf = (category: Category, urgent: boolean): Priority => {
  const { priority, emergencyWhen } = TAXONOMY[category]
  return urgent && emergencyWhen !== '' ? 'emergency' : priority
}

const intakeFrom = (
  { input, person, where, call }: Reported,
  policy: PolicyInForce,
  photos: string[],
): Intake => {
  const { kind, department } = TAXONOMY[input.category]
  return {
    _id: ticketIdOf(person._id, input.commandId),
    ...where,
    number: newNumber(),
    channel: 'mini_program',
    kind,
    category: input.category,
    department,
    priority: priorityOf(input.category, input.urgent),
    reporterId: person._id,
    reporterName: person.name,
    reporterPhone: person.phone,
    text: input.text,
    photos,
    submittedAt: call.now,
    terms: {
      policyVersion: policy.version,
      appointmentMinutes: policy.appointmentMinutes,
      autoConfirmHours: policy.autoConfirmHours,
      reopenDays: policy.reopenDays,
    },
  }
}

const ticketFrom = (reported: Reported, around: Surroundings, photos: string[], mark?: WordsMark): Ticket => {
  const { person, call, input } = reported
  const intake = intakeFrom(reported, around.policy, photos)
  const { department, category, priority } = intake
  const handler = chooseHandler({
    department,
    skill: category,
    priority,
    members: around.roster.members,
    openWork: around.openWork,
    now: call.now,
    calendar: around.policy.calendars[department],
    excluding: mayNotHandle(around.roster, intake),
  })
  const clocks = clocksFor(serviceCaseOf(intake), call.now, around.policy, department)
  const by = { kind: 'resident' as const, personId: person._id, name: person.name }
  const placed = {
    id: `${input.commandId}.placed`,
    at: call.now,
    by: { kind: 'system' as const },
    fact: placementFact(handler, call.now),
  }
  return beginTicket(intake, unborn(), [
    ...entriesOf([{ type: 'submitted', clocks }], by, call.now, input.commandId, mark),
    placed,
  ])
}

/** Writes the ticket once; a repeat answers the one that is there, a number that is taken gets another. */
const insertOnce = async (ticket: Ticket): Promise<Ticket> => {
  let candidate = ticket
  for (let attempt = 1; attempt <= NUMBER_TRIES; attempt += 1) {
    if ((await insert('tickets', candidate)) === 'inserted') return candidate
    const existing = await loadTicket(ticket._id)
    if (existing !== undefined) return existing
    candidate = { ...candidate, number: newNumber() }
  }
  throw refuse('BUSY', 'busy')
}

/** The photos where no client can reach them; of a repeat they may be gone from in/, and then the ticket is there. */
const photosOrTicket = async ({ input, person, call }: Reported): Promise<string[] | Ticket> => {
  const ticketId = ticketIdOf(person._id, input.commandId)
  try {
    return await keepOrRefuse(input.photos, { ticketId, by: person._id, at: call.now })
  } catch (refusal) {
    const existing = await loadTicket(ticketId)
    if (existing === undefined) throw refusal
    return existing
  }
}

/** Beside the reads of the same report, never before them; an emergency waits for no content check (decisions/0031). */
const lookAtReport = ({ input, where, call }: Reported) => {
  const { label, kind } = where.place
  const look = lookAt(call, { text: input.text, publicPlace: kind === 'public' ? label : '' })
  const waits = priorityOf(input.category, input.urgent) !== 'emergency'
  return { inTime: waits ? look.done : undefined, soFar: look.soFar }
}

/** The new ticket, marked with what the check said. @throws BAD_INPUT for words that may not be shown, unless it is there */
const written = async (
  reported: Reported,
  around: Surroundings,
  photos: string[],
  judged: ReturnType<Look['soFar']>,
): Promise<Ticket> => {
  const ticket = ticketFrom(reported, around, photos, markOf(judged))
  const refusal = ticket.priority === 'emergency' ? undefined : refusalOf(judged)
  if (refusal === undefined) return insertOnce(ticket)
  const existing = await loadTicket(ticket._id)
  if (existing === undefined) throw refusal
  return existing
}

const answerWith = (ticket: Ticket, now: number, dutyPhone: string) => ({
  ticketId: ticket._id,
  number: ticket.number,
  promise: promiseOf(ticket, now, 'resident'),
  dutyPhone,
})

/** From the report to the promise; `noPlace` is thrown for a community that is not there. */
const takeIn = async (reported: Reported, noPlace: () => Error) => {
  const { call, where } = reported
  const loading = surroundingsOf(where.communityId, call.now)
  const look = lookAtReport(reported)
  const [around, kept] = await Promise.all([loading, photosOrTicket(reported), look.inTime])
  // What somebody tries out takes no reports from the street.
  if (around === undefined || (around.community.trial && where.householdId === '')) throw noPlace()
  const ticket = Array.isArray(kept) ? await written(reported, around, kept, look.soFar()) : kept
  if (ticket.pendingSince !== undefined) await wakeNotify('tickets', ticket._id, call.now)
  return answerWith(ticket, call.now, around.community.dutyPhone)
}

const notYourHome = () => refuse('NOT_ALLOWED', 'not_your_home', { field: 'householdId' })

export const submit = tickets.submit.handler(async ({ input, context: { call } }) => {
  const { person } = await admit(
    call,
    Promise.resolve({ householdId: input.householdId }),
    (subject) => subject,
    notYourHome,
  )
  const home = homeOf(person, input.householdId, call.now)
  if (home === undefined) throw notYourHome()
  const { communityId, householdId, unitId, unitLabel } = home
  const place =
    input.publicPlace === undefined
      ? { kind: 'home' as const, label: unitLabel }
      : { kind: 'public' as const, label: input.publicPlace }
  const where = { communityId, householdId, unitId, place }
  await ticketWithinTrial(person, communityId, ticketIdOf(person._id, input.commandId))
  return takeIn({ input, person, where, call }, () => new Error(`community ${communityId} is not set up`))
})

/** For whoever has no home here: a number that WeChat vouches for, so that staff can call back. */
export const submitPublic = tickets.submitPublic.handler(async ({ input, context: { call } }) => {
  const { person } = await admit(call, Promise.resolve(), () => ({}))
  if (person.phoneVerifiedAt === undefined) throw refuse('BAD_INPUT', 'phone_first', { field: 'phone' })
  const where = {
    communityId: input.communityId,
    householdId: '',
    unitId: '',
    place: { kind: 'public' as const, label: input.publicPlace },
  }
  return takeIn({ input, person, where, call }, () =>
    refuse('BAD_INPUT', 'bad_input', { field: 'communityId' }, { field: '小区' }),
  )
})

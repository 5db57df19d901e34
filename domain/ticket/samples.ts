import type { Standing } from '../community/access'
import type { TrialPlace } from '../community/trial-place'
import type { Instant } from '../kernel/instant'
import { TAXONOMY, type Category } from '../routing/taxonomy'
import { clocksFor, serviceCaseOf } from '../sla/clocks'
import type { PolicyInForce } from '../sla/policy'
import { append, beginTicket, entriesOf } from './append'
import { decide, type Command } from './decide'
import { chooseHandler } from './dispatch'
import { unborn } from './evolve'
import type { Intake, Place } from './parts'
import { mayNotHandle, placementFact } from './placement'
import type { Ticket } from './ticket'

type Someone = { _id: string; name: string }
type Report = {
  /** Names the ticket; it is also the number that people read. */
  number: string
  category: Category
  reporter: Someone
  householdId: string
  unitId: string
  place: Place
  text: string
  /** Who is passed over, as somebody to whom it was offered before. */
  without: readonly string[]
}
type Step = { by: Someone; standings: Standing[]; command: Command }
type Stage = { trial: TrialPlace; policy: PolicyInForce; at: Instant }

const intakeOf = ({ trial, policy, at }: Stage, report: Report): Intake => {
  const { kind, department, priority } = TAXONOMY[report.category]
  const { number, category, reporter, householdId, unitId, place, text } = report
  const communityId = trial.community._id
  return {
    ...{ _id: `${communityId}-${number}`, communityId, number, channel: 'mini_program' },
    ...{ kind, category, department, priority, householdId, unitId, place, text, photos: [] },
    ...{ reporterId: reporter._id, reporterName: reporter.name, reporterPhone: '', submittedAt: at },
    terms: {
      policyVersion: policy.version,
      appointmentMinutes: policy.appointmentMinutes,
      autoConfirmHours: policy.autoConfirmHours,
      reopenDays: policy.reopenDays,
    },
  }
}

/** Reported and given to somebody by the same rules as every other report. */
const reported = (stage: Stage, report: Report): Ticket => {
  const { trial, policy, at } = stage
  const intake = intakeOf(stage, report)
  const { department, category, priority, _id } = intake
  const handler = chooseHandler({
    ...{ department, skill: category, priority, members: trial.roster.members, openWork: {}, now: at },
    calendar: policy.calendars[department],
    excluding: [...mayNotHandle(trial.roster, intake), ...report.without],
  })
  const clocks = clocksFor(serviceCaseOf(intake), at, policy, department)
  const by = { kind: 'resident' as const, personId: report.reporter._id, name: report.reporter.name }
  const placed = { at, by: { kind: 'system' as const }, fact: placementFact(handler, at) }
  return beginTicket(intake, unborn(), [
    ...entriesOf([{ type: 'submitted', clocks }], by, at, _id),
    { id: `${_id}.placed`, ...placed },
  ])
}

/** One step as its doer decides it. @throws Error when the rules refuse it: then a rule and this story differ */
const after =
  (at: Instant) =>
  (ticket: Ticket, { by, standings, command }: Step, index: number): Ticket => {
    const asker = { personId: by._id, name: by.name, phone: '', standings, households: [] }
    const decision = decide(command, { ticket, asker, at })
    if ('refused' in decision) throw new Error(`${command.do} is refused: ${decision.refused.code}`)
    return append(ticket, entriesOf(decision.facts, decision.by, at, `${ticket._id}.${String(index)}`))
  }

const at = (room: number, { units, households }: TrialPlace) => ({
  householdId: households[room]?._id ?? '',
  unitId: units[room]?._id ?? '',
  place: { kind: 'home' as const, label: units[room]?.label ?? '' },
})

const DONE: Command = {
  do: 'finish',
  completion: {
    cause: '接头老化',
    materials: '生料带',
    minutes: 20,
    words: '已更换，试水不漏。',
    photos: [],
  },
}

/**
 * What a visitor finds: one report of a neighbour's that waits to be accepted, one in a public area that the visitor has
 * accepted, and one about the visitor's own home, which a colleague solved and the visitor can confirm and rate. All of
 * it happens when the trial begins, by the rules that hold for everybody.
 */
export const sampleTickets = (stage: Stage, visitor: Someone): Ticket[] => {
  const { trial } = stage
  const { neighbour, colleague } = trial
  const without = [colleague._id]
  const waiting = reported(stage, {
    ...{ number: 'TRY234', category: 'water_leak', reporter: neighbour, without, ...at(1, trial) },
    text: '示例：厨房水龙头一直滴水，请您接单试试。',
  })
  const accepted = reported(stage, {
    ...{ number: 'TRY567', category: 'public_light', reporter: neighbour, without, ...at(1, trial) },
    ...{ place: { kind: 'public', label: '1栋大堂' }, text: '示例：大堂的灯不亮，您已接单，请继续处理。' },
  })
  const solved = reported(stage, {
    ...{ number: 'TRY789', category: 'water_leak', reporter: visitor, without: [], ...at(0, trial) },
    text: '示例：您家卫生间漏水，同事已修好，请确认和评价。',
  })
  const mine: Step = { by: visitor, standings: ['handler', 'colleague'], command: { do: 'accept' } }
  const theirs = (command: Command): Step => ({ by: colleague, standings: ['handler', 'colleague'], command })
  return [
    waiting,
    [mine].reduce(after(stage.at), accepted),
    [theirs({ do: 'accept' }), theirs({ do: 'arrive' }), theirs(DONE)].reduce(after(stage.at), solved),
  ]
}

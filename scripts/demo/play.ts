import { createHash } from 'node:crypto'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../../contract/contract'
import { TAXONOMY } from '../../domain/routing/taxonomy'
import { HOUR, MINUTE, type Instant } from '../../domain/kernel/instant'
import type { Ticket } from '../../domain/ticket/ticket'
import { openidOf, personIdOf } from './names'
import { DEMO_STAFF } from './staff'
import type { Step, Story } from './story'

type Api = ContractRouterClient<Contract>

/** What playing the demo needs of a cloud; `moveTo` sets its clock, `tick` runs the functions' timers once. */
export type Stage = {
  api(openid: string): Api
  moveTo(at: Instant): void
  tick(): Promise<void>
  ticket(id: string): Promise<Ticket>
}

const TICK_EVERY = 4 * HOUR
const OPENIDS = new Map(DEMO_STAFF.map(({ key }) => [personIdOf(openidOf(key)), openidOf(key)]))

type Act = {
  at: Instant
  order: number
  story: Story
  index: number
  step: Step | undefined
  ticketId?: string
}

const commandOf = (story: Story, index: number): string =>
  createHash('sha256').update(`demo:${story.at}:${story.reporter.key}:${index}`).digest('hex').slice(0, 32)

const householdOf = (story: Story): string => story.reporter.unit._id.replace('u-', 'h-')

const submit = async (stage: Stage, story: Story): Promise<string> => {
  const { category } = story.report
  const answer = await stage.api(openidOf(story.reporter.key)).ticket.submit({
    commandId: commandOf(story, 0),
    householdId: householdOf(story),
    category,
    text: story.text,
    ...(story.report.urgent && { urgent: true }),
    ...(PUBLIC.has(category) && {
      publicPlace: `${story.reporter.unit.building}栋${story.reporter.unit.entrance}单元门口`,
    }),
  })
  return answer.ticketId
}

const PUBLIC = new Set([
  'public_light',
  'elevator_fault',
  'elevator_trapped',
  'door_access',
  'parking',
  'cleaning',
  'ebike',
  'pest',
  'greening',
])

const perform = async (
  stage: Stage,
  story: Story,
  index: number,
  step: Step,
  ticketId: string,
): Promise<boolean> => {
  const resident = stage.api(openidOf(story.reporter.key)).ticket
  const command = { ticketId, commandId: commandOf(story, index) }
  if (step.do === 'confirm') return told(resident.confirm(command))
  if (step.do === 'rate')
    return told(resident.rate({ ...command, score: step.score, words: step.words, tags: step.tags }))
  if (step.do === 'cancel' || step.do === 'reopen')
    return told(resident[step.do]({ ...command, reason: step.reason }))
  const { owner } = await stage.ticket(ticketId)
  const openid = OPENIDS.get(owner.personId)
  if (openid === undefined) return false
  const staff = stage.api(openid).ticket
  if (step.do === 'accept') return told(staff.accept(command))
  if (step.do === 'say') return told(staff.say({ ...command, text: step.text }))
  if (step.do === 'finish')
    return told(staff.finish({ ...command, cause: step.cause, minutes: step.minutes }))
  return told(staff[step.do](command))
}

/** A story may be overtaken by time (confirmed by itself meanwhile): then the person is refused, as in life. */
const told = async (call: Promise<unknown>): Promise<boolean> => {
  try {
    await call
    return true
  } catch (failure) {
    if ((failure as { code?: string }).code === 'WRONG_STATE') return false
    throw failure
  }
}

/** Steps that a matter without a visit does not have. */
const applies = (story: Story, step: Step): boolean => {
  const { kind } = TAXONOMY[story.report.category]
  return kind === 'repair' || kind === 'complaint' || (step.do !== 'setOut' && step.do !== 'arrive')
}

/** Nobody starts on a matter that waits for the working day. */
const whenStarted = async (stage: Stage, ticketId: string, at: Instant): Promise<Instant> => {
  const { dispatchAt } = await stage.ticket(ticketId)
  return dispatchAt === undefined ? at : Math.max(at, dispatchAt + 3 * MINUTE)
}

/**
 * Plays the stories up to `end` by calling the functions as the people of the stories, with the clock at the time of each
 * act; the timers run every four hours of the demo's time.
 */
export const playStories = async (
  stage: Stage,
  stories: readonly Story[],
  o: { end: Instant; progress: (done: number) => void },
): Promise<void> => {
  let order = 0
  const queue: Act[] = stories.map((story) => ({
    at: story.at,
    order: (order += 1),
    story,
    index: 0,
    step: undefined,
  }))
  let nextTick = (stories[0]?.at ?? o.end) + TICK_EVERY
  let reported = 0
  while (queue.length > 0) {
    queue.sort((a, b) => a.at - b.at || a.order - b.order)
    const act = queue.shift()!
    if (act.at > o.end) continue
    for (; nextTick <= act.at; nextTick += TICK_EVERY) {
      stage.moveTo(nextTick)
      await stage.tick()
    }
    stage.moveTo(act.at)
    const ticketId = act.ticketId ?? (await submit(stage, act.story))
    if (act.step === undefined) o.progress((reported += 1))
    else if (!(await perform(stage, act.story, act.index, act.step, ticketId))) continue
    const steps = act.story.steps.filter((step) => applies(act.story, step))
    const step = steps[act.index]
    if (step === undefined) continue
    const at =
      step.do === 'accept' ? await whenStarted(stage, ticketId, act.at + step.after) : act.at + step.after
    queue.push({ at, order: (order += 1), story: act.story, index: act.index + 1, step, ticketId })
  }
  stage.moveTo(o.end)
  await stage.tick()
}

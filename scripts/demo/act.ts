import { createHash } from 'node:crypto'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../../contract/contract'
import { TAXONOMY, type Category } from '../../domain/routing/taxonomy'
import type { Ticket } from '../../domain/ticket/ticket'
import { DEMO_FIRM, DEMO_FIRM_STAFF } from './firm'
import { openidOf, personIdOf } from './names'
import { DEMO_STAFF } from './staff'
import type { Step, Story } from './story'

export type Api = ContractRouterClient<Contract>

/** What acting needs of a cloud: the actions as a person calls them, and a look at a ticket. */
export type Scene = { api(openid: string): Api; ticket(id: string): Promise<Ticket> }

const OPENIDS = new Map(DEMO_STAFF.map(({ key }) => [personIdOf(openidOf(key)), openidOf(key)]))

/** Who comes when the firm has it, and who of ours answers for it. */
const COMES = DEMO_FIRM_STAFF.map(({ key }) => openidOf(key))[0]
const TO_FIRM = { firmId: DEMO_FIRM._id, ownerId: personIdOf(openidOf('chen')) }

const commandOf = (story: Story, index: number): string =>
  createHash('sha256').update(`demo:${story.at}:${story.reporter.key}:${index}`).digest('hex').slice(0, 32)

const PUBLIC = new Set<Category>([
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

const publicPlaceOf = ({ report, reporter: { unit } }: Story) =>
  PUBLIC.has(report.category) ? { publicPlace: `${unit.building}栋${unit.entrance}单元门口` } : {}

/** The resident reports; answers the ticket's id. */
export const report = async (scene: Scene, story: Story): Promise<string> => {
  const { reporter, report: what, text } = story
  const { ticketId } = await scene.api(openidOf(reporter.key)).ticket.submit({
    commandId: commandOf(story, 0),
    householdId: reporter.unit._id.replace('u-', 'h-'),
    category: what.category,
    text,
    ...(what.urgent && { urgent: true }),
    ...publicPlaceOf(story),
  })
  return ticketId
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

/** Does the story's step number `index` as whoever it is up to; false when the story has been overtaken. */
export const perform = async (
  scene: Scene,
  story: Story,
  index: number,
  step: Step,
  ticketId: string,
): Promise<boolean> => {
  const resident = scene.api(openidOf(story.reporter.key)).ticket
  const command = { ticketId, commandId: commandOf(story, index) }
  if (step.do === 'confirm') return told(resident.confirm(command))
  if (step.do === 'rate')
    return told(resident.rate({ ...command, score: step.score, words: step.words, tags: step.tags }))
  if (step.do === 'cancel' || step.do === 'reopen')
    return told(resident[step.do]({ ...command, reason: step.reason }))
  if (step.do === 'toFirm')
    return told(scene.api(openidOf('zhao')).ticket.assignFirm({ ...command, ...TO_FIRM }))
  const { owner, firm } = await scene.ticket(ticketId)
  const openid = firm === undefined ? OPENIDS.get(owner.personId) : COMES
  if (openid === undefined) return false
  const staff = scene.api(openid).ticket
  if (step.do === 'accept') return told(staff.accept(command))
  if (step.do === 'say') return told(staff.say({ ...command, text: step.text }))
  if (step.do === 'finish')
    return told(staff.finish({ ...command, cause: step.cause, minutes: step.minutes }))
  return told(staff[step.do](command))
}

/** Steps that a matter without a visit does not have. */
export const applies = (story: Story, step: Step): boolean => {
  const { kind } = TAXONOMY[story.report.category]
  return kind === 'repair' || kind === 'complaint' || (step.do !== 'setOut' && step.do !== 'arrive')
}

import type { TicketView } from '../../../contract/ticket'
import type { Api } from '../../support/cloud'
import type { PersonName } from '../../support/small-community'
import type { TicketCloud } from './ticket-cloud'

export type Job = { ticketId: string; owner: PersonName; other: PersonName }
export type Commands = Record<string, (more?: object) => Promise<TicketView>>

/** What one person may send about one ticket, each time with a new command id. */
export const on = (cloud: TicketCloud, who: PersonName, { ticketId }: Pick<Job, 'ticketId'>): Commands => {
  const { ticket } = cloud.as(who)
  const act = (name: keyof Api['ticket'], defaults: object = {}) =>
    ((more: object = {}) =>
      (ticket[name] as unknown as (input: object) => Promise<TicketView>)({
        ticketId,
        commandId: cloud.command(),
        ...defaults,
        ...more,
      })) as Commands[string]
  return {
    accept: act('accept'),
    appoint: act('appoint', { visitAt: cloud.now() + 4 * 3_600_000 }),
    setOut: act('setOut'),
    arrive: act('arrive'),
    finish: act('finish', { cause: '老化', minutes: 20 }),
    confirm: act('confirm'),
    rate: act('rate', { score: 2, words: '慢' }),
    cancel: act('cancel'),
    reopen: act('reopen', { reason: '又漏了' }),
    say: act('say', { text: '请问几点到' }),
    assign: act('assign'),
  }
}

/** A ticket after these steps, each by whoever makes it. */
export const upTo = async (cloud: TicketCloud, ...steps: string[]): Promise<Job> => {
  const job = await cloud.dispatched()
  for (const step of steps)
    await on(cloud, ['confirm', 'reopen', 'rate'].includes(step) ? 'wang' : job.owner, job)[step]!()
  return job
}

export const DONE = ['accept', 'arrive', 'finish']

/** Notices of a ticket by who got them, once everything is handed over. */
export const toldOf = async (cloud: TicketCloud, ticketId: string): Promise<string[]> => {
  for (let round = 0; round < 3; round += 1) {
    cloud.setTime(cloud.now() + 30_000)
    await cloud.tick('notify')
  }
  const entries = await cloud.inbox(ticketId)
  return entries.map(({ kind, personId }) => `${kind} → ${cloud.nameOf(personId)}`).sort()
}
/** The timeline in the field's words. */
export const factsOf = async (cloud: TicketCloud, ticketId: string): Promise<string[]> =>
  (await cloud.ticket(ticketId)).timeline.map((entry) => entry.fact.type)

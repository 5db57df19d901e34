import { DEMO_STAFF } from '../scripts/demo/staff'
import { COMMUNITY_ID, openidOf, personIdOf } from '../scripts/demo/names'
import type { Ticket } from '../domain/ticket/ticket'
import type { BenchCloud } from './bench-cloud'

/** `between`: only brings the ticket where the next action needs it. */
export type Act = { action: string; work: () => Promise<unknown>; between?: true }

export const RESIDENT = 'wang'
export const RESIDENT_HOUSEHOLD = 'h-3-2-801'
export const MANAGER = 'zhu'
export const TECHNICIAN = 'chen'

const KEYS = new Map(DEMO_STAFF.map(({ key }) => [personIdOf(openidOf(key)), key]))

/** The ticket as it is stored. */
export const storedTicket = async (cloud: BenchCloud, id: string): Promise<Ticket> =>
  ((await cloud.database.collection('tickets').doc(id).get()) as { data: Ticket[] }).data[0]!

/** The demo's key of the ticket's owner. */
export const ownerOf = async (cloud: BenchCloud, id: string): Promise<string> =>
  KEYS.get((await storedTicket(cloud, id)).owner.personId) ?? TECHNICIAN

/** Reports a leak at home, as a resident does with one tap. */
export const report = async (cloud: BenchCloud, commandId: string): Promise<string> => {
  const { ticketId } = await cloud.api(RESIDENT).ticket.submit({
    commandId,
    householdId: RESIDENT_HOUSEHOLD,
    category: 'water_leak',
    text: '厨房水槽下面一直在滴水',
  })
  return ticketId
}

/**
 * Every action once, in the order in which a ticket lives: reported, read, worked on, refused, given to somebody else,
 * confirmed, rated. @param name makes its commands different from those of another life
 */
export const lifeOf = (cloud: BenchCloud, name: string): Act[] => {
  const resident = cloud.api(RESIDENT)
  const manager = cloud.api(MANAGER)
  let ticketId = ''
  let count = 0
  const command = () => ({ ticketId, commandId: `${name}-life-${(count += 1)}` })
  const staff = async () => cloud.api(await ownerOf(cloud, ticketId)).ticket
  const done = { cause: '接头老化', minutes: 30, words: '已更换接头，试水不漏' }
  return [
    { action: 'community.me', work: () => resident.community.me({}) },
    {
      action: 'ticket.submit',
      work: async () => {
        ticketId = await report(cloud, `${name}-life-submit`)
      },
    },
    { action: 'ticket.get', work: () => resident.ticket.get({ ticketId }) },
    { action: 'ticket.list mine', work: () => resident.ticket.list({ box: 'mine' }) },
    { action: 'notify.inbox.head', work: () => resident.notify.inbox.head({}) },
    { action: 'ticket.list jobs', work: async () => (await staff()).list({ box: 'jobs' }) },
    { action: 'ticket.list offered', work: async () => (await staff()).list({ box: 'offered' }) },
    { action: 'ticket.accept', work: async () => (await staff()).accept(command()) },
    { action: 'ticket.say (staff)', work: async () => (await staff()).say({ ...command(), text: '马上到' }) },
    { action: 'ticket.say (resident)', work: () => resident.ticket.say({ ...command(), text: '我在家' }) },
    { action: 'ticket.setOut', work: async () => (await staff()).setOut(command()) },
    { action: 'ticket.arrive', work: async () => (await staff()).arrive(command()) },
    { action: 'ticket.finish', work: async () => (await staff()).finish({ ...command(), ...done }) },
    { action: 'ticket.reopen', work: () => resident.ticket.reopen({ ...command(), reason: '又漏了' }) },
    {
      action: 'ticket.assign',
      work: () => manager.ticket.assign({ ...command(), toPersonId: personIdOf(openidOf('liu')) }),
    },
    { action: 'the work again', between: true, work: () => workAgain(cloud, command, done) },
    { action: 'ticket.confirm', work: () => resident.ticket.confirm(command()) },
    {
      action: 'ticket.rate',
      work: () => resident.ticket.rate({ ...command(), score: 5, tags: ['准时'], words: '谢谢' }),
    },
    { action: 'notify.inbox.list', work: () => resident.notify.inbox.list({}) },
    {
      action: 'notify.inbox.read',
      work: () =>
        resident.notify.inbox.read({ until: cloud.local.clock.now(), commandId: command().commandId }),
    },
    { action: 'insight.live', work: () => manager.insight.live({ communityId: COMMUNITY_ID }) },
    { action: 'insight.today', work: () => manager.insight.today({ communityId: COMMUNITY_ID }) },
    {
      action: 'another one',
      between: true,
      work: async () => {
        ticketId = await report(cloud, `${name}-life-second`)
      },
    },
    { action: 'ticket.cancel', work: () => resident.ticket.cancel({ ...command(), reason: '自己修好了' }) },
  ]
}

const workAgain = async (
  cloud: BenchCloud,
  command: () => { ticketId: string; commandId: string },
  done: { cause: string; minutes: number; words: string },
): Promise<void> => {
  const { ticketId } = command()
  const staff = cloud.api(await ownerOf(cloud, ticketId)).ticket
  await staff.accept(command())
  await staff.setOut(command())
  await staff.arrive(command())
  await staff.finish({ ...command(), ...done })
}

import { DAY, HOUR, MINUTE, type Instant } from '../domain/kernel/instant'
import { figuresOf } from '../domain/ticket/figures'
import type { Ticket } from '../domain/ticket/ticket'
import { COMMUNITY_ID, openidOf, personIdOf } from '../scripts/demo/names'
import type { BenchCloud } from './bench-cloud'
import { ownerOf, report, RESIDENT_HOUSEHOLD, storedTicket, TECHNICIAN } from './ticket-life'

/** Real tickets, made by the functions, that others are copied from. */
export type Models = { offered: Ticket; accepted: Ticket; done: Ticket; confirmed: Ticket }

/** Plays one ticket to its end and keeps it as it was on the way. */
export const makeModels = async (cloud: BenchCloud): Promise<Models> => {
  const id = await report(cloud, 'model-submit')
  const keep = async (): Promise<Ticket> => {
    await cloud.idle()
    return storedTicket(cloud, id)
  }
  const staff = cloud.api(await ownerOf(cloud, id)).ticket
  const command = (name: string) => ({ ticketId: id, commandId: `model-${name}` })
  const offered = await keep()
  await staff.accept(command('accept'))
  const accepted = await keep()
  await staff.setOut(command('set-out'))
  await staff.arrive(command('arrive'))
  await staff.finish({ ...command('finish'), cause: '接头老化', minutes: 30, words: '已更换接头' })
  const done = await keep()
  await cloud.api('wang').ticket.confirm(command('confirm'))
  return { offered, accepted, done, confirmed: await keep() }
}

type Place = { communityId: string; householdId: string; ownerId: string; submittedAt: Instant }

const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const numberOf = (n: number): string =>
  Array.from(
    { length: 6 },
    (_none, place) => LETTERS[Math.floor(n / LETTERS.length ** place) % LETTERS.length],
  ).join('')

/** Another ticket like `model`; its clocks and every date move along with the moment it was reported. */
export const cloneOf = (model: Ticket, n: number, place: Place): Ticket => {
  const { pendingSince: _settled, ...rest } = model
  const moved = place.submittedAt - model.submittedAt
  const { doneAt, nextDueAt } = model
  const clocks = model.clocks.map((clock) => ({
    ...clock,
    from: clock.from + moved,
    dueAt: clock.dueAt + moved,
    ...(clock.metAt !== undefined && { metAt: clock.metAt + moved }),
  }))
  const clone = {
    ...rest,
    _id: `t-${place.communityId}-${n}`,
    number: numberOf(n),
    communityId: place.communityId,
    householdId: place.householdId,
    owner: { ...model.owner, personId: place.ownerId },
    submittedAt: place.submittedAt,
    clocks,
    sortDue: model.sortDue + moved,
    ...(doneAt !== undefined && { doneAt: doneAt + moved }),
    ...(nextDueAt !== undefined && { nextDueAt: nextDueAt + moved }),
    pending: [],
  }
  return { ...clone, facts: figuresOf(clone, clone) }
}

const OPEN = 400
const DONE_TODAY = 60
/** Over ten years, so that many tickets are a long history and not a busy yesterday. */
const HISTORY_DAYS = 3650

/** What is open is the same whatever the history: 40 jobs of one technician, 100 offers, 31 of one household. */
const openTicket = (models: Models, communityId: string, n: number, now: Instant): Ticket => {
  const isOurs = communityId === COMMUNITY_ID
  const model = n >= 40 && n < 140 ? models.offered : n % 5 === 0 ? models.done : models.accepted
  return cloneOf(n < 40 ? models.accepted : model, n, {
    communityId,
    householdId: isOurs && n % 13 === 0 ? RESIDENT_HOUSEHOLD : `h-${n}`,
    ownerId: isOurs && n < 40 ? personIdOf(openidOf(TECHNICIAN)) : `p-${communityId}-${n % 20}`,
    submittedAt: now - n * 9 * MINUTE,
  })
}

const closedTicket = (models: Models, communityId: string, n: number, now: Instant): Ticket => {
  const past = n - OPEN
  const submittedAt =
    past < DONE_TODAY ? now - past * MINUTE : now - DAY - (past % HISTORY_DAYS) * DAY - (past % 7) * HOUR
  return cloneOf(models.confirmed, n, {
    communityId,
    householdId: communityId === COMMUNITY_ID && past % 97 === 0 ? RESIDENT_HOUSEHOLD : `h-${n % 1500}`,
    ownerId:
      communityId === COMMUNITY_ID && past % 11 === 0 ? personIdOf(openidOf(TECHNICIAN)) : `p-${n % 20}`,
    submittedAt,
  })
}

const BATCH = 1000

/** Beside the SDK, whose way round takes longer than storing: a ticket is plain JSON, so its text is EJSON already. */
const load = async (cloud: BenchCloud, batch: readonly Ticket[]): Promise<void> => {
  const data = batch.map((ticket) => JSON.stringify(ticket))
  const { code, message } = await cloud.local.database.call('database.insertDocument', {
    collectionName: 'tickets',
    data,
  })
  if (code !== undefined) throw new Error(`${code}: ${String(message)}`)
}

/**
 * Writes `each` tickets, 400 of them open, for the demo's community and `communities - 1` others.
 * @returns tickets a second
 */
export const fill = async (cloud: BenchCloud, o: { communities: number; each: number }): Promise<number> => {
  const models = await makeModels(cloud)
  const now = cloud.local.clock.now()
  const start = performance.now()
  // The next batch is made while the last one is stored.
  let stored: Promise<void> = Promise.resolve()
  for (let c = 0; c < o.communities; c += 1) {
    const communityId = c === 0 ? COMMUNITY_ID : `community-${c}`
    for (let from = 0; from < o.each; from += BATCH) {
      const length = Math.min(BATCH, o.each - from)
      const batch = Array.from({ length }, (_none, k) =>
        (from + k < OPEN ? openTicket : closedTicket)(models, communityId, from + k, now),
      )
      await stored
      stored = load(cloud, batch)
    }
  }
  await stored
  return ((o.communities * o.each) / (performance.now() - start)) * 1000
}

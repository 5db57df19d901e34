import type { Department } from '../../../domain/kernel/department'
import { DAY, dayOf, MINUTE } from '../../../domain/kernel/instant'
import { WORKING_STATES } from '../../../domain/ticket/parts'
import { outcomeOn, promisesOf, shareOf, spanOf } from '../../../domain/sla/day-share'
import type { Ticket } from '../../../domain/ticket/ticket'
import { startCloud, type TestCloud } from '../../support/cloud'
import {
  COMMUNITY_ID,
  OTHER_COMMUNITY_ID,
  seedSmallCommunity,
  type SmallCommunity,
} from '../../support/small-community'
import { townOf } from './town'

let cloud: TestCloud
let small: SmallCommunity
let all: Ticket[]
let now: number
const supervisor = () => cloud.api(small.people.supervisor.openid).insight

beforeAll(async () => {
  cloud = await startCloud()
  small = await seedSmallCommunity(cloud)
  now = cloud.local.clock.now()
  all = townOf(small, now)
  for (const ticket of all) await cloud.database.collection('tickets').add(ticket)
})
afterAll(() => cloud.close())

const here = (): Ticket[] => all.filter((ticket) => ticket.communityId === COMMUNITY_ID)
const ids = (tickets: readonly { ticketId?: string; _id?: string }[]): string[] =>
  tickets.map((ticket) => ticket.ticketId ?? ticket._id ?? '').sort()
type Figure = Parameters<ReturnType<typeof supervisor>['ticketsOf']>[0]['figure']
const isWorking = (ticket: Ticket) => WORKING_STATES.includes(ticket.state)

describe('live', () => {
  it('counts what is open by department and state exactly as a recount of all documents does', async () => {
    const { counts } = await supervisor().live({ communityId: COMMUNITY_ID })
    const recount = new Map<string, number>()
    for (const ticket of here().filter((one) => one.open)) {
      const key = `${ticket.department} ${ticket.state}`
      recount.set(key, (recount.get(key) ?? 0) + 1)
    }
    expect(new Map(counts.map((row) => [`${row.department} ${row.state}`, row.open]))).toEqual(recount)
    expect(recount.size).toBeGreaterThanOrEqual(5)
  })

  it('calls overdue what has missed a target and at risk what will within half an hour', async () => {
    const found = await supervisor().live({ communityId: COMMUNITY_ID })
    const overdue = here().filter((ticket) => isWorking(ticket) && ticket.sortDue < found.now)
    const atRisk = here().filter(
      (ticket) =>
        isWorking(ticket) && ticket.sortDue >= found.now && ticket.sortDue < found.now + 30 * MINUTE,
    )
    expect([found.shows.overdue, found.shows.at_risk]).toEqual([overdue.length, atRisk.length])
    expect(Math.min(overdue.length, atRisk.length)).toBeGreaterThan(0)
  })

  it.each([
    ['all', (ticket: Ticket) => ticket.open],
    ['overdue', (ticket: Ticket) => isWorking(ticket) && ticket.sortDue < now],
    [
      'at_risk',
      (ticket: Ticket) => isWorking(ticket) && ticket.sortDue >= now && ticket.sortDue < now + 30 * MINUTE,
    ],
    ['emergency', (ticket: Ticket) => ticket.open && ticket.priority === 'emergency'],
    [
      'unassigned',
      (ticket: Ticket) => ticket.state === 'triage' || (isWorking(ticket) && ticket.owner.as !== 'member'),
    ],
  ] as const)('shows %s in the order in which they are due', async (show, belongs) => {
    const { cards, more, shows } = await supervisor().live({ communityId: COMMUNITY_ID, show })
    const expected = here()
      .filter(belongs)
      .sort((a, b) => a.sortDue - b.sortDue)
    expect(expected.length).toBeGreaterThan(0)
    expect(cards.map((card) => card.ticketId)).toEqual(expected.map((ticket) => ticket._id))
    expect([shows[show], more]).toEqual([expected.length, false])
  })

  it('keeps to one department when asked, and to their own when a lead asks for nothing', async () => {
    const asked = await supervisor().live({ communityId: COMMUNITY_ID, department: 'security' })
    const lead = await cloud.api(small.people.securityLead.openid).insight.live({ communityId: COMMUNITY_ID })
    const expected = ids(here().filter((ticket) => ticket.open && ticket.department === 'security'))
    expect(ids(asked.cards)).toEqual(expected)
    expect(ids(lead.cards)).toEqual(expected)
    expect(new Set(lead.counts.map((row) => row.department))).toEqual(new Set(['security']))
  })

  it.each(['all', 'overdue', 'unassigned'] as const)('narrows %s to one state', async (show) => {
    const ask = { communityId: COMMUNITY_ID, department: 'engineering' as const, show }
    const { cards, shows } = await supervisor().live(ask)
    const narrowed = await supervisor().live({ ...ask, state: 'dispatched' })
    expect(ids(narrowed.cards)).toEqual(ids(cards.filter((card) => card.state === 'dispatched')))
    expect(narrowed.cards.length).toBeGreaterThan(0)
    expect(narrowed.cards.length).toBeLessThan(cards.length)
    expect(narrowed.shows).toEqual(shows)
  })

  it('says that there are more when the list is full', async () => {
    const extra = Array.from({ length: 101 }, (_none, index) => ({
      ...here()[0]!,
      _id: `extra-${index}`,
      number: `X${index}`,
      communityId: OTHER_COMMUNITY_ID,
      open: true,
    }))
    for (const ticket of extra) await cloud.database.collection('tickets').add(ticket)
    const { people } = small
    const role = { communityId: OTHER_COMMUNITY_ID, communityName: '', role: 'supervisor' }
    await cloud.database
      .collection('persons')
      .doc(people.strangeTechnician._id)
      .update({ roles: [role] })
    const { cards, more } = await cloud
      .api(people.strangeTechnician.openid)
      .insight.live({ communityId: OTHER_COMMUNITY_ID })
    expect([cards.length, more]).toEqual([100, true])
  })
})

describe('a day', () => {
  const recount = (day: string, department?: Department) => {
    const ours = here().filter((ticket) => department === undefined || ticket.department === department)
    const solved = ours.filter((ticket) => ticket.doneAt !== undefined && dayOf(ticket.doneAt) === day)
    const rated = ours.filter((ticket) => ticket.rating !== undefined && dayOf(ticket.rating.at) === day)
    const outcomes = (kind: string) =>
      ours.flatMap((ticket) =>
        promisesOf(ticket.clocks, isWorking(ticket))
          .filter((promise) => promise.kind === kind)
          .map((promise) => outcomeOn(promise, spanOf(day, cloud.local.clock.now()))),
      )
    const share = (kind: string) => shareOf(outcomes(kind))
    return {
      received: ours.filter((ticket) => dayOf(ticket.submittedAt) === day).length,
      solved: solved.length,
      reopened: ours.filter((ticket) =>
        ticket.timeline.some((e) => e.fact.type === 'reopened' && dayOf(e.at) === day),
      ).length,
      onTime: {
        assigned: share('assigned'),
        firstReply: share('firstReply'),
        onSite: share('onSite'),
        solved: share('solved'),
      },
      rating: { sum: rated.reduce((sum, { rating }) => sum + (rating?.score ?? 0), 0), count: rated.length },
    }
  }

  it.each([0, 1, 2, 3])('equals a recount of all documents, %i days ago', async (daysAgo) => {
    const day = dayOf(now - daysAgo * DAY)
    const { byDepartment, ...figures } = await supervisor().today({ communityId: COMMUNITY_ID, day })
    expect(figures).toMatchObject(recount(day))
    for (const row of byDepartment) {
      const { received, solved } = recount(day, row.department)
      expect(row).toMatchObject({ received, solved })
    }
    expect(byDepartment.reduce((sum, row) => sum + row.received, 0)).toBe(figures.received)
  })

  it('is today in Shanghai when no day is named', async () => {
    expect((await supervisor().today({ communityId: COMMUNITY_ID })).day).toBe(dayOf(cloud.local.clock.now()))
  })

  it.each([0, 1, 2, 3])('opens exactly the tickets that its figures count, %i days ago', async (daysAgo) => {
    const day = dayOf(now - daysAgo * DAY)
    const today = await supervisor().today({ communityId: COMMUNITY_ID, day })
    const behind = async (figure: Figure) =>
      (await supervisor().ticketsOf({ communityId: COMMUNITY_ID, day, figure })).cards
    expect(await behind('received')).toHaveLength(today.received)
    expect(await behind('solved')).toHaveLength(today.solved)
    expect(await behind('reopened')).toHaveLength(today.reopened)
    expect(await behind('rated')).toHaveLength(today.rating.count)
    for (const kind of ['assigned', 'firstReply', 'onSite', 'solved'] as const) {
      const { of, met } = today.onTime[kind]
      const marks = (await behind(`${kind}OnTime`)).map(({ kept }) => kept?.late)
      const lateFirst = [...Array<boolean>(of - met).fill(true), ...Array<boolean>(met).fill(false)]
      expect([kind, marks]).toEqual([kind, lateFirst])
    }
  })

  it('shows a lead the figures and the tickets of their own department', async () => {
    const day = dayOf(now)
    const lead = cloud.api(small.people.securityLead.openid).insight
    const { received, solved, onTime } = await lead.today({ communityId: COMMUNITY_ID, day })
    expect({ received, solved, onTime }).toMatchObject({
      received: recount(day, 'security').received,
      onTime: recount(day, 'security').onTime,
    })
    const { cards } = await lead.ticketsOf({ communityId: COMMUNITY_ID, day, figure: 'firstReplyOnTime' })
    expect(cards).toHaveLength(onTime.firstReply.of)
    expect(new Set(cards.map((card) => card.department))).toEqual(new Set(['security']))
  })

  it('never says 100 % beside what is overdue', async () => {
    const { shows } = await supervisor().live({ communityId: COMMUNITY_ID })
    const { onTime } = await supervisor().today({ communityId: COMMUNITY_ID })
    const late = Object.values(onTime).reduce((sum, { of, met }) => sum + of - met, 0)
    expect(shows.overdue).toBeGreaterThan(0)
    expect(late).toBeGreaterThanOrEqual(shows.overdue)
  })

  it('has something of every kind among the days of the test, so that equal does not mean empty', async () => {
    const days = await Promise.all(
      [0, 1, 2, 3].map((ago) =>
        supervisor().today({ communityId: COMMUNITY_ID, day: dayOf(now - ago * DAY) }),
      ),
    )
    const sum = (of: (day: (typeof days)[number]) => number) =>
      days.reduce((total, day) => total + of(day), 0)
    expect(sum((day) => day.reopened)).toBeGreaterThan(0)
    for (const kind of ['assigned', 'firstReply', 'onSite', 'solved'] as const) {
      expect(sum((day) => day.onTime[kind].met)).toBeGreaterThan(0)
      expect(sum((day) => day.onTime[kind].of - day.onTime[kind].met)).toBeGreaterThan(0)
    }
    expect(sum((day) => day.rating.count)).toBeGreaterThan(0)
  })
})

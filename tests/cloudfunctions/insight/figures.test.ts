import type { Department } from '../../../domain/kernel/department'
import { DAY, dayOf, MINUTE } from '../../../domain/kernel/instant'
import { WORKING_STATES } from '../../../domain/ticket/parts'
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
    expect([found.overdue, found.atRisk]).toEqual([overdue.length, atRisk.length])
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
    const { cards, more } = await supervisor().live({ communityId: COMMUNITY_ID, show })
    const expected = here()
      .filter(belongs)
      .sort((a, b) => a.sortDue - b.sortDue)
    expect(expected.length).toBeGreaterThan(0)
    expect(cards.map((card) => card.ticketId)).toEqual(expected.map((ticket) => ticket._id))
    expect(more).toBe(false)
  })

  it('keeps to one department when asked, and to their own when a lead asks for nothing', async () => {
    const asked = await supervisor().live({ communityId: COMMUNITY_ID, department: 'security' })
    const lead = await cloud.api(small.people.securityLead.openid).insight.live({ communityId: COMMUNITY_ID })
    const expected = ids(here().filter((ticket) => ticket.open && ticket.department === 'security'))
    expect(ids(asked.cards)).toEqual(expected)
    expect(ids(lead.cards)).toEqual(expected)
    expect(new Set(lead.counts.map((row) => row.department))).toEqual(new Set(['security']))
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
    const lateOf = (name: string) =>
      solved.filter((ticket) =>
        ticket.clocks.some((clock) => clock.name === name && (clock.metAt ?? 0) > clock.dueAt),
      ).length
    const promisedOnSite = solved.filter((ticket) => ticket.clocks.some((clock) => clock.name === 'onSite'))
    return {
      received: ours.filter((ticket) => dayOf(ticket.submittedAt) === day).length,
      solved: solved.length,
      reopened: ours.filter((ticket) =>
        ticket.timeline.some((e) => e.fact.type === 'reopened' && dayOf(e.at) === day),
      ).length,
      firstReplyOnTime: { of: solved.length, met: solved.length - lateOf('firstReply') },
      onSiteOnTime: { of: promisedOnSite.length, met: promisedOnSite.length - lateOf('onSite') },
      solvedOnTime: { of: solved.length, met: solved.length - lateOf('solved') },
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
    const behind = async (figure: 'received' | 'solved' | 'late' | 'reopened' | 'rated') =>
      (await supervisor().ticketsOf({ communityId: COMMUNITY_ID, day, figure })).cards.length
    expect(await behind('received')).toBe(today.received)
    expect(await behind('solved')).toBe(today.solved)
    expect(await behind('reopened')).toBe(today.reopened)
    expect(await behind('rated')).toBe(today.rating.count)
    expect(await behind('late')).toBe(today.byDepartment.reduce((sum, row) => sum + row.late, 0))
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
    expect(sum((day) => day.onSiteOnTime.of - day.onSiteOnTime.met)).toBeGreaterThan(0)
    expect(sum((day) => day.solvedOnTime.of - day.solvedOnTime.met)).toBeGreaterThan(0)
    expect(sum((day) => day.rating.count)).toBeGreaterThan(0)
  })
})

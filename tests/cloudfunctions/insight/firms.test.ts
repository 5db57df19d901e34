import type { FirmOnTicket } from '../../../domain/community/firm'
import { DAY, dayOf, HOUR, type Instant } from '../../../domain/kernel/instant'
import { outcomeOn, promisesOf, shareOf, spanOfDays } from '../../../domain/sla/day-share'
import { WORKING_STATES } from '../../../domain/ticket/parts'
import type { Ticket } from '../../../domain/ticket/ticket'
import { startCloud, type TestCloud } from '../../support/cloud'
import { COMMUNITY_ID, seedSmallCommunity, type SmallCommunity } from '../../support/small-community'
import { report, type Story } from '../../support/ticket-story'
import { townOf } from './town'

let cloud: TestCloud
let small: SmallCommunity
let all: Ticket[]
let now: Instant
const communityId = COMMUNITY_ID
const figures = (days: 1 | 7 | 30, who: 'supervisor' | 'engineeringLead' | 'securityLead' = 'supervisor') =>
  cloud.api(small.people[who].openid).insight.firms({ communityId, days })

const FIRMS = ['顺达电梯', '清源管道', '从未来过', '早已解约'].map((name, n): FirmOnTicket => ({
  ...{ firmId: `f-${String(n)}`, name, contactName: '高师傅' },
  ...{ phone: '13812340000', emergencyPhone: '400-800-1234' },
}))
const [LIFT, PIPES] = FIRMS as [FirmOnTicket, FirmOnTicket]

/** How a job with a firm can have gone by now. */
const LIVES: ((to: Story, small: SmallCommunity) => Story)[] = [
  (to) => to.toFirm(LIFT, 5),
  (to, { people }) => to.toFirm(LIFT, 5).accepted(people.chen, 9).arrived(30).finished(60).confirmed(90),
  (to, { people }) => to.toFirm(PIPES, 9).accepted(people.chen, 30).arrived(300).finished(330).rated(340, 2),
  (to, { people }) => to.toFirm(LIFT, 5).accepted(people.chen, 9).arrived(20).finished(30).reopened(50),
  (to, { people }) => to.toFirm(LIFT, 5).dispatched(people.liu, 1500),
  (to) => to.toFirm(LIFT, 5).toFirm(PIPES, 1450).toFirm(LIFT, 1460),
]

beforeAll(async () => {
  cloud = await startCloud()
  small = await seedSmallCommunity(cloud)
  now = cloud.local.clock.now()
  const ages = [2.1 * HOUR, 30 * HOUR, 6.5 * DAY, 29 * DAY, 31 * DAY]
  const withFirms = ages.flatMap((age, a) =>
    LIVES.flatMap((life, l) => {
      const begun = report(small, { id: `f${String(a)}x${String(l)}`, at: now - age })
      const { ticket } = life(begun.dispatched(small.people.chen), small)
      // What has not happened yet is no part of the town.
      return ticket.timeline.every(({ at }) => at <= now) ? [ticket] : []
    }),
  )
  const guarded = report(small, { id: 'g', at: now - HOUR, category: 'noise' }).dispatched(small.people.guard)
  all = [...townOf(small, now), ...withFirms, guarded.toFirm(PIPES, 4).ticket]
  for (const ticket of all) await cloud.database.collection('tickets').add(ticket)
  for (const { firmId, ...firm } of FIRMS)
    await cloud.database.collection('firms').add({
      ...{ _id: firmId, version: 1, communityId, ...firm, commands: [], categories: ['water_leak'] },
      ...{ firstDay: '2020-01-01', lastDay: '2099-12-31' },
      ...(firm.name === '早已解约' && { removedAt: 1 }),
    })
})
afterAll(() => cloud.close())

type Of = { firmId?: string; department?: string }

/** Counted from the stories themselves, document by document. */
const recount = (days: number, { firmId, department }: Of) => {
  const first = dayOf(now - (days - 1) * DAY)
  const inPeriod = (at: Instant | undefined): boolean =>
    at !== undefined && first <= dayOf(at) && dayOf(at) <= dayOf(now)
  const mine = all.filter(
    (ticket) =>
      ticket.communityId === communityId &&
      ticket.firm?.firmId === firmId &&
      (department === undefined || ticket.department === department),
  )
  /** Every giving and losing that the timelines tell. */
  const moves = all
    .filter((ticket) => department === undefined || ticket.department === department)
    .flatMap(({ timeline }) => {
      let has: string | undefined
      return timeline.flatMap(({ fact, at }) => {
        const before = has
        if (fact.type === 'firm_assigned') has = fact.firm.firmId
        else if (fact.type === 'dispatched') has = undefined
        return before === has ? [] : [{ given: has, lost: before, at }]
      })
    })
    .filter(({ at }) => inPeriod(at))
  const span = spanOfDays(first, dayOf(now), cloud.local.clock.now())
  const share = (kind: string) =>
    shareOf(
      mine
        .flatMap((ticket) => promisesOf(ticket.clocks, WORKING_STATES.includes(ticket.state)))
        .filter((promise) => promise.kind === kind)
        .map((promise) => outcomeOn(promise, span)),
    )
  const rated = mine.filter(({ rating }) => inPeriod(rating?.at))
  return {
    given:
      firmId === undefined
        ? mine.filter(({ submittedAt }) => inPeriod(submittedAt)).length
        : moves.filter(({ given }) => given === firmId).length,
    takenBack: firmId === undefined ? 0 : moves.filter(({ lost }) => lost === firmId).length,
    done: mine.filter(({ doneAt }) => inPeriod(doneAt)).length,
    onTime: {
      assigned: share('assigned'),
      firstReply: share('firstReply'),
      onSite: share('onSite'),
      solved: share('solved'),
    },
    reopened: mine.filter(({ reopenedAt }) => inPeriod(reopenedAt)).length,
    rating: { sum: rated.reduce((sum, { rating }) => sum + (rating?.score ?? 0), 0), count: rated.length },
  }
}

it.each([1, 7, 30] as const)(
  'over %i days equals a recount of all documents, firms and departments',
  async (days) => {
    const found = await figures(days)
    expect(found).toMatchObject({ firstDay: dayOf(now - (days - 1) * DAY), lastDay: dayOf(now) })
    expect(found.firms.map(({ name }) => name).sort()).toEqual(['从未来过', '清源管道', '顺达电梯'].sort())
    for (const { firmId, name, ...row } of found.firms)
      expect([name, row]).toEqual([name, recount(days, { firmId })])
    for (const { department, ...row } of found.departments)
      expect([department, row]).toEqual([department, recount(days, { department })])
  },
)

it('has something of every kind in it, so that equal does not mean empty', async () => {
  const { firms } = await figures(30)
  const lift = firms.find(({ name }) => name === '顺达电梯')!
  const pipes = firms.find(({ name }) => name === '清源管道')!
  for (const n of [lift.given, lift.takenBack, lift.done, lift.reopened, pipes.rating.count])
    expect(n).toBeGreaterThan(0)
  expect(lift.onTime.solved.of).toBeGreaterThan(lift.onTime.solved.met)
  expect(lift.onTime.firstReply.met).toBeGreaterThan(0)
})

it('shows a lead the own department and what firms do in it', async () => {
  const { firms, departments } = await figures(7, 'securityLead')
  expect(departments.map(({ department }) => department)).toEqual(['security'])
  const pipes = firms.find(({ firmId }) => firmId === PIPES.firmId)!
  expect(pipes).toMatchObject(recount(7, { firmId: PIPES.firmId, department: 'security' }))
  expect(pipes.given).toBe(1)
})

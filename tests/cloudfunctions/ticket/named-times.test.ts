import type { TicketView } from '../../../contract/ticket'
import { HOUR, instantAt, MINUTE } from '../../../domain/kernel/instant'
import { DONE, on, toldOf, upTo } from './steps'
import { startTicketCloud, WEDNESDAY, type TicketCloud } from './ticket-cloud'

let cloud: TicketCloud
beforeAll(async () => {
  cloud = await startTicketCloud()
})
beforeEach(() => cloud.setTime(WEDNESDAY))
afterAll(() => cloud.close())
jest.setTimeout(120_000)

const dueIn = (view: TicketView, name: string): number | undefined => {
  const clock = view.clocks.find((one) => one.name === name && one.metAt === undefined)
  return clock && Math.round((clock.dueAt - view.submittedAt) / MINUTE)
}

describe('a time that is named (decisions/0019)', () => {
  it('is the promise to be there; going at once leaves the 24 h', async () => {
    const job = await upTo(cloud)
    const visitAt = cloud.now() + 30 * MINUTE
    const going = await on(cloud, job.owner, job)['accept']!({ visitAt, atOnce: true })
    expect([dueIn(going, 'firstReply'), dueIn(going, 'onSite'), dueIn(going, 'solved')]).toEqual([
      undefined,
      30,
      24 * 60,
    ])
    expect(going.promise).toMatchObject({ what: 'visit', by: visitAt })
  })

  it('is solved by its end when it was agreed, and a second one that moves it needs the lead', async () => {
    const job = await upTo(cloud)
    const staff = on(cloud, job.owner, job)
    const visitAt = cloud.now() + 60 * MINUTE
    const agreed = await staff['accept']!({ visitAt })
    expect([dueIn(agreed, 'onSite'), dueIn(agreed, 'solved')]).toEqual([60, 180])
    await staff['arrive']!()
    await staff['finish']!()
    await on(cloud, 'wang', job)['reopen']!()
    const tomorrow = WEDNESDAY + 24 * HOUR
    await expect(staff['accept']!({ visitAt: tomorrow })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data: {
        field: 'visitAt',
        sentence: '这张工单已经约过一次，要在今天 13:00 前解决。请选更早的时间，或请主管来约。',
      },
    })
    const byLead = await on(cloud, 'engineeringLead', job)['accept']!({ visitAt: tomorrow })
    expect(dueIn(byLead, 'solved')).toBe(26 * 60)
  })
})

describe('a time agreed after accepting (decisions/0019)', () => {
  it('is told to the resident and to whoever has it, and stands in the timeline of both', async () => {
    const job = await upTo(cloud, 'accept')
    const visitAt = WEDNESDAY + 5 * HOUR
    const agreed = await on(cloud, job.owner, job)['appoint']!({ visitAt })
    expect(agreed).toMatchObject({ state: 'accepted', visitAt, promise: { what: 'visit', by: visitAt } })
    expect(agreed.moves).toContain('appoint')
    const moved = WEDNESDAY + 26 * HOUR
    await expect(on(cloud, 'dispatcher', job)['appoint']!({ visitAt: moved })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data: {
        field: 'visitAt',
        sentence: '这张工单已经约过一次，要在今天 17:00 前解决。请选更早的时间，或请主管来约。',
      },
    })
    const visitFrom = moved - 2 * HOUR
    const { until } = await cloud.as(job.owner).ticket.visitTimes({ ticketId: job.ticketId })
    expect(until).toBe(visitAt)
    const bySupervisor = await cloud.as('supervisor').ticket.visitTimes({ ticketId: job.ticketId })
    expect(bySupervisor.until).toBeUndefined()
    // Whoever comes is the owner, whoever asks.
    expect(bySupervisor.duty.length).toBeGreaterThan(0)
    expect(bySupervisor.duty).toEqual(
      (await cloud.as(job.owner).ticket.visitTimes({ ticketId: job.ticketId })).duty,
    )
    await on(cloud, 'supervisor', job)['appoint']!({ visitAt: moved, visitFrom })
    const seen = await cloud.as('wang').ticket.get({ ticketId: job.ticketId })
    expect(seen.timeline.filter(({ what }) => what === 'appointed').map(({ until }) => until)).toEqual([
      visitAt,
      moved,
    ])
    const [first, again] = seen.timeline.filter(({ what }) => what === 'appointed')
    expect(first).not.toHaveProperty('was')
    expect(again).toMatchObject({ from: visitFrom, was: { by: visitAt } })
    expect(seen.promise).toMatchObject({ what: 'visit', from: visitFrom, by: moved, late: false })
    expect((await toldOf(cloud, job.ticketId)).filter((line) => line.startsWith('visit_'))).toEqual([
      'visit_agreed → wang',
      'visit_agreed → wang',
      `visit_set → ${job.owner}`,
    ])
  })

  it.each([
    [{ visitAt: -1 }, 'BAD_INPUT'],
    [{ visitAt: '明天' }, 'BAD_INPUT'],
    [{}, 'BAD_INPUT'],
    [{ visitAt: WEDNESDAY - HOUR }, 'BAD_INPUT'],
    [{ visitAt: WEDNESDAY + HOUR, visitFrom: WEDNESDAY + HOUR }, 'BAD_INPUT', 'visitFrom'],
  ])(
    'named as %j is refused, naming the field, and nothing is written',
    async (input, code, field = 'visitAt') => {
      const job = await upTo(cloud, 'accept')
      const before = await cloud.everything()
      const event = { action: 'ticket.appoint', input: { ...job, commandId: cloud.command(), ...input } }
      const reply = await cloud.raw(job.owner, event)
      expect(reply.error).toMatchObject({ code, data: { field } })
      expect(reply.error?.data.sentence).toMatch(/上门时间/)
      expect(await cloud.everything()).toEqual(before)
    },
  )

  it('agreed by two at once is agreed by both, one after the other, each told', async () => {
    const job = await upTo(cloud, 'accept')
    const [one, two] = [WEDNESDAY + 3 * HOUR, WEDNESDAY + 4 * HOUR]
    await Promise.all([
      on(cloud, job.owner, job)['appoint']!({ visitAt: one }),
      on(cloud, 'engineeringLead', job)['appoint']!({ visitAt: two }),
    ])
    const { timeline, visitAt } = await cloud.ticket(job.ticketId)
    const agreed = timeline.flatMap(({ fact }) => (fact.type === 'appointed' ? fact.visitAt : []))
    expect([...agreed].sort()).toEqual([one, two])
    expect(visitAt).toBe(agreed.at(-1))
  })
})

describe('reopening (decisions/0019)', () => {
  it('goes on in the department’s working time from where it stood, and says who continues and by when', async () => {
    const job = await cloud.dispatched('cleaning')
    const staff = on(cloud, 'cleaner', job)
    await staff['accept']!()
    // Wednesday 16:30, Thursday 09:00: one and a half office hours.
    cloud.setTime(instantAt('2026-11-25', 990))
    await staff['finish']!()
    cloud.setTime(instantAt('2026-11-26', 540))
    const view = await on(cloud, 'wang', job)['reopen']!()
    // One working day from Wednesday 10:00, and that time.
    expect(dueIn(view, 'solved')).toBe(25.5 * 60)
    const step = view.timeline.find(({ what }) => what === 'reopened')
    expect(step).toMatchObject({ ownerName: '郑师傅', text: '又漏了' })
    expect(step?.until).toBe(view.clocks.find(({ name }) => name === 'solved')?.dueAt)
    expect(view.promise).toMatchObject({ who: '郑师傅', what: 'solved', late: false })
  })

  it.each([
    [3, '确认已超过 3 天，不能重新打开，请再报一次。'],
    [0, '确认后不能重新打开，请再报一次。'],
  ])('with a policy of %i days is refused in the words of that policy', async (reopenDays, sentence) => {
    const communities = cloud.database.collection('communities')
    await communities.where({ _id: cloud.small.community._id }).update({ policy: { reopenDays } })
    const job = await upTo(cloud, ...DONE, 'confirm')
    cloud.setTime(cloud.now() + reopenDays * 24 * HOUR + MINUTE)
    await expect(on(cloud, 'wang', job)['reopen']!()).rejects.toMatchObject({
      code: 'TOO_LATE',
      data: { sentence },
    })
    await communities.where({ _id: cloud.small.community._id }).update({ policy: { reopenDays: 7 } })
  })

  it('keeps the stars as earlier ones, and what is done next is rated anew', async () => {
    const job = await upTo(cloud, ...DONE, 'rate', 'reopen')
    const before = await cloud.as('wang').ticket.get({ ticketId: job.ticketId })
    expect(before).toMatchObject({ rating: { score: 2, earlier: true }, mayRate: false, rated: false })
    const staff = on(cloud, job.owner, job)
    for (const step of DONE) await staff[step]!()
    const done = await cloud.as('wang').ticket.get({ ticketId: job.ticketId })
    expect(done).toMatchObject({ rating: { score: 2, earlier: true }, mayRate: true })
    const rated = await on(cloud, 'wang', job)['rate']!({ score: 5 })
    expect(rated).toMatchObject({ rating: { score: 5, earlier: false }, mayRate: false, rated: true })
    expect(rated.timeline.flatMap(({ score }) => score ?? [])).toEqual([2, 5])
  })
})

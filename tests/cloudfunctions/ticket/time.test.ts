import { HOUR, MINUTE } from '../../../domain/kernel/instant'
import { refusalOf } from '../../support/cloud'
import type { PersonName } from '../../support/small-community'
import { DONE, factsOf, on, toldOf, upTo } from './steps'
import { startTicketCloud, WEDNESDAY, type TicketCloud } from './ticket-cloud'

let cloud: TicketCloud
beforeEach(async () => {
  cloud = await startTicketCloud()
})
afterEach(() => cloud.close())
jest.setTimeout(120_000)

describe('a promise that is not kept (domain.md §3.3)', () => {
  it('is marked once, and the lead and the owner are told once', async () => {
    const { ticketId, owner } = await cloud.dispatched()
    cloud.setTime(WEDNESDAY + 2 * HOUR + MINUTE)
    await cloud.tick()
    await cloud.tick()
    await Promise.all([cloud.tick(), cloud.tick(), cloud.tick()])
    expect(await factsOf(cloud, ticketId)).toEqual(['submitted', 'dispatched', 'overdue'])
    const overdue = (await toldOf(cloud, ticketId)).filter((line) => line.startsWith('ticket_overdue'))
    expect(overdue).toEqual([`ticket_overdue → ${owner}`, 'ticket_overdue → engineeringLead'].sort())
    const { cards } = await cloud.as(owner).ticket.list({ box: 'jobs' })
    expect(cards.find((card) => card.ticketId === ticketId)?.promise.late).toBe(true)
    // Residents see the promise itself, not our marks.
    const view = await cloud.as('wang').ticket.get({ ticketId })
    expect(view.timeline.map((item) => item.what)).not.toContain('overdue')
  })

  it('was kept when a message of staff met it whose writer died before the ticket knew', async () => {
    const job = await upTo(cloud, 'accept')
    const reply = cloud.local.faults.failDatabase({
      action: 'database.modifyDocument',
      collection: 'tickets',
      code: 'DATABASE_REQUEST_FAILED',
    })
    expect(await refusalOf(on(cloud, job.owner, job)['say']!({ text: '马上到' }))).toBe('UNEXPECTED')
    expect(reply.fired()).toBe(1)
    expect(await factsOf(cloud, job.ticketId)).toEqual(['submitted', 'dispatched', 'accepted'])
    const [message] = await cloud.messages(job.ticketId)
    cloud.setTime(WEDNESDAY + 3 * HOUR)
    await cloud.tick()
    const ticket = await cloud.ticket(job.ticketId)
    expect(ticket.clocks.find((clock) => clock.name === 'firstReply')?.metAt).toBe(message!.at)
    expect(ticket.facts.lateFirstReply).toBe(false)
    expect(await factsOf(cloud, job.ticketId)).toEqual(['submitted', 'dispatched', 'accepted', 'replied'])
    expect(await toldOf(cloud, job.ticketId)).toContain('message_from_staff → wang')
  })

  it('is met when the message was written, also when its repeat comes after the target', async () => {
    const job = await upTo(cloud, 'accept')
    const commandId = cloud.command()
    cloud.local.faults.failDatabase({
      action: 'database.modifyDocument',
      collection: 'tickets',
      code: 'DATABASE_REQUEST_FAILED',
    })
    const say = () => on(cloud, job.owner, job)['say']!({ commandId })
    expect(await refusalOf(say())).toBe('UNEXPECTED')
    cloud.setTime(WEDNESDAY + 5 * HOUR)
    await say()
    const ticket = await cloud.ticket(job.ticketId)
    expect(ticket.facts.lateFirstReply).toBe(false)
    expect(await cloud.messages(job.ticketId)).toHaveLength(1)
  })

  it('of updates in an emergency is found too, when the last message was the lost one', async () => {
    const job = await cloud.dispatched('elevator_trapped')
    await on(cloud, job.owner, job)['accept']!()
    await on(cloud, job.owner, job)['say']!()
    cloud.setTime(WEDNESDAY + HOUR)
    cloud.local.faults.failDatabase({
      action: 'database.modifyDocument',
      collection: 'tickets',
      code: 'DATABASE_REQUEST_FAILED',
    })
    await on(cloud, job.owner, job)['say']!({ text: '还在救援' }).catch(() => undefined)
    cloud.setTime(WEDNESDAY + 2 * HOUR + 5 * MINUTE)
    await cloud.tick()
    const update = (await cloud.ticket(job.ticketId)).clocks.find((clock) => clock.name === 'update')!
    expect(update.overdueAt).toBeUndefined()
    expect(Math.round((update.dueAt - WEDNESDAY) / HOUR)).toBe(3)
  })
})

describe('silence after done (domain.md §3.4)', () => {
  it('is consent after 72 h, dated then, told to both', async () => {
    const job = await upTo(cloud, ...DONE)
    const { doneAt } = await cloud.ticket(job.ticketId)
    cloud.setTime(doneAt! + 72 * HOUR - MINUTE)
    await cloud.tick()
    expect((await cloud.ticket(job.ticketId)).state).toBe('done')
    cloud.setTime(doneAt! + 80 * HOUR)
    await cloud.tick()
    const ticket = await cloud.ticket(job.ticketId)
    expect(ticket).toMatchObject({ state: 'confirmed', confirmedAt: doneAt! + 72 * HOUR, open: false })
    const view = await cloud.as('wang').ticket.get({ ticketId: job.ticketId })
    expect(view.timeline.at(-1)).toMatchObject({ what: 'auto_confirmed', who: { kind: 'system' } })
    const lines = (await toldOf(cloud, job.ticketId)).filter((line) => line.startsWith('ticket_confirmed'))
    expect(lines).toEqual([`ticket_confirmed → ${job.owner}`, 'ticket_confirmed → wang'].sort())
  })

  it('and a tap in the same second are one confirmation, and the tap is answered (domain.md §9)', async () => {
    for (let round = 0; round < 5; round += 1) {
      const job = await upTo(cloud, ...DONE)
      const { confirmBy } = await cloud.ticket(job.ticketId)
      cloud.setTime(confirmBy! + 10)
      const [tapped] = await Promise.all([refusalOf(on(cloud, 'wang', job)['confirm']!()), cloud.tick()])
      expect(tapped).toBe('allowed')
      expect((await factsOf(cloud, job.ticketId)).filter((type) => type === 'confirmed')).toHaveLength(1)
    }
  })
})

describe('a wake that is lost', () => {
  it('loses no notice: the timer hands over what submit, accept and say left', async () => {
    const lost = cloud.local.faults.loseInvoke('notify')
    const job = await upTo(cloud, 'accept')
    await on(cloud, 'wang', job)['say']!()
    expect(lost.fired()).toBeGreaterThanOrEqual(3)
    expect(await cloud.inbox(job.ticketId)).toEqual([])
    expect(await toldOf(cloud, job.ticketId)).toEqual(
      [`job_offered → ${job.owner}`, `message_from_resident → ${job.owner}`, 'ticket_accepted → wang'].sort(),
    )
    expect((await cloud.ticket(job.ticketId)).pending).toEqual([])
  })
})

describe('somebody who is resident and staff at once (domain.md §2)', () => {
  it('sees their own ticket as a resident, without the buttons of staff', async () => {
    const who: PersonName = 'engineeringLead'
    const { homes } = cloud.small.people.wang
    await cloud.database
      .collection('persons')
      .doc(cloud.id(who))
      .update({ homes: cloud.database.command.set(homes) })
    const job = await cloud.dispatched()
    const view = await cloud.as(who).ticket.get({ ticketId: job.ticketId })
    expect(view.moves).toEqual(['cancel'])
    expect(JSON.stringify(view)).not.toContain(cloud.small.people[job.owner].name)
    expect(await refusalOf(on(cloud, who, job)['accept']!())).toBe('OWN_MATTER')
    expect(await refusalOf(on(cloud, who, job)['assign']!({ toPersonId: cloud.id(job.other) }))).toBe(
      'OWN_MATTER',
    )
    await on(cloud, who, job)['cancel']!()
    // Lists of a home go on past the first page, in their own order.
    const first = await cloud.as('wang').ticket.submit(cloud.report())
    const second = await cloud.as('wang').ticket.submit(cloud.report())
    const page = await cloud.as(who).ticket.list({ box: 'mine', limit: 1 })
    const next = await cloud.as(who).ticket.list({ box: 'mine', limit: 1, before: page.before })
    expect([...page.cards, ...next.cards].map((card) => card.ticketId)).toEqual([
      second.ticketId,
      first.ticketId,
    ])
  })
})

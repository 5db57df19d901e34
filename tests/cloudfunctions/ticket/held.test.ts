import { HOUR, MINUTE } from '../../../domain/kernel/instant'
import { factsOf, toldOf } from './steps'
import { startTicketCloud, WEDNESDAY, type TicketCloud } from './ticket-cloud'

let cloud: TicketCloud
beforeEach(async () => {
  cloud = await startTicketCloud()
})
afterEach(() => cloud.close())
jest.setTimeout(120_000)

/** 20:00 in Shanghai: offices are closed until 08:30, engineering and security work round the clock. */
const EVENING = WEDNESDAY + 10 * HOUR
const MORNING = EVENING + 12.5 * HOUR

describe('outside working time (domain.md §3.2)', () => {
  const smell = () => cloud.as('wang').ticket.submit(cloud.report('cleaning'))

  it('waits for the next working period, says so, and is dispatched when it begins', async () => {
    cloud.setTime(EVENING)
    const { ticketId, promise } = await smell()
    expect(promise).toMatchObject({ what: 'dispatch', by: MORNING, late: false })
    expect((await cloud.ticket(ticketId)).state).toBe('triage')
    cloud.setTime(MORNING - MINUTE)
    await cloud.tick()
    expect(await factsOf(cloud, ticketId)).toEqual(['submitted', 'held'])
    cloud.setTime(MORNING + 5000)
    await cloud.tick()
    const morning = await cloud.ticket(ticketId)
    expect(morning).toMatchObject({
      state: 'dispatched',
      owner: { personId: cloud.id('cleaner'), as: 'member' },
    })
    expect(morning.timeline.at(-1)).toMatchObject({ at: MORNING, fact: { why: 'working_time_began' } })
    expect(await toldOf(cloud, ticketId)).toEqual([
      'job_offered → cleaner',
      'ticket_dispatched → wang',
      'ticket_held → cleaner',
    ])
  })

  it('an emergency does not wait', async () => {
    cloud.setTime(EVENING)
    const { ticketId } = await cloud.as('wang').ticket.submit(cloud.report('power_unit'))
    expect((await cloud.ticket(ticketId)).state).toBe('dispatched')
  })

  it('several held tickets do not all go to one person in the morning', async () => {
    cloud.setTime(EVENING)
    const small = cloud.small
    const cleaner = small.roster.members.find((one) => one.personId === cloud.id('cleaner'))!
    const second = { ...cleaner, personId: cloud.id('gardener') }
    const nobodyYet = small.roster.members.filter((one) => one.department !== 'cleaning')
    const rosters = cloud.database.collection('rosters')
    await rosters.doc(small.roster._id).update({ members: cloud.database.command.set(nobodyYet) })
    const ids: string[] = []
    for (let n = 0; n < 4; n += 1) ids.push((await smell()).ticketId)
    await rosters
      .doc(small.roster._id)
      .update({ members: cloud.database.command.set([...nobodyYet, cleaner, second]) })
    cloud.setTime(MORNING + 1000)
    await cloud.tick()
    const owners = await Promise.all(
      ids.map(async (id) => cloud.nameOf((await cloud.ticket(id)).owner.personId)),
    )
    expect(owners.sort()).toEqual(['cleaner', 'cleaner', 'gardener', 'gardener'])
  })

  it('stays with its owner in the morning when work is even, and nobody is told of a change that is none', async () => {
    cloud.setTime(EVENING)
    const second = {
      ...cloud.small.roster.members.find((one) => one.personId === cloud.id('cleaner'))!,
      personId: cloud.id('gardener'),
    }
    const members = [
      ...cloud.small.roster.members.filter((one) => one.personId !== cloud.id('gardener')),
      second,
    ]
    await cloud.database
      .collection('rosters')
      .doc(cloud.small.roster._id)
      .update({ members: cloud.database.command.set(members) })
    const ids = [(await smell()).ticketId, (await smell()).ticketId]
    const ownersOf = () => Promise.all(ids.map(async (id) => (await cloud.ticket(id)).owner.personId))
    const before = await ownersOf()
    expect(new Set(before).size).toBe(2)
    cloud.setTime(MORNING + 1000)
    await cloud.tick()
    expect(await ownersOf()).toEqual(before)
    expect((await toldOf(cloud, ids[0]!)).join()).not.toContain('job_taken')
  })

  it('is with the manager and the supervisors, visibly, when its community is not set up any more', async () => {
    cloud.setTime(EVENING)
    const { ticketId } = await smell()
    const later = await cloud.dispatched()
    await cloud.database.collection('communities').doc(cloud.small.community._id).remove()
    cloud.setTime(MORNING + 1000)
    expect(await cloud.tick()).toMatchObject({ failed: 0 })
    expect(await cloud.ticket(ticketId)).toMatchObject({ state: 'dispatched', owner: { as: 'nobody' } })
    // The others' clocks go on, and nothing stays due for ever.
    expect(
      (await factsOf(cloud, later.ticketId)).filter((type) => type === 'overdue').length,
    ).toBeGreaterThan(0)
    expect(await cloud.tick()).toMatchObject({ due: 0 })
  })
})

import { refusalOf, startCloud, type Api, type TestCloud } from '../../support/cloud'
import { seedSmallCommunity, type PersonName, type SmallCommunity } from '../../support/small-community'

let cloud: TestCloud
let small: SmallCommunity
const as = (who: PersonName): Api => cloud.api(small.people[who].openid)
let counter = 0
const newCommand = () => `command-${String((counter += 1)).padStart(6, '0')}`

beforeAll(async () => {
  cloud = await startCloud()
  small = await seedSmallCommunity(cloud)
})
afterAll(() => cloud.close())

const leak = () => ({
  commandId: newCommand(),
  householdId: small.wangHouseholdId,
  category: 'water_leak' as const,
})
const nameOf = (personId: string) =>
  (Object.keys(small.people) as PersonName[]).find((name) => small.people[name]._id === personId)!

/** Submits, and says who got it. */
const dispatched = async () => {
  const { ticketId } = await as('wang').ticket.submit(leak())
  const { data } = (await cloud.database.collection('tickets').doc(ticketId).get()) as {
    data: { owner: { personId: string } }[]
  }
  return { ticketId, owner: nameOf(data[0]!.owner.personId) }
}

describe('the repair journey (domain.md §3.4)', () => {
  it('reports, is dispatched, accepted, on the way, on site, done, confirmed and rated', async () => {
    const answer = await as('wang').ticket.submit(leak())
    expect(answer.number).toMatch(/^[2-9A-Z]{6}$/)
    expect(answer.promise).toMatchObject({ department: 'engineering', late: false })
    const { ticketId } = answer
    const offered = await as('wang').ticket.get({ ticketId })
    expect(offered.state).toBe('dispatched')
    expect(offered.moves.sort()).toEqual(['cancel'])

    const { data } = (await cloud.database.collection('tickets').doc(ticketId).get()) as {
      data: { owner: { personId: string } }[]
    }
    const technician = as(nameOf(data[0]!.owner.personId))
    const accepted = await technician.ticket.accept({ ticketId, commandId: newCommand() })
    expect(accepted).toMatchObject({ state: 'accepted', moves: ['appoint', 'set_out', 'arrive'] })
    await technician.ticket.setOut({ ticketId, commandId: newCommand() })
    await technician.ticket.say({ ticketId, commandId: newCommand(), text: '十分钟后到' })
    await technician.ticket.arrive({ ticketId, commandId: newCommand() })
    const done = await technician.ticket.finish({
      ticketId,
      commandId: newCommand(),
      cause: '接头老化',
      materials: '生料带',
      minutes: 40,
    })
    expect(done.state).toBe('done')

    const confirmed = await as('wang').ticket.confirm({ ticketId, commandId: newCommand() })
    expect(confirmed.moves).toEqual(['reopen'])
    const rated = await as('wang').ticket.rate({
      ticketId,
      commandId: newCommand(),
      score: 5,
      tags: ['准时'],
      words: '谢谢',
    })
    expect(rated.rating).toEqual({ score: 5, tags: ['准时'], words: '谢谢', earlier: false })
    expect(rated.timeline.map((item) => item.what)).toEqual([
      'submitted',
      'dispatched',
      'accepted',
      'set_out',
      'message',
      'arrived',
      'finished',
      'confirmed',
      'rated',
    ])
    const clocks = Object.fromEntries(rated.clocks.map((clock) => [clock.name, clock.metAt !== undefined]))
    expect(clocks).toMatchObject({ assigned: true, firstReply: true, solved: true })
  })

  it('tells a colleague who tapped at the same moment who has it', async () => {
    const { ticketId } = await dispatched()
    const answers = await Promise.allSettled([
      as('chen').ticket.accept({ ticketId, commandId: newCommand() }),
      as('liu').ticket.accept({ ticketId, commandId: newCommand() }),
    ])
    const won = answers.filter((answer) => answer.status === 'fulfilled')
    const lost = answers.find((answer) => answer.status === 'rejected')
    expect(won).toHaveLength(1)
    expect(lost?.reason).toMatchObject({
      code: 'ALREADY_ACCEPTED',
      data: { sentence: expect.stringMatching(/陈建国|刘志强/) as string },
    })
  })

  it('is one ticket when the same report is sent twice at once and again later', async () => {
    const report = leak()
    const [one, two] = await Promise.all([as('wang').ticket.submit(report), as('wang').ticket.submit(report)])
    const three = await as('wang').ticket.submit(report)
    expect(two).toMatchObject({ ticketId: one.ticketId, number: one.number })
    expect(three).toMatchObject({ ticketId: one.ticketId, number: one.number })
  })

  it('can be cancelled before on site, and not after', async () => {
    const { ticketId, owner } = await dispatched()
    await as(owner).ticket.accept({ ticketId, commandId: newCommand() })
    await as(owner).ticket.arrive({ ticketId, commandId: newCommand() })
    const late = as('wang').ticket.cancel({ ticketId, commandId: newCommand() })
    await expect(late).rejects.toMatchObject({ code: 'WRONG_STATE', data: { state: 'on_site' } })
    const other = await dispatched()
    const cancelled = await as('wangHusband').ticket.cancel({
      ticketId: other.ticketId,
      commandId: newCommand(),
    })
    expect(cancelled.state).toBe('cancelled')
  })

  it('is reopened with the same owner and resumes its clock', async () => {
    const { ticketId, owner } = await dispatched()
    const staff = as(owner)
    await staff.ticket.accept({ ticketId, commandId: newCommand() })
    await staff.ticket.arrive({ ticketId, commandId: newCommand() })
    await staff.ticket.finish({ ticketId, commandId: newCommand(), cause: '密封圈', minutes: 20 })
    await as('wang').ticket.confirm({ ticketId, commandId: newCommand() })
    const reopened = await as('wang').ticket.reopen({ ticketId, commandId: newCommand(), reason: '又漏了' })
    expect(reopened.state).toBe('dispatched')
    expect(reopened.clocks.find((clock) => clock.name === 'solved')?.metAt).toBeUndefined()
    const again = await staff.ticket.accept({ ticketId, commandId: newCommand() })
    expect(again.state).toBe('accepted')
  })

  it('answers a repeated command from the document and changes nothing', async () => {
    const { ticketId, owner } = await dispatched()
    const commandId = newCommand()
    const first = await as(owner).ticket.accept({ ticketId, commandId })
    await as(owner).ticket.setOut({ ticketId, commandId: newCommand() })
    const repeat = await as(owner).ticket.accept({ ticketId, commandId })
    expect(repeat.state).toBe('on_the_way')
    expect(repeat.version).toBe(first.version + 1)
  })

  it('is nobody else’s business', async () => {
    const { ticketId } = await dispatched()
    for (const who of ['zhang', 'stranger', 'strangeTechnician', 'guard'] as const) {
      expect(await refusalOf(as(who).ticket.get({ ticketId }))).toBe('NOT_ALLOWED')
    }
    expect(await refusalOf(cloud.nobody().ticket.get({ ticketId }))).toBe('NO_IDENTITY')
    expect(await refusalOf(as('disabled').ticket.accept({ ticketId, commandId: newCommand() }))).toBe(
      'DISABLED',
    )
    expect(await refusalOf(as('zhang').ticket.submit(leak()))).toBe('NOT_ALLOWED')
  })

  it('appears in the lists of those it concerns', async () => {
    const { ticketId, owner } = await dispatched()
    const mine = await as('wangHusband').ticket.list({ box: 'mine' })
    expect(mine.cards.map((card) => card.ticketId)).toContain(ticketId)
    const jobs = await as(owner).ticket.list({ box: 'jobs' })
    expect(jobs.cards.map((card) => card.ticketId)).toContain(ticketId)
    const offered = await as(owner === 'chen' ? 'liu' : 'chen').ticket.list({ box: 'offered' })
    expect(offered.cards.map((card) => card.ticketId)).toContain(ticketId)
  })
})

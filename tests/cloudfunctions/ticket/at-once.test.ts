import type { Person } from '../../../domain/community/person'
import { refusalOf } from '../../support/cloud'
import { COMMUNITY_ID, CONSENT, personIdOf, type PersonName } from '../../support/small-community'
import { DONE, on, upTo } from './steps'
import { startTicketCloud, type TicketCloud } from './ticket-cloud'

let cloud: TicketCloud
beforeAll(async () => {
  cloud = await startTicketCloud()
})
afterAll(() => cloud.close())
jest.setTimeout(120_000)

describe('at the same moment', () => {
  it('200 accept one job: one has it, the others are told who', async () => {
    const many = process.env['ANLIN_LONG'] === '1' ? 1000 : 200
    const crowd = Array.from({ length: many }, (_, n): Person => {
      const openid = `o-crowd-${String(n).padStart(4, '0')}`
      return {
        _id: personIdOf(openid),
        version: 1,
        name: `师傅${String(n)}`,
        phone: '13911112222',
        openid,
        consents: [CONSENT],
        homes: [],
        roles: [
          { communityId: COMMUNITY_ID, communityName: '', role: 'technician', department: 'engineering' },
        ],
      }
    })
    await Promise.all(crowd.map((person) => cloud.database.collection('persons').add(person)))
    const { ticketId } = await cloud.dispatched()
    const answers = await Promise.allSettled(
      crowd.map(({ openid }) => cloud.api(openid).ticket.accept({ ticketId, commandId: cloud.command() })),
    )
    const { owner, timeline } = await cloud.ticket(ticketId)
    const lost = answers.flatMap((answer) =>
      answer.status === 'rejected' ? [answer.reason as { code: string; data: { by: string } }] : [],
    )
    expect(lost).toHaveLength(many - 1)
    expect(new Set(lost.map(({ code, data }) => `${code} ${data.by}`))).toEqual(
      new Set([`ALREADY_ACCEPTED ${owner.name}`]),
    )
    expect(timeline.filter(({ fact }) => fact.type === 'accepted')).toHaveLength(1)
  })

  it('cancelling and arriving: one happens, the other is told what did (domain.md §9)', async () => {
    for (let round = 0; round < 8; round += 1) {
      const job = await upTo(cloud, 'accept')
      const [cancelled, arrived] = await Promise.all([
        refusalOf(on(cloud, 'wang', job)['cancel']!()),
        refusalOf(on(cloud, job.owner, job)['arrive']!()),
      ])
      const { state } = await cloud.ticket(job.ticketId)
      expect([cancelled, arrived, state]).toEqual(
        state === 'cancelled'
          ? ['allowed', 'WRONG_STATE', 'cancelled']
          : ['WRONG_STATE', 'allowed', 'on_site'],
      )
    }
  })

  it('reopening and rating: both happen, in either order (domain.md §9)', async () => {
    const job = await upTo(cloud, ...DONE)
    const [rated, reopened] = await Promise.all([
      refusalOf(on(cloud, 'wang', job)['rate']!()),
      refusalOf(on(cloud, 'wangHusband', job)['reopen']!()),
    ])
    expect(reopened).toBe('allowed')
    // After the reopening there is nothing to rate yet, and the screen says so.
    const { rating, state } = await cloud.ticket(job.ticketId)
    expect(state).toBe('dispatched')
    expect(rated).toBe(rating === undefined ? 'WRONG_STATE' : 'allowed')
  })

  it('two people talking: both are heard', async () => {
    const job = await upTo(cloud, 'accept')
    await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        on(cloud, n % 2 === 0 ? 'wang' : job.owner, job)['say']!({ text: `第${String(n)}句` }),
      ),
    )
    expect((await cloud.messages(job.ticketId)).map((message) => message.text).sort()).toEqual(
      Array.from({ length: 10 }, (_, n) => `第${String(n)}句`).sort(),
    )
  })
})

describe('people who leave', () => {
  afterEach(async () => {
    for (const who of ['chen', 'liu'] as const)
      await cloud.database
        .collection('persons')
        .doc(cloud.id(who))
        .update({ disabledAt: cloud.database.command.remove() })
  })
  const close = (who: PersonName) =>
    cloud.database
      .collection('persons')
      .doc(cloud.id(who))
      .update({ disabledAt: cloud.now() - 1000 })

  it('leave a reopened ticket to somebody who is there, and it is still one reopening', async () => {
    const job = await upTo(cloud, ...DONE, 'confirm')
    await close(job.owner)
    const commandId = cloud.command()
    const view = await on(cloud, 'wang', job)['reopen']!({ commandId })
    expect(view.state).toBe('dispatched')
    await on(cloud, 'wang', job)['reopen']!({ commandId })
    const ticket = await cloud.ticket(job.ticketId)
    expect(cloud.nameOf(ticket.owner.personId)).toBe(job.other)
    expect(ticket.reopened).toBe(1)
    await on(cloud, job.other, job)['accept']!()
  })

  it('are stopped on the way at once, and the lead gives it to somebody else (domain.md §9)', async () => {
    const job = await upTo(cloud, 'accept', 'setOut')
    await close(job.owner)
    expect(await refusalOf(on(cloud, job.owner, job)['arrive']!())).toBe('DISABLED')
    await on(cloud, 'engineeringLead', job)['assign']!({ toPersonId: cloud.id(job.other) })
    const view = await on(cloud, job.other, job)['accept']!()
    expect(view.state).toBe('accepted')
  })
})

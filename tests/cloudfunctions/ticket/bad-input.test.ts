import type { PersonName } from '../../support/small-community'
import { startTicketCloud, type TicketCloud } from './ticket-cloud'

let cloud: TicketCloud
let theirs: { ticketId: string; owner: PersonName }
beforeAll(async () => {
  cloud = await startTicketCloud()
  theirs = await cloud.dispatched()
  await cloud.tick('notify')
})
afterAll(() => cloud.close())

const CHINESE = /[\u4e00-\u9fff].*。/
type Sent = Record<string, unknown>

/** Sends a raw event; it must be refused with a code, a field where there is one, a Chinese sentence, and no trace. */
const refused = async (
  who: PersonName | null,
  event: unknown,
  expected: { code: string; field?: string },
) => {
  const before = await cloud.everything()
  const reply = await cloud.raw(who, event)
  expect(reply.ok).toBe(false)
  const { code, data } = reply.error!
  expect({ code, ...(data.field !== undefined && { field: data.field }) }).toEqual(expected)
  expect(data.sentence).toMatch(CHINESE)
  expect(await cloud.everything()).toEqual(before)
}
const bad = (field: string) => ({ code: 'BAD_INPUT', field })

describe('a report that cannot be taken', () => {
  const without = (name: string): Sent => {
    const { [name]: _gone, ...rest } = cloud.report() as Sent
    return rest
  }
  const cloudId = 'cloud://local-env.bucket/in/x/photo.jpg'
  it.each<[string, () => unknown, string]>([
    ['an unknown tile', () => ({ ...cloud.report(), category: 'dragons' }), 'category'],
    ['a tile of the prototype', () => ({ ...cloud.report(), category: 'constructor' }), 'category'],
    ['10 photos', () => ({ ...cloud.report(), photos: Array(10).fill(cloudId) as string[] }), 'photos'],
    [
      'a photo that is no file id',
      () => ({ ...cloud.report(), photos: ['https://evil.example/a.jpg'] }),
      'photos.0',
    ],
    ['a photo that is no text', () => ({ ...cloud.report(), photos: [{ $ne: 1 }] }), 'photos.0'],
    ['5,000 characters', () => ({ ...cloud.report(), text: '漏'.repeat(5000) }), 'text'],
    ['text that is no text', () => ({ ...cloud.report(), text: { $regex: '' } }), 'text'],
    ['a public place of nothing', () => ({ ...cloud.report(), publicPlace: '   ' }), 'publicPlace'],
    ['a command id too short', () => ({ ...cloud.report(), commandId: 'short' }), 'commandId'],
    [
      'a command id with a path in it',
      () => ({ ...cloud.report(), commandId: '../../etc/passwd' }),
      'commandId',
    ],
    ['no command id', () => without('commandId'), 'commandId'],
    ['no home', () => without('householdId'), 'householdId'],
    ['a home that is a query', () => ({ ...cloud.report(), householdId: { $gt: '' } }), 'householdId'],
    ['no tile', () => without('category'), 'category'],
    ['urgency that is no yes or no', () => ({ ...cloud.report(), urgent: 'very' }), 'urgent'],
    ['no input', () => undefined, 'input'],
    ['input that is a list', () => [], 'input'],
    ['input that is nothing', () => null, 'input'],
  ])('%s names the field', async (_what, input, field) => {
    await refused('wang', { action: 'ticket.submit', input: input() }, bad(field))
  })

  it('a home of others names the home, whoever asks', async () => {
    const expected = { code: 'NOT_ALLOWED', field: 'householdId' }
    for (const who of ['zhang', 'stranger', 'chen', 'manager'] as const)
      await refused(who, { action: 'ticket.submit', input: cloud.report() }, expected)
    const unknown = { ...cloud.report(), householdId: 'h-nowhere' }
    await refused('wang', { action: 'ticket.submit', input: unknown }, expected)
  })
})

describe('a report that is taken as it is', () => {
  it.each([
    ['nothing', ''],
    ['spaces', ' \n '],
    ['emoji', '水管💦💦 漏了 👨‍👩‍👧‍👦'],
    ['script', '<script>alert("1")</script><img src=x onerror=alert(1)>'],
    ['words of the database', '{"$set":{"state":"confirmed"}} a.b.$c'],
    ['other scripts and directions', 'مرحبا \u202e abc \u0000 漏水'],
    ['half a character', '漏水\ud83d'],
    ['1,000 characters', '漏'.repeat(1000)],
  ])('with %s', async (_what, text) => {
    const { ticketId } = await cloud.as('wang').ticket.submit({ ...cloud.report(), text })
    const view = await cloud.as('wang').ticket.get({ ticketId })
    expect(view.text).toBe(text.trim())
    expect(view.state).toBe('dispatched')
    const { cards } = await cloud.as('wang').ticket.list({ box: 'mine', limit: 1 })
    expect(cards[0]?.ticketId).toBe(ticketId)
  })
})

describe('commands that cannot be carried out', () => {
  const on = (more: Sent = {}): Sent => ({ ticketId: theirs.ticketId, commandId: cloud.command(), ...more })
  it.each<[string, string, () => Sent, string]>([
    ['accept', 'a visit that is no instant', () => on({ visitAt: 'tomorrow' }), 'visitAt'],
    ['accept', 'a visit in the past', () => on({ visitAt: 1 }), 'visitAt'],
    ['accept', 'a ticket id that is a query', () => on({ ticketId: { $ne: '' } }), 'ticketId'],
    ['finish', 'no cause', () => on({ minutes: 5 }), 'cause'],
    ['finish', 'no minutes', () => on({ cause: '老化' }), 'minutes'],
    ['finish', 'half a minute', () => on({ cause: '老化', minutes: 0.5 }), 'minutes'],
    ['finish', 'a year of work', () => on({ cause: '老化', minutes: 525600 }), 'minutes'],
  ])('%s with %s names the field', async (action, _what, input, field) => {
    await refused(theirs.owner, { action: `ticket.${action}`, input: input() }, bad(field))
  })

  it.each<[string, Sent, string]>([
    ['rate', { score: 6 }, 'score'],
    ['rate', { score: 0 }, 'score'],
    ['rate', { score: '5' }, 'score'],
    ['rate', { score: 5, tags: Array(7).fill('好') }, 'tags'],
    ['reopen', { reason: '  ' }, 'reason'],
    ['reopen', { reason: '漏'.repeat(501) }, 'reason'],
    ['cancel', { reason: '漏'.repeat(201) }, 'reason'],
    ['say', { text: '' }, 'text'],
    ['say', { text: '漏'.repeat(1001) }, 'text'],
  ])('%s with %j names the field', async (action, more, field) => {
    await refused('wang', { action: `ticket.${action}`, input: on(more) }, bad(field))
  })

  it('assigning to somebody who cannot have it names the person', async () => {
    const ids = [
      cloud.id('guard'),
      cloud.id('disabled'),
      cloud.id('wang'),
      cloud.id('strangeTechnician'),
      'nobody',
    ]
    for (const toPersonId of ids)
      await refused(
        'engineeringLead',
        { action: 'ticket.assign', input: on({ toPersonId }) },
        bad('toPersonId'),
      )
  })

  it('on a ticket that does not exist says no more than on one of others', async () => {
    for (const ticketId of [theirs.ticketId, 't-nowhere'])
      await refused('zhang', { action: 'ticket.get', input: { ticketId } }, { code: 'NOT_ALLOWED' })
  })

  it('talking about what is closed is refused to residents, as the screen says', async () => {
    const { ticketId } = await cloud.dispatched()
    const closed = await cloud.as('wang').ticket.cancel({ ticketId, commandId: cloud.command() })
    expect(closed.maySay).toBe(false)
    await cloud.local.advance(120_000, { step: 60_000 })
    await refused(
      'wang',
      { action: 'ticket.say', input: on({ ticketId, text: '还在吗' }) },
      { code: 'WRONG_STATE' },
    )
  })
})

describe('callers and actions that are none', () => {
  const NOT_FOUND = { code: 'NOT_FOUND', field: 'action' }
  it('without identity, or with an account that is closed', async () => {
    await refused(null, { action: 'ticket.submit', input: cloud.report() }, { code: 'NO_IDENTITY' })
    await refused(null, { action: 'ticket.list', input: { box: 'mine' } }, { code: 'NO_IDENTITY' })
    await refused('disabled', { action: 'ticket.list', input: { box: 'jobs' } }, { code: 'DISABLED' })
  })

  it('somebody whom nobody knows', async () => {
    const reply = (await cloud.send({ openid: 'o-never-seen' }, 'ticket', {
      action: 'ticket.list',
      input: { box: 'mine' },
    })) as {
      error: { code: string }
    }
    expect(reply.error.code).toBe('NOT_REGISTERED')
  })

  it.each([
    'constructor',
    '__proto__',
    'toString',
    'ticket',
    'ticket.',
    'ticket.constructor',
    'ticket.__proto__',
    'ticket.__proto__.constructor',
    'ticket.submit.constructor',
    'ticket.submit.submit',
    'ticket.hasOwnProperty',
    'notify.wake',
    'community.me',
    'submit',
    'TICKET.SUBMIT',
    '',
    'ticket.submit\u0000',
  ])('the action %j', async (action) => {
    await refused('wang', { action, input: cloud.report() }, NOT_FOUND)
  })

  it.each<[string, unknown]>([
    ['no action', {}],
    ['an action that is a list', { action: ['ticket', 'submit'] }],
    ['an action that is an object', { action: { toString: 'ticket.submit' } }],
    ['a list', []],
    ['a timer’s event: timers are known by the environment', { Type: 'Timer', TriggerName: 'tick' }],
  ])('an event with %s', async (_what, event) => {
    await refused('wang', event, NOT_FOUND)
  })

  it('what is between functions, without our seal', async () => {
    const input = { collection: 'tickets', id: theirs.ticketId }
    for (const seal of [{}, { at: cloud.now(), mac: 'AAAA' }, { at: cloud.now(), mac: '' }, { mac: 5 }])
      await refused(
        'wang',
        { internal: true, action: 'ticket.wake', input, ...seal },
        { code: 'NOT_ALLOWED' },
      )
  })
})

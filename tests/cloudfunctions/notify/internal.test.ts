import { seal } from '../../../cloudfunctions/_kit/internal-seal'
import { startNotifyCloud, type NotifyCloud } from './notify-cloud'

let cloud: NotifyCloud
let ticketId: string
beforeAll(async () => {
  cloud = await startNotifyCloud()
  ticketId = await cloud.waiting([cloud.notice('job_offered', 'chen')])
})
afterAll(() => cloud.close())

const input = () => ({ collection: 'tickets' as const, id: ticketId })
const sealed = (at = cloud.now()) => seal('notify.wake', input(), at)

describe('an internal action (design.md D1)', () => {
  test.each([
    ['without a seal, as a person', () => ({ action: 'notify.wake', input: input() }), 'NOT_FOUND'],
    [
      'marked internal without a seal',
      () => ({ internal: true, action: 'notify.wake', input: input() }),
      'NOT_ALLOWED',
    ],
    [
      'with a forged seal',
      () => ({ ...sealed(), mac: Buffer.alloc(32, 7).toString('base64url') }),
      'NOT_ALLOWED',
    ],
    ['with a seal that is no text', () => ({ ...sealed(), mac: { length: 43 } }), 'NOT_ALLOWED'],
    [
      'with a seal for another input',
      () => ({ ...sealed(), input: { ...input(), id: 'other' } }),
      'NOT_ALLOWED',
    ],
    ['with a seal for another action', () => ({ ...sealed(), action: 'notify.inbox.head' }), 'NOT_ALLOWED'],
    [
      'with a seal that was dated anew',
      () => ({ ...sealed(cloud.now() - 600_000), at: cloud.now() }),
      'NOT_ALLOWED',
    ],
    ['with a seal of six minutes ago', () => sealed(cloud.now() - 360_000), 'NOT_ALLOWED'],
    ['with a seal from the future', () => sealed(cloud.now() + 360_000), 'NOT_ALLOWED'],
    [
      'with a good seal on bad input',
      () => seal('notify.wake', { collection: 'persons', id: 'x' }, cloud.now()),
      'BAD_INPUT',
    ],
    [
      'with a good seal on an action for people',
      () => seal('notify.inbox.head', {}, cloud.now()),
      'NOT_FOUND',
    ],
  ])('%s is refused and does nothing', async (_name, event, code) => {
    const reply = await cloud.send({ openid: cloud.openid('manager') }, 'notify', event())
    expect(reply).toMatchObject({ ok: false, error: { code } })
    expect((await cloud.document(ticketId)).pending).toHaveLength(1)
  })

  test('with the seal of our own functions it is done', async () => {
    expect(await cloud.send(null, 'notify', sealed())).toEqual({ ok: true, data: { handedOver: 1 } })
  })

  test('an event that looks like a timer is not one', async () => {
    const event = { Type: 'Timer', TriggerName: 'tick' }
    expect(await cloud.send({ openid: 'o-anyone' }, 'notify', event)).toMatchObject({ ok: false })
  })
})

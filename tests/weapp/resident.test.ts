import { say } from '../../src/ui/words'
import { myTicket, SENT, wang } from '../support/app-data'
import { NOW } from '../support/ticket-view'
import { startPhone, type CloudCall } from '../support/weapp-harness'

type Asked = { action: string; input: Record<string, unknown> }
const asked: Asked[] = []

const answers: Record<string, unknown> = {
  'community.me': wang(),
  'ticket.submit': SENT,
  'ticket.get': myTicket({ state: 'done', moves: ['confirm', 'reopen'], mayRate: true, ownerPhone: '' }),
  'ticket.confirm': myTicket({ state: 'confirmed', moves: ['reopen'], mayRate: true, ownerPhone: '' }),
  'ticket.list': { cards: [], now: NOW },
  'notify.inbox.head': { unread: 0, stamp: 'empty.0', now: NOW },
}
const callFunction: CloudCall = ({ data }) => {
  const sent = data as Asked
  asked.push(sent)
  return Promise.resolve({ ok: true, data: answers[sent.action] })
}
const phone = startPhone({ callFunction })

test('a tile’s report is sent with one tap, compiled as WeChat runs it', async () => {
  const page = await phone.open('resident/report/index', { query: { category: 'drain_blocked' } })
  await page.until(() => page.text.includes(say('report.submit.repair')))
  await page.tap(say('report.submit.repair'))
  await page.until(() => page.text.includes(say('report.number', { number: 'ABC234' })))
  expect(asked.find(({ action }) => action === 'ticket.submit')?.input).toMatchObject({
    category: 'drain_blocked',
    householdId: 'h101',
  })
  page.close()
})

test('a ticket is confirmed and asks for a rating, compiled as WeChat runs it', async () => {
  const page = await phone.open('resident/ticket/index', { query: { id: 't1' } })
  await page.until(() => page.text.includes(say('ticket.confirm')))
  await page.tap(say('ticket.confirm'))
  await page.until(() => page.text.includes(say('rate.title')))
  expect(asked.find(({ action }) => action === 'ticket.confirm')?.input).toMatchObject({ ticketId: 't1' })
  page.close()
})

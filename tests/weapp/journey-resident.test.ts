import { say } from '../../src/ui/words'
import { startDemo, type DemoAddress, type Session } from '../support/demo-address'
import { startPhone, type Phone } from '../support/weapp-harness'

let demo: DemoAddress
let resident: Session
let phone: Phone
const navigated: string[] = []

beforeAll(async () => {
  demo = await startDemo(0)
  resident = await demo.session('wang')
  phone = startPhone({ navigated, callFunction: ({ name, data }) => demo.send(resident, name, data) })
}, 200_000)
afterAll(() => demo.stop())

type Card = { ticketId: string; number: string; ownerName: string }

/** The technician on duty does the work through the functions; this file is about the resident's phone. */
const workItOff = async (ticketId: string): Promise<void> => {
  for (const key of ['chen', 'liu', 'ma']) {
    const staff = await demo.session(key)
    const { cards } = await demo.call<{ cards: Card[] }>(staff, 'ticket.list', { box: 'jobs' })
    if (!cards.some((card) => card.ticketId === ticketId)) continue
    const command = (name: string, more: object = {}) =>
      demo.call(staff, `ticket.${name}`, { ticketId, commandId: `weapp-${name}-1`, ...more })
    await command('accept')
    await command('setOut')
    await command('arrive')
    await command('finish', { cause: '接头老化', minutes: 30 })
    return
  }
  throw new Error(`nobody has ${ticketId}`)
}

test('the compiled mini-program reports, confirms and rates against the local cloud', async () => {
  const report = await phone.open('resident/report/index', { query: { category: 'water_leak' } })
  await report.until(() => report.text.includes('3栋2单元801室'))
  await report.tap(say('report.submit.repair'))
  await report.until(() => report.text.includes('已收到'))
  expect(report.text).toMatch(/工单号\s?[2-9A-Z]{6}/)
  report.close()

  const { cards } = await demo.call<{ cards: Card[] }>(resident, 'ticket.list', { box: 'mine' })
  const [card] = cards
  if (card === undefined) throw new Error('the ticket is not in the list')
  await workItOff(card.ticketId)

  const ticket = await phone.open('resident/ticket/index', { query: { id: card.ticketId } })
  await ticket.until(() => ticket.text.includes(say('ticket.confirm')))
  await ticket.tap(say('ticket.confirm'))
  await ticket.until(() => ticket.has('.al-rating__press'))
  await ticket.tapNth('.al-rating__press', 4)
  await ticket.until(() => ticket.text.includes(say('rate.good')))
  await ticket.tap(say('rate.send'))
  await ticket.until(() => ticket.text.includes(say('step.rated', { score: 5 })))
  ticket.close()
  const after = await demo.call<{ state: string; rating: { score: number } }>(resident, 'ticket.get', {
    ticketId: card.ticketId,
  })
  expect(after).toMatchObject({ state: 'confirmed', rating: { score: 5 } })
}, 60_000)

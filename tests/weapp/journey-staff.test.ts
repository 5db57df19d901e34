import { say } from '../../src/ui/words'
import { startDemo, type DemoAddress, type Session } from '../support/demo-address'
import { startPhone, type OpenPage, type Phone } from '../support/weapp-harness'

let demo: DemoAddress
let technician: Session
let ticketId: string
let phone: Phone

type Card = { ticketId: string }

/** Whoever is on duty at this hour got it. */
const whoHas = async (id: string): Promise<Session> => {
  for (const key of ['chen', 'liu', 'ma']) {
    const session = await demo.session(key)
    const { cards } = await demo.call<{ cards: Card[] }>(session, 'ticket.list', { box: 'jobs' })
    if (cards.some((card) => card.ticketId === id)) return session
  }
  throw new Error(`nobody has ${id}`)
}

beforeAll(async () => {
  demo = await startDemo(0)
  const resident = await demo.session('wang')
  const report = { commandId: 'weapp-submit-1', householdId: 'h-3-2-801', category: 'water_leak' }
  ticketId = (await demo.call<{ ticketId: string }>(resident, 'ticket.submit', report)).ticketId
  technician = await whoHas(ticketId)
  phone = startPhone({ callFunction: ({ name, data }) => demo.send(technician, name, data) })
}, 200_000)
afterAll(() => demo.stop())

const stateNow = async (): Promise<string> =>
  (await demo.call<{ state: string }>(technician, 'ticket.get', { ticketId })).state

const press = async (page: OpenPage, words: string): Promise<void> => {
  await page.until(() => page.text.includes(words))
  await page.tap(words)
}

test('the compiled mini-program accepts, arrives and finishes against the local cloud', async () => {
  const job = await phone.open('staff/job/index', { query: { id: ticketId } })
  await press(job, say('move.accept'))
  await press(job, say('accept.now'))
  await press(job, say('accept.doNow'))
  await press(job, say('move.arrive'))
  await job.until(() => job.text.includes(say('state.on_site')))
  expect(await stateNow()).toBe('on_site')
  await press(job, say('move.finish'))
  await press(job, '接头老化')
  await press(job, say('duration.minutes', { n: 30 }))
  await press(job, say('finish.do'))
  await job.until(() => job.text.includes(say('job.doneNotice')))
  expect(await stateNow()).toBe('done')
  job.close()
}, 60_000)

import { say } from '../../src/ui/words'
import { NOW, ticketCard, ticketView } from '../support/ticket-view'
import { startPhone, type CloudCall } from '../support/weapp-harness'

type Asked = { action: string; input: { box?: string } }
const asked: string[] = []
let card = ticketCard({ state: 'accepted' })

const answerTo = ({ action, input }: Asked): unknown => {
  asked.push(action)
  if (action === 'ticket.list') return { cards: input.box === 'jobs' ? [card] : [], now: NOW }
  if (action === 'ticket.setOut') {
    card = ticketCard({ state: 'on_the_way' })
    return ticketView({ state: 'on_the_way' })
  }
  return { homes: [], roles: [], now: NOW }
}
const callFunction: CloudCall = ({ data }) => Promise.resolve({ ok: true, data: answerTo(data as Asked) })

const phone = startPhone({ callFunction })

test('a technician’s row shows where and takes the next step in one tap, compiled as WeChat runs it', async () => {
  const page = await phone.open('staff/jobs/index')
  await page.until(() => page.text.includes('1栋1单元101室'))
  await page.until(() => page.text.includes('还剩 18 分钟'))
  await page.tap(say('move.set_out'))
  await page.until(() => page.text.includes(say('move.arrive')))
  expect(asked).toContain('ticket.setOut')
  page.close()
})

test.each(['desk/login/index', 'desk/live/index'])(
  '%s says on a phone that it needs a computer',
  async (path) => {
    const page = await phone.open(path)
    await page.until(() => page.text.includes(say('desk.only.title')))
    page.close()
  },
)

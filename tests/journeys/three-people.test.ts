import type { Browser, Page } from 'playwright-core'
import { openBrowser, rendersChinese } from '../support/browser'
import { startDemo, type DemoAddress } from '../support/demo-address'
import { press, pressText, sees, seesNoMore, windowAt } from '../support/window'

let demo: DemoAddress
let browser: Browser
const errors: string[] = []

beforeAll(async () => {
  ;[demo, browser] = await Promise.all([startDemo(3), openBrowser()])
}, 200_000)
afterAll(async () => {
  await browser.close()
  await demo.stop()
})

const windowOf = (key: string, to: string, window: 'phone' | 'browser' = 'phone'): Promise<Page> =>
  windowAt(browser, demo.windowOf(key, to, window), { size: window === 'phone' ? 'phone' : 'desk', errors })

const KEYS = ['chen', 'liu', 'ma']
type Card = { ticketId: string; number: string }
type Line = { title: string; readAt?: number }

/** Who got it: the technician on duty at this hour. */
const ownerKey = async (number: string): Promise<string> => {
  for (const key of KEYS) {
    const session = await demo.session(key)
    const { cards } = await demo.call<{ cards: Card[] }>(session, 'ticket.list', { box: 'jobs' })
    if (cards.some((card) => card.number === number)) return key
  }
  throw new Error(`nobody has ${number}`)
}

it('has a browser that shows Chinese', async () => {
  expect(await rendersChinese(browser)).toBe(true)
})

it('goes from two taps to five stars with three people at once', async () => {
  const supervisor = await windowOf('yang', '/#/desk/live/index', 'browser')
  await sees(supervisor, '在办工单')
  const resident = await windowOf('wang', '/#/pages/home/index')
  await press(resident, '漏水渗水')
  await press(resident, '提交报修')
  await sees(resident, '已收到')
  const [, number] = /工单号\s*([2-9A-Z]{6})/.exec(await resident.locator('body').innerText()) ?? []
  if (number === undefined) throw new Error('no number was shown')

  // The desk asks every 15 s; meanwhile the others go on.
  const onTheDesk = sees(supervisor, number)
  const technician = await windowOf(await ownerKey(number), '/#/staff/jobs/index')
  await pressText(technician, number)
  // The list stays behind the job with a button of the same name.
  await sees(technician, '经过')
  await press(technician, '接单')
  await press(technician, '现在就去')
  await press(technician, '接单，现在出发')
  await press(technician, '到现场了')
  await press(technician, '完成')
  await technician.getByRole('radiogroup', { name: '原因' }).getByRole('radio').first().click()
  await technician.getByRole('radio', { name: /^30\s分钟$/ }).click()
  await press(technician, '提交完成')
  await sees(technician, '等业主确认')

  await press(resident, '查看进度')
  await sees(resident, '进展和留言')
  await onTheDesk
  await press(resident, '已解决')
  await resident.getByRole('radio', { name: /^5 星/ }).click()
  await press(resident, '准时')
  await press(resident, '提交评价')
  await sees(resident, '评价 5 星')
  // Every step was read on the ticket's own page, so nothing of it waits in the inbox.
  await Promise.all([seesNoMore(supervisor, number), resident.waitForTimeout(5000)])
  const lines = await demo.call<{ entries: Line[] }>(await demo.session('wang'), 'notify.inbox.list', {})
  const about = lines.entries.filter(({ title }) => title.includes(number))
  expect(about.length).toBeGreaterThan(2)
  expect(about.filter(({ readAt }) => readAt === undefined)).toEqual([])
  expect(errors).toEqual([])
}, 300_000)

it('shows tabs and stars larger too when the type is 特大', async () => {
  const { cards } = await demo.call<{ cards: Card[] }>(await demo.session('li'), 'ticket.list', {
    box: 'mine',
    open: false,
  })
  const [rated] = cards
  if (rated === undefined) throw new Error('no ticket was rated')
  const phone = await windowOf('li', '/#/pages/me/index')
  const heightOf = (what: string): Promise<number> =>
    phone
      .locator(what)
      .filter({ visible: true })
      .first()
      .evaluate((one) => one.getBoundingClientRect().height)
  const star = async (): Promise<number> => {
    await phone.evaluate((id) => void (location.hash = `#/resident/ticket/index?id=${id}`), rated.ticketId)
    await sees(phone, '进展和留言')
    const height = await heightOf('.al-rating__star')
    await phone.goBack()
    await sees(phone, '字号')
    return height
  }
  const before = [await heightOf('.weui-tabbar__label'), await star()]
  await press(phone, '特大')
  const after = [await heightOf('.weui-tabbar__label'), await star()]
  after.forEach((height, index) => expect(height / (before[index] ?? 1)).toBeCloseTo(1.6, 1))
  expect(errors).toEqual([])
}, 120_000)

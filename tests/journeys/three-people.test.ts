import type { Browser, Page } from 'playwright-core'
import { openBrowser, rendersChinese } from '../support/browser'
import { startDemo, type DemoAddress } from '../support/demo-address'

const PHONE = { width: 390, height: 844 }
/** The desk asks every 15 s (src/features/desk-live). */
const SEEN_WITHIN_MS = 25_000

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

const windowOf = async (key: string, to: string, window: 'phone' | 'browser' = 'phone'): Promise<Page> => {
  const context = await browser.newContext({
    viewport: window === 'phone' ? PHONE : { width: 1280, height: 800 },
  })
  const page = await context.newPage()
  page.setDefaultTimeout(SEEN_WITHIN_MS)
  page.on('pageerror', (error) => errors.push(`${key}: ${error.message}`))
  await page.goto(demo.windowOf(key, to, window))
  return page
}

const KEYS = ['chen', 'liu', 'ma']
type Card = { ticketId: string; number: string }

/** Who got it: the technician on duty at this hour. */
const ownerKey = async (number: string): Promise<string> => {
  for (const key of KEYS) {
    const session = await demo.session(key)
    const { cards } = await demo.call<{ cards: Card[] }>(session, 'ticket.list', { box: 'jobs' })
    if (cards.some((card) => card.number === number)) return key
  }
  throw new Error(`nobody has ${number}`)
}

/** Presses what is called so: by its role, as a screen reader would find it. */
const press = (page: Page, name: string): Promise<void> =>
  page
    .getByRole('button', { name, exact: true })
    .or(page.getByRole('radio', { name, exact: true }))
    .or(page.getByRole('checkbox', { name, exact: true }))
    .filter({ visible: true })
    .last()
    .click()

it('has a browser that shows Chinese', async () => {
  expect(await rendersChinese(browser)).toBe(true)
})

it('goes from two taps to five stars with three people at once', async () => {
  const supervisor = await windowOf('yang', '/#/desk/live/index', 'browser')
  await supervisor.getByText('在办工单').first().waitFor()
  const resident = await windowOf('wang', '/#/pages/home/index')
  await press(resident, '漏水渗水')
  await press(resident, '提交报修')
  await resident.getByText('已收到').first().waitFor()
  const [, number] = /工单号\s*([2-9A-Z]{6})/.exec(await resident.locator('body').innerText()) ?? []
  if (number === undefined) throw new Error('no number was shown')

  const technician = await windowOf(await ownerKey(number), '/#/staff/jobs/index')
  await supervisor.getByText(number).first().waitFor()
  await technician.getByText(number).first().click()
  // The list stays behind the job with a button of the same name.
  await technician.getByText('经过').first().waitFor()
  await press(technician, '接单')
  await press(technician, '现在就去')
  await press(technician, '接单，现在出发')
  await press(technician, '到现场了')
  await press(technician, '完成')
  await technician.getByRole('radiogroup', { name: '原因' }).getByRole('radio').first().click()
  await technician.getByRole('radio', { name: /^30\s分钟$/ }).click()
  await press(technician, '提交完成')
  await technician.getByText('等业主确认').first().waitFor()

  await press(resident, '查看进度')
  await resident.getByText('进展和留言').first().waitFor()
  await press(resident, '已解决')
  await resident.getByRole('radio', { name: /^5 星/ }).click()
  await press(resident, '准时')
  await press(resident, '提交评价')
  await resident.getByText('评价 5 星').first().waitFor()
  await supervisor.getByText(number).first().waitFor({ state: 'detached' })
  expect(errors).toEqual([])
}, 120_000)

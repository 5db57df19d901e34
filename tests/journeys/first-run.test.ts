import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../support/browser'
import { startEmpty, type EmptyAddress } from '../support/demo-address'

const PHONE = { width: 390, height: 844 }
const DESK = { width: 1280, height: 800 }

let installation: EmptyAddress
let browser: Browser
const errors: string[] = []

beforeAll(async () => {
  ;[installation, browser] = await Promise.all([startEmpty(), openBrowser()])
}, 200_000)
afterAll(async () => {
  await browser.close()
  await installation.stop()
})

const windowAt = async (address: string, viewport: typeof PHONE): Promise<Page> => {
  const page = await (await browser.newContext({ viewport })).newPage()
  page.setDefaultTimeout(25_000)
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(address)
  return page
}
const fill = (page: Page, name: string, text: string): Promise<void> =>
  page.getByRole('textbox', { name, exact: true }).fill(text)
const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name }).filter({ visible: true }).last().click()

it('goes from an empty installation to a community that promises what its administrator says', async () => {
  const phone = await windowAt(installation.claimPage, PHONE)
  await fill(phone, '开通码', 'K7MP-2WQX-9RTB')
  await fill(phone, '您的姓名', '杨柳')
  await fill(phone, '小区名称', '安邻一期')
  await fill(phone, '值班电话', '010-60001000')
  await press(phone, /^开通$/)
  await phone.getByText('开通码不对', { exact: false }).waitFor()
  await fill(phone, '开通码', installation.code.toLowerCase())
  await press(phone, /^开通$/)
  await phone.getByText('安邻一期已开通，您是管理员').waitFor()

  const desk = await windowAt(`${installation.url}/#/desk/login/index`, DESK)
  const digits = await desk.getByText(/^\d{3} \d{3}$/).innerText()
  await press(phone, '登录电脑端')
  await fill(phone, '登录码', digits.replace(' ', ''))
  await press(phone, '下一步')
  await press(phone, '是我，确认登录')

  await press(desk, '设置向导')
  await desk.getByText('5 步做好了 2 步').waitFor()
  await press(desk, /^5\s*检查/)
  const missing = desk.getByRole('listitem').filter({ hasText: '还缺' })
  await missing.first().waitFor()
  expect(await missing.count()).toBe(4)

  await press(desk, '服务标准')
  await fill(desk, '普通报修 · 办结', '12')
  await press(desk, '看看改了什么')
  await desk.getByText('普通报修 · 办结：24 小时 → 12 小时').waitFor()
  await press(desk, '确认生效')
  await desk.getByText('第 2 版已生效').waitFor()
  await desk.reload()
  const solved = desk.getByRole('textbox', { name: '普通报修 · 办结', exact: true })
  await solved.waitFor()
  expect(await solved.inputValue()).toBe('12')
  expect(errors).toEqual([])
}, 120_000)

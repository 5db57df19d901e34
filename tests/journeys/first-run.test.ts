import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../support/browser'
import { startEmpty, type EmptyAddress } from '../support/demo-address'
import { press, sees, windowAt } from '../support/window'

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

const fill = (page: Page, name: string, text: string): Promise<void> =>
  page.getByRole('textbox', { name, exact: true }).fill(text)

it('goes from an empty installation to a community that promises what its administrator says', async () => {
  const phone = await windowAt(browser, installation.claimPage, { size: 'phone', errors })
  await fill(phone, '开通码', 'K7MP-2WQX-9RTB')
  await fill(phone, '您的姓名', '杨柳')
  await fill(phone, '小区名称', '安邻一期')
  await fill(phone, '值班电话', '010-60001000')
  await press(phone, /^开通$/)
  await press(phone, '同意并继续')
  await sees(phone, '开通码不对')
  await fill(phone, '开通码', installation.code.toLowerCase())
  await press(phone, /^开通$/)
  await sees(phone, '安邻一期已开通，您是管理员')

  const desk = await windowAt(browser, `${installation.url}/#/desk/login/index`, { size: 'desk', errors })
  const digits = await desk.getByText(/^\d{3} \d{3}$/).innerText()
  await press(phone, '登录电脑端')
  await fill(phone, '登录码', digits.replace(' ', ''))
  await press(phone, '下一步')
  await press(phone, '是我，确认登录')

  await press(desk, '设置向导')
  await sees(desk, '5 步做好了 2 步')
  await press(desk, /^5\s*检查/)
  const missing = desk.getByRole('listitem').filter({ hasText: '还缺' })
  await missing.first().waitFor()
  expect(await missing.count()).toBe(3)
  const resident = installation.url + '/phone/first-resident?to=%2F%23%2Fpages%2Fhome%2Findex'
  const home = await windowAt(browser, resident, { size: 'phone', errors })
  await sees(home, '这里的小区还在准备')
  await press(desk, '向住户开放')
  await sees(desk, '已向住户开放')
  await home.reload()
  await sees(home, '010-60001000')

  await press(desk, '服务标准')
  await fill(desk, '普通报修 · 办结', '12')
  await press(desk, '看看改了什么')
  await sees(desk, '普通报修 · 办结：24 小时 → 12 小时')
  await press(desk, '确认生效')
  await sees(desk, '第 2 版已生效')
  await desk.reload()
  const solved = desk.getByRole('textbox', { name: '普通报修 · 办结', exact: true })
  await solved.waitFor()
  expect(await solved.inputValue()).toBe('12')
  expect(errors).toEqual([])
}, 300_000)

import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../support/browser'
import { startDemo, type DemoAddress } from '../support/demo-address'
import { press, pressText, sees, windowAt } from '../support/window'

let demo: DemoAddress
let browser: Browser
const errors: string[] = []

beforeAll(async () => {
  ;[demo, browser] = await Promise.all([startDemo(0), openBrowser()])
}, 200_000)
afterAll(async () => {
  await browser.close()
  await demo.stop()
})

const HOME = '/#/pages/home/index'

const windowOf = (key: string, to: string, window: 'phone' | 'browser' = 'phone'): Promise<Page> =>
  windowAt(browser, demo.windowOf(key, to, window), { size: window === 'phone' ? 'phone' : 'desk', errors })

it('binds a home by phone number, and brings in a tenant by a link', async () => {
  const owner = await windowOf('new', HOME)
  await press(owner, '手机号快捷验证')
  await press(owner, '同意并继续')
  await sees(owner, '6栋2单元1002室')
  await press(owner, '绑定')
  await sees(owner, '要报什么事')

  const homes = await windowOf('new', '/#/resident/homes/index')
  await press(homes, '邀请家人或租客')
  await press(homes, /^租户/)
  await homes.getByLabel('租期最后一天').fill('2099-12-31')
  await press(homes, '生成邀请码')
  const code = (await homes.locator('.al-my-homes__code').innerText()).replace(/\s/g, '')

  const tenant = await windowOf('tang', `/#/resident/join/index?code=${code}`)
  await sees(tenant, '邀请您，身份是租户')
  await tenant.getByLabel('您的姓名').fill('唐小军')
  await press(tenant, '加入')
  await sees(tenant, '已加入 6栋2单元1002室')

  const again = await windowOf('other', `/#/resident/join/index?code=${code}`)
  await press(again, '同意并继续')
  await sees(again, '这个邀请已被使用')
  await homes.reload()
  await sees(homes, '成员 2 人')
  expect(errors).toEqual([])
}, 300_000)

it('asks the front desk, is approved into the home, and loses it when the home is handed over', async () => {
  const resident = await windowOf('lan', HOME)
  await press(resident, '手机号快捷验证')
  await press(resident, '同意并继续')
  await sees(resident, '登记册里没有')
  await press(resident, /^申请绑定/)
  await resident.getByLabel('房号').fill('5-2-801')
  await press(resident, '业主')
  await resident.getByLabel('姓名').fill('蓝晓东')
  await resident.getByLabel('原因').fill('新买的二手房')
  await press(resident, '提交申请')
  await sees(resident, '等前台处理')
  const first = await windowOf('lan', HOME)
  await sees(first, '绑定房屋的申请')

  const desk = await windowOf('lin', '/#/desk/live/index', 'browser')
  await pressText(desk, '蓝*东')
  await sees(desk, '5栋2单元801室')
  await sees(desk, '姓名和号码都未登记')
  await press(desk, '查看姓名和号码')
  await sees(desk, '蓝晓东')
  await press(desk, '同意绑定')
  await sees(desk, '已同意蓝*东的申请')
  // The first screen was open all the while.
  await sees(first, '要报什么事')
  await resident.reload()
  await sees(resident, '已为您绑定5栋2单元801室，身份是业主。')
  await press(resident, '去首页')
  await sees(resident, '要报什么事')

  await press(desk, '办理迁出')
  await desk.getByLabel('房号，例如 3-2-1201').fill('5-2-801')
  await press(desk, '查找')
  await desk.getByLabel(/蓝\*东（业主）/).check()
  await press(desk, '自住')
  await press(desk, '办理迁出')
  await desk.getByRole('alertdialog').getByRole('button', { name: '办理迁出' }).click()
  await sees(desk, '1 人已解除绑定')
  const homes = await windowOf('lan', '/#/resident/homes/index')
  await sees(homes, '还没有绑定房屋')
  expect(errors).toEqual([])
}, 300_000)

it('lets somebody without a home report in a public area, follow it, talk and cancel', async () => {
  const passer = await windowOf('passer', HOME)
  await press(passer, '公共照明')
  await press(passer, '同意并继续')
  await press(passer, '手机号快捷验证')
  await passer.getByLabel('具体位置').fill('3栋东侧路灯')
  await press(passer, '提交报修')
  await sees(passer, /^工单号 /)
  await press(passer, '查看进度')
  await passer.getByLabel('留言').fill('整条路都黑着')
  await press(passer, '发送')
  await sees(passer, '整条路都黑着')
  const list = await windowOf('passer', '/#/pages/tickets/index')
  await sees(list, '公共照明')
  await press(list, /^公共照明/)
  await press(list, '取消这张单')
  await list.getByRole('alertdialog').getByRole('button', { name: '取消这张单' }).click()
  await sees(list, '已取消')
  expect(errors).toEqual([])
}, 300_000)

import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../support/browser'
import { startDemo, type DemoAddress } from '../support/demo-address'
import { press as pressIn, windowAt } from '../support/window'
import { spreadsheet } from '../cloudfunctions/files/spreadsheet'

let demo: DemoAddress
let browser: Browser
let page: Page
const errors: string[] = []

beforeAll(async () => {
  ;[demo, browser] = await Promise.all([startDemo(1), openBrowser()])
  page = await windowAt(browser, demo.windowOf('zhu', '/#/desk/register/index', 'browser'), {
    size: 'desk',
    errors,
  })
}, 200_000)
afterAll(async () => {
  await browser.close()
  await demo.stop()
})
jest.setTimeout(300_000)

const press = (name: string): Promise<void> => pressIn(page, name)

const HEADINGS = ['楼栋', '单元', '房号', '建筑面积', '成员1姓名', '成员1关系', '成员1手机']

it('imports a file: chosen, looked at, confirmed, and there', async () => {
  await press('导入')
  const file = await spreadsheet([
    HEADINGS,
    [3, 2, 1101, 101.5, '欧阳修', '业主', 13611112222],
    [3, 2, 801, 95, '', '', ''],
    [3, 2, 802, '很大', '', '', ''],
  ])
  const chooser = page.waitForEvent('filechooser')
  await press('选择文件')
  await (await chooser).setFiles({ name: '三栋.xlsx', mimeType: '', buffer: file })
  await page.getByText('还没有写入。请看一遍再确认。').waitFor()
  await page.getByText('3栋2单元1101室').waitFor()
  await page.getByText('（没有填，按导入当天）').waitFor()
  await press('变更 1')
  await page.getByText('建筑面积：89.5 → 95').waitFor()
  await press('不能导入 1')
  await page.getByText('“建筑面积”写的是“很大”，应为大于 0 的平方米数，例如 89.5').waitFor()
  await press('确认导入 2 套')
  await page.getByText('导入完成：新增 1 套，变更 1 套').waitFor()
  await press('回到房屋档案')
  await page.getByRole('searchbox').fill('欧阳修')
  await page.getByRole('searchbox').press('Enter')
  await page.getByText('3栋2单元1101室').click()
  await page.getByText('136****2222', { exact: true }).waitFor()
  await page.getByText('建筑面积：101.5').waitFor()
})

it('is used by keyboard: a unit is found, opened, changed and saved', async () => {
  await page.keyboard.press('Escape')
  const search = page.getByRole('searchbox')
  await search.fill('3-2-801')
  await search.press('Enter')
  const row = page.getByRole('row', { name: /3栋2单元801室/ })
  await row.focus()
  await row.press('Enter')
  await page.getByRole('button', { name: '修改', exact: true }).press('Enter')
  await page.getByRole('textbox', { name: '建筑面积（㎡）' }).fill('96')
  await page.getByRole('button', { name: '保存修改' }).press('Enter')
  await page.getByText('建筑面积：95 → 96').waitFor()
  expect(errors).toEqual([])
})

it('adds one unit by hand, shows its number for an open task and a purpose, and takes it out once nobody lives there', async () => {
  const fill = (name: string, text: string) =>
    page.getByRole('textbox', { name, exact: true }).last().fill(text)
  await press('新增房屋')
  await fill('楼栋', '99')
  await fill('单元', '1')
  await fill('房号', '101')
  await fill('建筑面积（㎡）', '88')
  await press('加一个人')
  await fill('姓名', '赵秀英')
  await fill('手机号', '13812345678')
  await press('加进档案')
  await page.getByText('档案里没有“99栋”这栋楼', { exact: false }).waitFor()
  await page.getByRole('checkbox', { name: '是新楼栋' }).click()
  await press('加进档案')
  await page.getByRole('heading', { name: '99栋1单元101室' }).waitFor()
  await press('查看赵秀英的手机号')
  const sheet = page.getByRole('dialog', { name: '查看赵秀英的手机号' })
  await sheet.getByRole('radio', { name: '核对档案' }).click()
  await sheet.getByRole('radiogroup', { name: '小区里其他的' }).getByRole('radio').first().check()
  await sheet.getByRole('button', { name: '查看', exact: true }).click()
  await page.getByText('13812345678', { exact: true }).waitFor()
  expect(await page.getByRole('button', { name: '移除房屋' }).count()).toBe(0)
  await press('修改')
  await press('去掉赵秀英')
  await press('保存修改')
  await press('移除房屋')
  await page.getByRole('alertdialog').getByRole('button', { name: '移除房屋' }).click()
  await page.getByRole('row', { name: /99栋1单元101室/ }).waitFor({ state: 'detached' })
  expect(errors).toEqual([])
})

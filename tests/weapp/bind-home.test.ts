import { say } from '../../src/ui/words'
import { startDemo, type DemoAddress, type Session } from '../support/demo-address'
import { startPhone, type Phone } from '../support/weapp-harness'

let demo: DemoAddress
let newcomer: Session
let phone: Phone

beforeAll(async () => {
  demo = await startDemo(0)
  newcomer = await demo.session('new')
  phone = startPhone({ callFunction: ({ name, data }) => demo.send(newcomer, name, data) })
}, 200_000)
afterAll(() => demo.stop())

test('WeChat’s own button gives the number, and the home of the register is bound', async () => {
  const home = await phone.open('pages/home/index')
  await home.until(() => home.text.includes(say('joinHome.phone.do')))
  await home.fire('.al-wechat-button', 'getphonenumber', { errMsg: 'getPhoneNumber:fail user deny' })
  await home.until(() => home.text.includes(say('joinHome.phone.refused')))

  const code = await demo.phoneCode(newcomer)
  await home.fire('.al-wechat-button', 'getphonenumber', { errMsg: 'getPhoneNumber:ok', code })
  // The server asks before it uses the number; the same tap goes on.
  await home.until(() => home.text.includes(say('notice.agree')))
  await home.tap(say('notice.agree'))
  await home.until(() => home.text.includes('6栋2单元1002室'))
  expect(home.text).not.toContain(say('joinHome.phone.refused'))
  await home.tap(say('joinHome.bind'))
  await home.until(() => home.text.includes(say('home.report')))
  home.close()
  const { homes } = await demo.call<{ homes: object[] }>(newcomer, 'community.me', {})
  expect(homes).toMatchObject([{ unitLabel: '6栋2单元1002室', relation: 'owner' }])
}, 60_000)

import { say } from '../../src/ui/words'
import { startPhone, type CloudCall } from '../support/weapp-harness'

const calls: string[] = []
const callFunction: CloudCall = ({ name }) => {
  calls.push(name)
  return Promise.reject(new Error('no cloud in this test'))
}

const phone = startPhone({ callFunction })

test('the home page renders under WeChat’s globals, asks the cloud, and says in words when it does not answer', async () => {
  const page = await phone.open('pages/home/index')
  expect(page.has('.al-root')).toBe(true)
  await page.until(() => page.text.length > 0)
  expect(calls.length).toBeGreaterThan(0)
  expect(page.text).not.toContain('undefined')
  page.close()
})

test('a larger type is chosen on 我的 and the page grows at once', async () => {
  const page = await phone.open('pages/me/index')
  expect(page.has('.al-scale-16')).toBe(false)
  await page.tap(say('me.type.1.6'))
  expect(page.has('.al-scale-16')).toBe(true)
  page.close()
})

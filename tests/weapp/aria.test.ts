import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { say } from '../../src/ui/words'
import { DIST, startPhone } from '../support/weapp-harness'

const phone = startPhone({ callFunction: () => Promise.reject(new Error('no cloud in this test')) })

/** Which of Taro's numbered properties the view's template takes an attribute from. */
function aliasOf(attribute: string): string {
  const found = new RegExp(`<view [^>]*${attribute}="{{(?:xs\\.b\\()?i\\.(p\\d+)`).exec(
    readFileSync(join(DIST, 'base.wxml'), 'utf8'),
  )
  if (!found?.[1]) throw new Error(`the template has no ${attribute}`)
  return found[1]
}

test('what can be tapped has a role and says whether it is chosen, under the names the template reads', async () => {
  const page = await phone.open('pages/me/index')
  const role = aliasOf('aria-role')
  const tree = JSON.stringify(page.tree)
  expect(tree).toContain(`"${role}":"radio"`)
  expect(tree).toContain(`"${role}":"radiogroup"`)
  expect(tree).toContain(`"${aliasOf('aria-label')}":"${say('me.type')}"`)
  expect(tree).toContain(`"${aliasOf('aria-checked')}":true`)
  page.close()
})

import type { LocalCloud } from '../../emulator/local-cloud'
import { placesTable } from './access-table'

/** A simulated phone of its own; any other name in its place is another phone. */
const FOUNDER = 'first-admin'
const CLAIM_PAGE = '/#/staff/claim/index'

const phoneAt = (base: string, openid: string, page: string): string =>
  `${base}/phone/${openid}?to=${encodeURIComponent(page)}`

type Reply = { ok: boolean; data?: { communities: unknown[] } }

const isClaimed = async (cloud: LocalCloud): Promise<boolean> => {
  const reply = (await cloud.call(null, 'community', {
    action: 'community.home.communities',
    input: {},
  })) as Reply
  return (reply.data?.communities.length ?? 0) > 0
}

const unclaimed = (
  url: string,
  code: string,
): string => `  这里还没有小区，也没有人员。第一位管理员从这里开始：
  No community and nobody in it yet. The first administrator begins here:

  1. 在这部模拟手机上开通 claim it on this phone   ${phoneAt(url, FOUNDER, CLAIM_PAGE)}
     开通码 one-time code                          ${code}
  2. 在电脑端登录，再点“设置向导” sign in at the desk, then “设置向导”
                                                   ${url}/#/desk/login/index

  其他人：把地址里的 ${FOUNDER} 换成别的名字，就是另一部手机。
  Others: put another name in the place of ${FOUNDER}, and it is another phone.
  想先看看演示社区 to look at the demo community instead：npm start -- --reset`

const claimed = (url: string): string => `  您自己的小区 your own community：
  管理员的手机 the administrator’s phone   ${phoneAt(url, FOUNDER, '/#/pages/home/index')}`

/** What an installation without the demo prints: how to claim it, and once that is done where its people are. */
export const firstRunTable = async (cloud: LocalCloud, code: string): Promise<string> => {
  const words = (await isClaimed(cloud)) ? claimed(cloud.url) : unclaimed(cloud.url, code)
  return `${words}\n\n${placesTable(cloud.url)}`
}

import type { BindAnswer, SubscribeAnswer } from './wechat-consent.types'

type Outcome = { errMsg: string } & Record<string, string>
type WeChat = {
  requestSubscribeMessage?: (o: {
    tmplIds: string[]
    success: (r: Outcome) => void
    fail: (r: Outcome) => void
  }) => void
  bindEmployeeRelation?: (o: { tmplIds: string[]; success: () => void; fail: (r: Outcome) => void }) => void
}
// Newer than Taro's list of APIs, so taken from WeChat itself.
declare const wx: WeChat

const CHOICES = ['accept', 'reject', 'ban', 'filter'] as const

/** Asks for one message of each template; must follow a tap (wechat.md §3). */
export function requestSubscribeMessage(templateIds: string[]): Promise<SubscribeAnswer> {
  return new Promise((resolve) => {
    if (!wx.requestSubscribeMessage) {
      resolve('unsupported')
      return
    }
    const choiceOf = (word: string | undefined) => CHOICES.find((choice) => choice === word) ?? 'reject'
    const answer = (result: Outcome): void =>
      resolve(Object.fromEntries(templateIds.map((id) => [id, choiceOf(result[id])])))
    wx.requestSubscribeMessage({ tmplIds: templateIds, success: answer, fail: answer })
  })
}

/** Binds a member of staff to the company for 用工关系 messages (wechat.md §3). */
export function bindEmployeeRelation(templateIds: string[]): Promise<BindAnswer> {
  return new Promise((resolve) => {
    if (!wx.bindEmployeeRelation) {
      resolve('unsupported')
      return
    }
    wx.bindEmployeeRelation({
      tmplIds: templateIds,
      success: () => resolve('bound'),
      fail: () => resolve('refused'),
    })
  })
}

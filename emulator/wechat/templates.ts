/** Where a template's messages appear: 服务通知 (one-time subscription) or 小程序助手 (用工关系). */
export type Channel = 'subscribe' | 'employee'

/** A message template as approved in the console. `key` carries its type as in WeChat: thing1, time3, phrase2. */
export type WechatTemplate = {
  id: string
  channel: Channel
  title: string
  fields: { key: string; label: string }[]
}

export type WechatOptions = {
  appid: string
  secret: string
  templates: WechatTemplate[]
  /** Pages of the released mini-program; a message to another page gets 41030. Absent = any page. */
  pages?: string[]
  /** Phone numbers of simulated phones by openid; others get a made-up one. */
  phoneNumbers?: Record<string, string>
}

export const NO_WECHAT: WechatOptions = { appid: 'wxlocal', secret: 'local-secret', templates: [] }

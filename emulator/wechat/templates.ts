import type { PushTarget } from './push'

/** Where a template's messages appear: 服务通知 (one-time subscription) or 小程序助手 (用工关系). */
export type Channel = 'subscribe' | 'employee'

/** A message template as approved in the console. `key` carries its type as in WeChat: thing1, time3, phrase2. */
export type WechatTemplate = {
  id: string
  channel: Channel
  title: string
  fields: { key: string; label: string }[]
}

/** What a content check suggests to do. */
export type Suggestion = 'pass' | 'review' | 'risky'

/** A word, or a text within a file, that content checks find. `label` as in WeChat: 10001 advertising, 20006 illegal. */
export type Marker = { text: string; suggest: 'review' | 'risky'; label?: number }

/** A group robot of WeCom; its key is the secret part of its address. */
export type Robot = { key: string; name: string }

export type WechatOptions = {
  appid: string
  /** The mini-program's name; default: its appid. */
  name?: string
  secret: string
  templates: WechatTemplate[]
  /** Pages of the released mini-program; a message to another page gets 41030. Absent = any page. */
  pages?: string[]
  /** What content checks find; absent = everything passes. */
  markers?: Marker[]
  /** What content checks say of every picture, whatever is in it; absent = what the markers say. */
  pictures?: Suggestion
  /** Where events such as wxa_media_check are pushed to; absent = nowhere. */
  push?: PushTarget
  robots?: Robot[]
  /** Phone numbers of simulated phones by openid; others get a made-up one. */
  phoneNumbers?: Record<string, string>
}

export const NO_WECHAT: WechatOptions = { appid: 'wxlocal', secret: 'local-secret', templates: [] }

import type { SentMessage } from '../wechat/memory'
import type { WechatTemplate } from '../wechat/templates'
import { html, type Html } from './html'
import { localTime } from './layout'

const CHANNEL_NAME = { subscribe: '服务通知', employee: '小程序助手' } as const

/** Taro's H5 build routes by hash, so a message's page opens at `/#/<page>`. */
function pageLink(openid: string, page: string): string {
  return `/phone/${openid}?to=${encodeURIComponent(`/#/${page.replace(/^\//, '')}`)}`
}

/** A message as the phone shows it: title, fields with their labels, and the page it opens. */
export function messageCard(message: SentMessage, templates: WechatTemplate[]): Html {
  const template = templates.find((one) => one.id === message.templateId)
  const rows = Object.entries(message.data).map(([key, value]) => {
    const label = template?.fields.find((field) => field.key === key)?.label ?? key
    return html`<dt>${label}</dt>
      <dd>${value}</dd>`
  })
  const link =
    message.page === ''
      ? undefined
      : html`<p><a href="${pageLink(message.to, message.page)}">进入小程序查看</a></p>`
  return html`<article class="card">
    <span class="soft">${CHANNEL_NAME[message.channel]} · ${localTime(message.at)}</span
    ><b>${template?.title ?? message.templateId}</b>
    <dl>${rows}</dl>
    ${link}
  </article>`
}

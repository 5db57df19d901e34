import type { GroupMessage, SentMessage } from '../wechat/memory'
import type { WechatTemplate } from '../wechat/templates'
import { html, type Html } from './html'
import { localTime } from './layout'

const CHANNEL_NAME = { subscribe: '服务通知', employee: '小程序助手' } as const

/** Taro's H5 build routes by hash, so a message's page opens at `/#/<page>`. */
function pageLink(openid: string, page: string): string {
  return `/phone/${encodeURIComponent(openid)}?to=${encodeURIComponent(`/#/${page.replace(/^\//, '')}`)}`
}

/** A message as WeChat draws it: time, the mini-program's name, title, fields with their labels, and the way in. */
export function messageCard(
  message: SentMessage,
  templates: WechatTemplate[],
  appName: string,
  to?: string,
): Html {
  const template = templates.find((one) => one.id === message.templateId)
  const rows = Object.entries(message.data).map(([key, value]) => {
    const label = template?.fields.find((field) => field.key === key)?.label ?? key
    return html`<dt>${label}</dt>
      <dd>${value}</dd>`
  })
  const link =
    message.page === ''
      ? undefined
      : html`<a class="open" href="${pageLink(message.to, message.page)}"
          ><span>进入小程序查看</span><span aria-hidden="true">›</span></a
        >`
  const receiver = to === undefined ? '' : ` · ${to}`
  return html`<p class="time">${CHANNEL_NAME[message.channel]} · ${localTime(message.at)}${receiver}</p>
    <article class="card">
      <div class="app"><i aria-hidden="true">${Array.from(appName)[0] ?? ''}</i>${appName}</div>
      <b>${template?.title ?? message.templateId}</b>
      <dl>${rows}</dl>
      ${link}
    </article>`
}

/** What a robot wrote into its group. */
export function groupBubble(message: GroupMessage): Html {
  const mentioned = message.mentioned.length > 0 ? ` @${message.mentioned.join(' @')}` : ''
  return html`<p class="time">${message.robot} · ${localTime(message.at)}</p>
    <div class="bubble">${message.content}${mentioned}</div>`
}

import { html, type Html } from './html'
import { options, pageOf, pager, page } from './layout'
import { groupBubble, messageCard } from './message-card'
import { nameOf } from './names'
import type { ConsoleOptions, ConsolePage } from './options'

const PAGE = 20

function sent(o: ConsoleOptions, url: URL): Html {
  const [to, text] = [url.searchParams.get('to') ?? '', url.searchParams.get('text') ?? '']
  const fits = o.wechat
    .sent()
    .reverse()
    .filter((one) => (to === '' || one.to === to) && Object.values(one.data).join('\n').includes(text))
  const number = pageOf(url)
  const shown = fits.slice((number - 1) * PAGE, number * PAGE)
  const receivers = [...new Set(o.wechat.sent().map((one) => one.to))]
  const names = Object.fromEntries(receivers.map((openid) => [openid, nameOf(o.personas, openid)]))
  return html`<section>
    <h2>手机上的消息<small>Messages on phones</small></h2>
    <form class="row" method="get">
      <label
        >收件人
        <select name="to">
          ${options({ '': '所有人', ...names }, to)}
        </select></label
      >
      <input
        class="long"
        type="search"
        name="text"
        value="${text}"
        placeholder="内容包含"
        aria-label="内容包含"
      />
      <button>筛选</button>
    </form>
    ${shown.map((one) => messageCard(one, o.wechat.templates, o.wechat.appName, nameOf(o.personas, one.to)))}
    ${shown.length === 0 ? html`<p class="none">没有消息</p>` : undefined}
    ${pager(url, number, fits.length > number * PAGE)}
  </section>`
}

function groups(o: ConsoleOptions): Html {
  const bubbles = o.wechat.groupMessages().reverse().map(groupBubble)
  return html`<section>
    <h2>企业微信群<small>Groups with a robot</small></h2>
    ${bubbles.length > 0 ? bubbles : html`<p class="none">群机器人还没有说话</p>`}
  </section>`
}

/** All that phones and groups show, newest first. */
export const messagesPage: ConsolePage = {
  path: '/__console/messages',
  label: '消息',
  en: 'Messages',
  body: (o, url) => html`${sent(o, url)}${groups(o)}`,
}

/** What one phone's WeChat shows: 服务通知 and 小程序助手, newest first. */
export function phonePage(o: ConsoleOptions, openid: string): string {
  const own = o.wechat
    .sent()
    .filter((message) => message.to === openid)
    .reverse()
  const cards = own.map((message) => messageCard(message, o.wechat.templates, o.wechat.appName))
  const body = html`<div class="phone">
    <header>
      <h1>微信消息<small>WeChat messages</small></h1>
      <p class="soft">${nameOf(o.personas, openid)}</p>
    </header>
    ${cards.length > 0 ? cards : html`<p class="none">还没有消息</p>`}
  </div>`
  return page({ title: '微信消息', body, refreshSeconds: 3 })
}

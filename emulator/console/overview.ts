import type { Clock } from '../clock'
import type { Database } from '../database/database'
import type { Faults } from '../faults'
import type { Counters } from '../functions/counters'
import type { FunctionLogs } from '../functions/logs'
import { isRecord } from '../http/body'
import type { Timers } from '../timers/timers'
import type { WechatEnd, WechatFaultKind } from '../wechat/faults'
import type { WechatSide } from '../wechat/wechat'
import { html, type Html } from './html'
import { action, localTime, page } from './layout'
import { messageCard } from './message-card'

export type ConsoleOptions = {
  clock: Clock
  timers: Timers
  wechat: WechatSide
  logs: FunctionLogs
  faults: Faults
  counters: Counters
  database: Database
}

const MINUTE = 60_000
const STRIDES: [string, number][] = [
  ['1 分钟', MINUTE],
  ['10 分钟', 10 * MINUTE],
  ['1 小时', 60 * MINUTE],
  ['1 天', 24 * 60 * MINUTE],
]
const END_NAMES: Record<WechatEnd, string> = {
  subscribe: '订阅消息',
  employee: '用工消息',
  token: '接口凭证',
  wxacode: '小程序码',
  phoneNumber: '手机号',
  textCheck: '文本检查',
  mediaCheck: '图片检查',
  robot: '群机器人',
  push: '消息推送',
}
const FAULT_NAMES: Record<WechatFaultKind, string> = {
  lose: '请求丢失',
  answerLostAfterCommit: '已办成但回应丢失',
  duplicate: '送达两次',
  delay: '延迟 1 秒',
  busy: '系统繁忙 (-1)',
  http429: '限流 (429)',
  reorder: '后到先送',
  forge: '先来一个伪造的',
}
const SHOWN_DOCUMENTS = 3
const SHOWN_MESSAGES = 6

function clockSection({ clock }: ConsoleOptions): Html {
  const buttons = STRIDES.map(([label, ms]) =>
    action(`快进 ${label}`, '/__console/advance', { ms, step: Math.max(MINUTE, ms / 24) }),
  )
  return html`<section>
    <h2>时钟<small>Clock</small></h2>
    <p>
      ${localTime(clock.now())} <span class="soft">比真实时间快 ${Math.round(clock.offset() / 1000)} 秒</span>
    </p>
    <div class="row">${buttons}</div>
  </section>`
}

function timerSection({ timers }: ConsoleOptions): Html {
  const rows = timers.list().map(
    (timer) =>
      html`<tr>
        <td>${timer.fn}</td>
        <td><code>${timer.cron}</code></td>
        <td>${timer.running ? '运行中' : localTime(timer.nextAt)}</td>
        <td>${action('立即运行', '/__console/timers', { fn: timer.fn })}</td>
      </tr>`,
  )
  return html`<section>
    <h2>定时任务<small>Timers</small></h2>
    <table>
      <tr>
        <th>函数</th>
        <th>触发</th>
        <th>下次</th>
        <th></th>
      </tr>
      ${rows}
    </table>
  </section>`
}

function phoneSection({ wechat }: ConsoleOptions): Html {
  const sent = wechat.sent()
  const rows = wechat.phones().map((openid) => {
    const count = sent.filter((message) => message.to === openid).length
    const employee = wechat.record(openid).employee ? '已绑定用工关系' : ''
    return html`<tr>
      <td><a href="/phone/${openid}">${openid}</a></td>
      <td><a href="/phone/${openid}/wechat">消息 ${count}</a></td>
      <td>${employee}</td>
    </tr>`
  })
  return html`<section>
    <h2>手机<small>Simulated phones</small></h2>
    <table>
      ${rows}
    </table>
  </section>`
}

function messageSection({ wechat }: ConsoleOptions): Html {
  const newest = wechat.sent().slice(-SHOWN_MESSAGES).reverse()
  const cards = newest.map(
    (message) =>
      html`<div class="soft">${message.to}</div>
        ${messageCard(message, wechat.templates)}`,
  )
  return html`<section>
    <h2>最近消息<small>Latest messages</small></h2>
    ${cards.length > 0 ? cards : html`<p class="soft">还没有消息</p>`}
  </section>`
}

function options(names: Record<string, string>): Html[] {
  return Object.entries(names).map(([value, label]) => html`<option value="${value}">${label}</option>`)
}

function faultSection({ wechat }: ConsoleOptions): Html {
  const current = Object.entries(wechat.faults.current()).map(
    ([end, fault]) =>
      html`<tr>
        <td>${END_NAMES[end as WechatEnd]}</td>
        <td>${FAULT_NAMES[fault.kind]}</td>
      </tr>`,
  )
  const set = html`<form class="row" data-fault>
    <select name="end">
      ${options(END_NAMES)}</select
    ><select name="kind">
      ${options(FAULT_NAMES)}</select
    ><button>对下一次请求生效</button>
  </form>`
  return html`<section>
    <h2>微信故障<small>WeChat faults, for the next request</small></h2>
    ${set}
    <table>
      ${current}
    </table>
    <p>${action('全部清除', '/__console/faults', { clear: true })}</p>
  </section>`
}

function callSection({ counters }: ConsoleOptions): Html {
  const rows = Object.entries(counters.byFunction()).map(([fn, count]) => {
    const total = Object.values(count.db).reduce((sum, one) => sum + one, 0)
    return html`<tr>
      <td>${fn}</td>
      <td>${count.calls}</td>
      <td>${total}</td>
      <td>${count.dbSequence}</td>
    </tr>`
  })
  return html`<section>
    <h2>调用<small>Calls since the start</small></h2>
    <table>
      <tr>
        <th>函数</th>
        <th>次数</th>
        <th>数据库</th>
        <th>最长串行</th>
      </tr>
      ${rows}
    </table>
  </section>`
}

function logSection({ logs }: ConsoleOptions): Html {
  const lines = logs
    .tail(undefined, 80)
    .map((line) => `${localTime(line.at)} [${line.fn}] ${line.level} ${line.text}`)
  return html`<section class="wide">
    <h2>函数日志<small>Function logs</small></h2>
    <pre>${lines.reverse().join('\n')}</pre>
  </section>`
}

async function firstDocuments(database: Database, collectionName: string): Promise<string[]> {
  const query = { collectionName, queryType: 'WHERE', query: '{}', offset: 0, limit: SHOWN_DOCUMENTS }
  const { data } = await database.call('database.getDocument', query)
  const list: unknown = isRecord(data) ? data.list : []
  return Array.isArray(list) ? list.map(String) : []
}

async function dataSection({ database }: ConsoleOptions): Promise<Html> {
  const names = await database.collections()
  const parts = await Promise.all(
    names.sort().map(async (name) => {
      const documents = await firstDocuments(database, name)
      return html`<h3>${name}</h3>
        <pre>${documents.length > 0 ? documents.join('\n') : '空'}</pre>`
    }),
  )
  return html`<section class="wide">
    <h2>数据<small>Collections, first documents</small></h2>
    ${parts}
  </section>`
}

/** The console: what this cloud holds and what can be done to it. */
export async function overviewPage(o: ConsoleOptions): Promise<string> {
  const sections = [
    clockSection(o),
    phoneSection(o),
    timerSection(o),
    faultSection(o),
    callSection(o),
    messageSection(o),
    logSection(o),
  ]
  const body = html`<header>
      <h1>本地云控制台</h1>
      <p>Local cloud console</p>
    </header>
    <main>${sections}${await dataSection(o)}</main>`
  return page({ title: '本地云控制台', body })
}

/** What one phone's WeChat shows: 服务通知 and 小程序助手, newest first. */
export function phonePage(o: ConsoleOptions, openid: string): string {
  const own = o.wechat
    .sent()
    .filter((message) => message.to === openid)
    .reverse()
  const cards = own.map((message) => messageCard(message, o.wechat.templates))
  const body = html`<div class="phone">
    <header>
      <h1>微信消息</h1>
      <p>WeChat messages · ${openid}</p>
    </header>
    ${cards.length > 0 ? cards : html`<p class="soft">还没有消息</p>`}
  </div>`
  return page({ title: '微信消息', body, refreshSeconds: 3 })
}

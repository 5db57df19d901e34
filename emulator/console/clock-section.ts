import { html, type Html } from './html'
import { action, localTime, table } from './layout'
import type { ConsoleOptions } from './options'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const STRIDES: [string, number][] = [
  ['1 分钟', MINUTE],
  ['10 分钟', 10 * MINUTE],
  ['1 小时', HOUR],
  ['1 天', DAY],
]
const IRREVERSIBLE = '途中到期的定时任务都会运行，时间不能倒回。'

/** Steps that keep a long jump short: a minute at least, 24 of them at most. */
const stepOf = (ms: number): number => Math.max(MINUTE, Math.ceil(ms / 24))

/** How far this clock is from the real one, in its two largest units. */
export function toldOffset(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / MINUTE)
  if (minutes === 0) return '与真实时间相同'
  const parts = [
    [Math.floor(minutes / 1440), '天'],
    [Math.floor(minutes / 60) % 24, '小时'],
    [minutes % 60, '分钟'],
  ] as const
  const from = parts.findIndex(([amount]) => amount > 0)
  const told = parts.slice(from, from + 2).filter(([amount]) => amount > 0)
  return `比真实时间${ms > 0 ? '快' : '慢'} ${told.map(([amount, unit]) => `${amount} ${unit}`).join(' ')}`
}

/** Time, how far ahead of the wall clock it is, and the buttons that move it. */
export function clockSection({ clock }: ConsoleOptions): Html {
  const buttons = STRIDES.map(([label, ms]) =>
    action(
      `快进 ${label}`,
      '/__console/advance',
      { ms, step: stepOf(ms) },
      `把时间快进 ${label}？${IRREVERSIBLE}`,
    ),
  )
  const exact = html`<form
    class="row"
    data-form="advance"
    action="/__console/advance"
    data-ask="把时间快进 {}？${IRREVERSIBLE}"
  >
    <label>快进 <input type="number" name="amount" min="1" max="400" value="3" required /></label>
    <select name="unit" data-number aria-label="单位">
      <option value="${MINUTE}">分钟</option>
      <option value="${HOUR}" selected>小时</option>
      <option value="${DAY}">天</option>
    </select>
    <button>快进</button>
    <span class="soft">一天以内，定时任务都在自己的时刻运行；更长则按小时</span>
  </form>`
  return html`<section>
    <h2>时钟<small>Clock</small></h2>
    <p>${localTime(clock.now())} <span class="soft">${toldOffset(clock.offset())}</span></p>
    <div class="row">${buttons}</div>
    ${exact}
  </section>`
}

/** What runs next by that clock. */
export function timerSection({ timers, wechat }: ConsoleOptions): Html {
  const rows = timers.list().map(
    (timer) =>
      html`<tr>
        <td>${timer.fn}</td>
        <td><code>${timer.cron}</code></td>
        <td class="when">${timer.running ? '运行中' : localTime(timer.nextAt)}</td>
        <td>${action('立即运行', '/__console/timers', { fn: timer.fn })}</td>
      </tr>`,
  )
  const push = wechat.source.nextAt()
  const pushed =
    push === undefined ? undefined : html`<p class="soft">微信将在 ${localTime(push)} 推送事件</p>`
  return html`<section>
    <h2>定时任务<small>Timers</small></h2>
    ${table(['函数', '触发', '下次', ''], rows, '没有定时任务')}${pushed}
  </section>`
}

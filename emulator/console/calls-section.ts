import { html, type Html } from './html'
import { table } from './layout'
import type { ConsoleOptions } from './options'

/** What the functions have cost since the start, and what has been used of a plan. */
export function callSection(o: ConsoleOptions): Html {
  const rows = Object.entries(o.counters.byFunction()).map(([fn, count]) => {
    const total = Object.values(count.db).reduce((sum, one) => sum + one, 0)
    return html`<tr>
      <td>${fn}</td>
      <td class="num">${count.calls}</td>
      <td class="num">${total}</td>
      <td class="num">${count.dbSequence}</td>
    </tr>`
  })
  const { callsPerMonth, readsPerDay, writesPerDay } = o.used()
  return html`<section>
    <h2>调用<small>Calls since the start</small></h2>
    ${table(['函数', '#次数', '#数据库', '#最长串行'], rows, '还没有调用')}
    <p class="soft">本月调用 ${callsPerMonth} 次；今天读 ${readsPerDay} 次，写 ${writesPerDay} 次</p>
  </section>`
}

import type { Persona } from '../options'
import { html, type Html } from './html'
import { table } from './layout'
import type { ConsoleOptions } from './options'

function windowLink(persona: Persona): string {
  const [kind, id] = 'openid' in persona ? ['phone', persona.openid] : ['browser', persona.uid]
  const to = persona.page === undefined ? '' : `?to=${encodeURIComponent(persona.page)}`
  return `/${kind}/${encodeURIComponent(id)}${to}`
}

function phoneCells(o: ConsoleOptions, openid: string): Html {
  const count = o.wechat.sent().filter((message) => message.to === openid).length
  const bound = o.wechat.record(openid).employee === undefined ? '' : '已绑定'
  return html`<td class="when"><a href="/phone/${encodeURIComponent(openid)}/wechat">消息 ${count}</a></td>
    <td class="soft when">${bound}</td>`
}

/** The people of the start options by name, and the phones nobody named. */
export function peopleSection(o: ConsoleOptions): Html {
  const rows = o.personas.map(
    (persona) =>
      html`<tr>
        <td><a href="${windowLink(persona)}" target="_blank" rel="noopener">${persona.name}</a></td>
        ${
          'openid' in persona
            ? phoneCells(o, persona.openid)
            : html`<td class="soft">浏览器</td>
                <td></td>`
        }
      </tr>`,
  )
  const named = new Set(o.personas.flatMap((one) => ('openid' in one ? [one.openid] : [])))
  const others = o.wechat.phones().filter((openid) => !named.has(openid))
  const otherRows = others.map(
    (openid) =>
      html`<tr>
        <td><a href="/phone/${encodeURIComponent(openid)}" target="_blank" rel="noopener">${openid}</a></td>
        ${phoneCells(o, openid)}
      </tr>`,
  )
  const rest =
    others.length === 0
      ? undefined
      : html`<details>
          <summary>其他手机 ${others.length}</summary>
          ${table(['手机', '微信', '用工关系'], otherRows, '')}
        </details>`
  return html`<section>
    <h2>人物<small>People; a window is that person</small></h2>
    ${rows.length > 0 ? table(['打开窗口', '微信', '用工关系'], rows, '') : undefined}${rest}
    ${rows.length + others.length === 0 ? html`<p class="none">还没有手机</p>` : undefined}
  </section>`
}

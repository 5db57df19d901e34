import { html, type Html } from './html'
import { SCRIPT } from './script'
import { STYLE } from './style'

/** The tabs of the console, in order. */
export type Tab = { path: string; label: string; en: string }

function head(title: string, refreshSeconds?: number): Html {
  const refresh =
    refreshSeconds === undefined
      ? undefined
      : html`<meta http-equiv="refresh" content="${String(refreshSeconds)}" />`
  return html`<head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width,initial-scale=1" />
    ${refresh}
    <title>${title}</title>
    ${STYLE}
  </head>`
}

/** A page of the console with its tabs. `now` is what the cloud's clock says. */
export function consolePage(o: { tabs: Tab[]; path: string; now: number; body: Html }): string {
  const links = o.tabs.map(({ path, label, en }) =>
    path === o.path
      ? html`<a href="${path}" aria-current="page">${label}<span class="en">${en}</span></a>`
      : html`<a href="${path}">${label}<span class="en">${en}</span></a>`,
  )
  const label = o.tabs.find((tab) => tab.path === o.path)?.label ?? ''
  return html`<!doctype html>
    <html lang="zh-CN">
      ${head(`${label} · 本地云控制台`)}
      <body>
        <header class="top">
          <div class="row">
            <h1>本地云控制台<small>Local cloud console</small></h1>
            <span class="now">${localTime(o.now)}</span>
          </div>
          <nav aria-label="控制台">${links}</nav>
        </header>
        <main>${o.body}</main>
        ${SCRIPT}
      </body>
    </html>`.html
}

/** A page without tabs, such as what a simulated phone shows. `refreshSeconds` has it look again by itself. */
export function page(o: { title: string; body: Html; refreshSeconds?: number }): string {
  return html`<!doctype html>
    <html lang="zh-CN">
      ${head(o.title, o.refreshSeconds)}
      <body>
        ${o.body}${SCRIPT}
      </body>
    </html>`.html
}

/** A button that posts `body` to a console action and reloads; with `ask` only after a yes. */
export function action(label: string, path: string, body: unknown, ask?: string): Html {
  const sent = JSON.stringify(body)
  return ask === undefined
    ? html`<button data-send="${path}" data-body="${sent}">${label}</button>`
    : html`<button data-send="${path}" data-body="${sent}" data-ask="${ask}">${label}</button>`
}

/** Choices of a select. */
export function options(names: Record<string, string>, chosen = ''): Html[] {
  return Object.entries(names).map(([value, label]) =>
    value === chosen
      ? html`<option value="${value}" selected>${label}</option>`
      : html`<option value="${value}">${label}</option>`,
  )
}

/** A table in a box that scrolls sideways by itself. Columns beginning with # hold numbers. */
export function table(columns: string[], rows: Html[], none: string): Html {
  if (rows.length === 0) return html`<p class="none">${none}</p>`
  const heads = columns.map((name) =>
    name.startsWith('#')
      ? html`<th scope="col" class="num">${name.slice(1)}</th>`
      : html`<th scope="col">${name}</th>`,
  )
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          ${heads}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`
}

/** Links to the pages before and after; `more` = there is one after. */
export function pager(url: URL, pageNumber: number, more: boolean): Html {
  const to = (number: number): string => {
    const query = new URLSearchParams(url.searchParams)
    query.set('page', String(number))
    return `${url.pathname}?${query.toString()}`
  }
  const before = pageNumber > 1 ? html`<a class="button" href="${to(pageNumber - 1)}">上一页</a>` : undefined
  const after = more ? html`<a class="button" href="${to(pageNumber + 1)}">下一页</a>` : undefined
  return html`<div class="row">${before}<span class="soft">第 ${pageNumber} 页</span>${after}</div>`
}

/** The page a URL asks for, from 1. */
export function pageOf(url: URL): number {
  const asked = Number(url.searchParams.get('page') ?? 1)
  return Number.isInteger(asked) && asked >= 1 && asked <= 1_000_000 ? asked : 1
}

/** 2026-03-01 10:00:05 in UTC+8. */
export function localTime(at: number | undefined): string {
  return at === undefined ? '—' : new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
}

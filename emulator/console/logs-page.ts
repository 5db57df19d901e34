import type { LogLine } from '../functions/logs'
import { html, type Html } from './html'
import { localTime, options, pageOf, pager } from './layout'
import type { ConsolePage } from './options'

const PAGE = 100
const LEVELS = { '': '所有级别', error: 'error', warn: 'warn', info: 'info', log: 'log', debug: 'debug' }

function row(line: LogLine): Html {
  return html`<li class="level-${line.level}">
    <span class="soft"
      >${localTime(line.at)} ${line.fn} ${line.level}
      <a href="/__console/logs?text=${encodeURIComponent(line.requestId)}"
        >${line.requestId.slice(0, 8)}</a
      ></span
    >
    <pre>${line.text}</pre>
  </li>`
}

/** What functions print, newest first, by function, level, and text or request id. */
export const logsPage: ConsolePage = {
  path: '/__console/logs',
  label: '日志',
  en: 'Logs',
  body: (o, url) => {
    const asked = (name: string): string => url.searchParams.get(name) ?? ''
    const [fn, level, text] = [asked('fn'), asked('level'), asked('text')]
    const lines = o.logs
      .tail(fn === '' ? undefined : fn, Infinity)
      .reverse()
      .filter((one) => level === '' || one.level === level)
      .filter((one) => one.text.includes(text) || one.requestId.startsWith(text))
    const number = pageOf(url)
    const shown = lines.slice((number - 1) * PAGE, number * PAGE)
    const functions = {
      '': '所有函数',
      ...Object.fromEntries(o.timers.functions().map((name) => [name, name])),
    }
    return html`<section class="wide">
      <h2>函数日志<small>What functions print</small></h2>
      <form class="row" method="get">
        <select name="fn" aria-label="函数">
          ${options(functions, fn)}
        </select>
        <select name="level" aria-label="级别">
          ${options(LEVELS, level)}
        </select>
        <input
          class="long"
          type="search"
          name="text"
          value="${text}"
          placeholder="内容或请求编号"
          aria-label="内容或请求编号"
        />
        <button>筛选</button>
      </form>
      ${
        shown.length > 0
          ? html`<ol class="log">
              ${shown.map(row)}
            </ol>`
          : html`<p class="none">没有日志</p>`
      }
      ${pager(url, number, lines.length > number * PAGE)}
    </section>`
  },
}

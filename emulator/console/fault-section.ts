import { FAULTS_OF_END, type WechatEnd } from '../wechat/faults'
import { html, type Html } from './html'
import { action, options, table } from './layout'
import { CLOUD_FAULT_NAMES, END_NAMES, FAULT_NAMES } from './names'
import type { ConsoleOptions } from './options'

const TIMES = { '1': '一次', '3': '三次', '1000000000': '直到清除' }
/** Which fields each kind of the cloud's faults asks for. */
const NEEDS: Record<string, string[]> = {
  dropAnswer: ['fn'],
  failDatabase: ['collection', 'times'],
  killAfterDbCall: ['fn', 'nth'],
  loseInvoke: ['fn', 'times'],
  delayDatabase: ['ms'],
}

function timesSelect(): Html {
  return html`<select name="times" data-number aria-label="次数">
    ${options(TIMES)}
  </select>`
}

function wechatForm(): Html {
  return html`<form class="row" data-form="wechat" action="/__console/faults">
    <select name="end" aria-label="微信的哪一端" data-ends="${JSON.stringify(FAULTS_OF_END)}">
      ${options(END_NAMES)}
    </select>
    <select name="kind" aria-label="微信故障">
      ${options(FAULT_NAMES)}
    </select>
    ${timesSelect()}<button>设置</button>
  </form>`
}

function cloudForm(o: ConsoleOptions, collections: string[]): Html {
  const functions = Object.fromEntries(o.timers.functions().map((fn) => [fn, fn]))
  const names = { '': '任意集合', ...Object.fromEntries(collections.map((name) => [name, name])) }
  return html`<form class="row" data-form="cloud" action="/__console/faults">
    <select name="kind" aria-label="云端故障" data-needs="${JSON.stringify(NEEDS)}">
      ${options(CLOUD_FAULT_NAMES)}
    </select>
    <label data-part="fn"
      >函数
      <select name="fn">
        ${options(functions)}
      </select></label
    >
    <label data-part="collection"
      >集合
      <select name="collection">
        ${options(names)}
      </select></label
    >
    <label data-part="nth">第 <input type="number" name="nth" min="1" max="99" value="1" /> 次</label>
    <label data-part="ms">毫秒 <input type="number" name="ms" min="1" max="60000" value="1000" /></label>
    <label data-part="times">${timesSelect()}</label>
    <button>设置</button>
  </form>`
}

function left(times: number): string {
  return Number.isFinite(times) && times < 1e9 ? `还剩 ${times} 次` : '直到清除'
}

/** Fault switches of WeChat's ends and of the cloud, and those that are set. */
export function faultSection(o: ConsoleOptions, collections: string[]): Html {
  const wechat = Object.entries(o.wechat.faults.current()).map(
    ([end, fault]) =>
      html`<tr>
        <td>${END_NAMES[end as WechatEnd]}</td>
        <td>${FAULT_NAMES[fault.kind]}</td>
        <td class="soft">${left(fault.times ?? Infinity)}</td>
      </tr>`,
  )
  const cloud = o.faults.current().map(
    (fault) =>
      html`<tr>
        <td>${fault.about}</td>
        <td>${CLOUD_FAULT_NAMES[fault.kind]}</td>
        <td class="soft">${left(fault.left)}</td>
      </tr>`,
  )
  return html`<section>
    <h2>故障<small>Faults</small></h2>
    ${wechatForm()}${cloudForm(o, collections)}
    ${table(['哪里', '故障', ''], [...wechat, ...cloud], '没有设置故障')}
    <div class="row">${action('全部清除', '/__console/faults', { clear: true })}</div>
  </section>`
}

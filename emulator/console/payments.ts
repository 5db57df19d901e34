import { PAY_FAULTS_OF_END, type PayEnd } from '../wechat-pay/faults'
import type { Notice, Order, Refund } from '../wechat-pay/records'
import { html, type Html } from './html'
import { action, localTime, options, table } from './layout'
import { nameOf } from './names'
import type { ConsoleOptions, ConsolePage } from './options'
import { NOTICE_NAMES, ORDER_NAMES, PAY_END_NAMES, PAY_FAULT_NAMES, REFUND_NAMES } from './payment-names'
import { sheetCard, yuan } from './payment-sheet'

const SHOWN = 30

/** Sentences keep a readable width; the table scrolls instead. */
const STYLE: Html = { html: '<style>td.what{min-width:11em}</style>' }

function newest<T>(all: T[], row: (one: T) => Html): Html[] {
  return all.slice(-SHOWN).reverse().map(row)
}

function orderRow(one: Order): Html {
  return html`<tr>
    <td><code>${one.outTradeNo}</code></td>
    <td class="what">${one.description}</td>
    <td class="num">${yuan(one.total)}</td>
    <td class="when">${ORDER_NAMES[one.state]}</td>
    <td class="when">${localTime(one.paidAt ?? one.createdAt)}</td>
  </tr>`
}

function refundRow(one: Refund): Html {
  return html`<tr>
    <td><code>${one.outRefundNo}</code></td>
    <td class="num">${yuan(one.refund)}</td>
    <td class="when">${REFUND_NAMES[one.status]}</td>
    <td class="when">${localTime(one.successAt ?? one.createdAt)}</td>
  </tr>`
}

function noticeRow(one: Notice): Html {
  const tries = one.attempts.map((attempt) => `${attempt.probe ? '探测 ' : ''}${attempt.outcome}`)
  return html`<tr>
    <td>${one.about === 'refund' ? '退款' : '支付'} <code>${one.no}</code></td>
    <td class="when">${NOTICE_NAMES[one.state]}</td>
    <td class="what">${tries.join(' · ')}</td>
    <td class="when">${localTime(one.nextAt)}</td>
    <td>${action('再发一次', '/__console/pay', { resend: one.id })}</td>
  </tr>`
}

function sheetSection(o: ConsoleOptions): Html {
  const sheets = o.pay.sheets().map(
    (sheet) =>
      html`<div class="time">${nameOf(o.personas, sheet.openid)}</div>
        ${sheetCard(sheet)}`,
  )
  return html`<section>
    <h2>支付页<small>Payment sheets</small></h2>
    ${sheets.length > 0 ? sheets : html`<p class="none">没有待支付的订单</p>`}
  </section>`
}

function faultSection(o: ConsoleOptions): Html {
  const current = Object.entries(o.pay.faults.current()).map(
    ([end, fault]) =>
      html`<tr>
        <td>${PAY_END_NAMES[end as PayEnd]}</td>
        <td>${PAY_FAULT_NAMES[fault.kind]}</td>
      </tr>`,
  )
  return html`<section>
    <h2>支付故障<small>Faults, for the next request</small></h2>
    <form class="row" data-form="pay" action="/__console/pay-fault">
      <select name="end" aria-label="支付的哪一端" data-ends="${JSON.stringify(PAY_FAULTS_OF_END)}">
        ${options(PAY_END_NAMES)}
      </select>
      <select name="kind" aria-label="支付故障">
        ${options(PAY_FAULT_NAMES)}
      </select>
      <button>设置</button>
    </form>
    ${table(['哪里', '故障'], current, '没有设置故障')}
  </section>`
}

/** WeChat Pay: sheets waiting for somebody, the newest records, and what can be disturbed. */
export const paymentsPage: ConsolePage = {
  path: '/__console/payments',
  label: '支付',
  en: 'Payments',
  body: (o) => {
    const orders = newest(o.pay.orders(), orderRow)
    const refunds = newest(o.pay.refunds(), refundRow)
    const notices = newest(o.pay.notices(), noticeRow)
    return html`${STYLE}${sheetSection(o)}${faultSection(o)}
      <section class="wide">
        <h2>订单<small>Orders</small></h2>
        ${table(['商户订单号', '商品', '#金额（元）', '状态', '时间'], orders, '还没有订单')}
      </section>
      <section class="wide">
        <h2>退款<small>Refunds</small></h2>
        ${table(['商户退款单号', '#金额（元）', '状态', '时间'], refunds, '还没有退款')}
      </section>
      <section class="wide">
        <h2>通知<small>Notifications</small></h2>
        ${table(['内容', '状态', '每次结果', '下次', ''], notices, '还没有通知')}
      </section>`
  },
}

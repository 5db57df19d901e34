import type { Sheet } from '../wechat-pay/sheets'
import { html, type Html } from './html'
import { page } from './layout'

/** Fen as people read money: 12345 → 123.45. */
export function yuan(fen: number): string {
  return (fen / 100).toFixed(2)
}

const STYLE: Html = {
  html: `<style>
.sheet{background:var(--bubble);border:1px solid var(--line);border-radius:14px;padding:18px 16px;margin:0 0 14px;text-align:center}
.sheet .amount{font-size:38px;font-weight:600;line-height:1.3;font-variant-numeric:tabular-nums}.sheet .amount small{font-size:22px;margin-right:2px}
.sheet dl{display:grid;grid-template-columns:5em 1fr;gap:6px 12px;text-align:left;margin:14px 0 6px;font-size:14px}.sheet dt{color:var(--soft)}.sheet dd{margin:0;text-align:right}
.sheet button{width:100%;min-height:48px;font-size:16px;margin-top:8px}
</style>`,
}

function button(label: string, body: object, kind = ''): Html {
  return html`<button class="${kind}" data-send="/__console/pay" data-body="${JSON.stringify(body)}">
    ${label}
  </button>`
}

/** A payment sheet as the phone shows it: payee, amount, and the ways to pay, to leave, or to be refused. */
export function sheetCard(sheet: Sheet): Html {
  return html`${STYLE}
    <article class="sheet">
      <div>付款给 ${sheet.payee}</div>
      <div class="amount"><small>¥</small>${yuan(sheet.total)}</div>
      <dl>
        <dt>商品</dt>
        <dd>${sheet.description}</dd>
        <dt>支付方式</dt>
        <dd>零钱</dd>
      </dl>
      ${button('确认支付', { confirm: sheet.id }, 'main')} ${button('放弃支付', { cancel: sheet.id })}
      ${button('银行拒绝', { fail: sheet.id })}
    </article>`
}

/** The open payment sheets of one phone. */
export function sheetPage(sheets: Sheet[], openid: string): string {
  const cards = sheets.filter((one) => one.openid === openid).map(sheetCard)
  const body = html`<div class="phone">
    <header>
      <h1>微信支付<small>WeChat Pay</small></h1>
      <p class="soft">${openid}</p>
    </header>
    ${cards.length > 0 ? cards : html`<p class="none">没有待支付的订单</p>`}
  </div>`
  return page({ title: '微信支付', body, refreshSeconds: 3 })
}

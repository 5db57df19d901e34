import type { Signer } from '../secret'
import { askForBill, downloadBill } from './bill-calls'
import { certificateList } from './certificate-list'
import type { PayEnd } from './faults'
import { closeOrder, placeOrder, queryByOutTradeNo, queryByTransactionId, type Answer } from './orders'
import type { Mode, Platform, SignedRequest } from './platform'
import type { TradeType } from './records'
import { applyAbnormalRefund, applyRefund, queryRefund, type RefundDesk } from './refunds'

export type Desk = { platform: Platform; refunds: RefundDesk; signer: Signer }

/** One call of the API: `work` gets what the path says beside the request. A buffer is an unsigned file. */
export type Call = {
  end: PayEnd
  method: 'GET' | 'POST'
  path: RegExp
  work(d: Desk, r: SignedRequest, parts: string[]): Answer | Buffer
}

const TRADE_TYPES: Record<string, TradeType> = { jsapi: 'JSAPI', native: 'NATIVE', h5: 'MWEB' }

function modeOf(part: string | undefined): Mode {
  return part === 'partner/' ? 'partner' : 'direct'
}

/** The paths as the service has them; `(partner/)?` is the service provider's variant (wechat.md §1.7). */
const CALLS: Call[] = [
  {
    end: 'order',
    method: 'POST',
    path: /^\/v3\/pay\/(partner\/)?transactions\/(jsapi|native|h5)$/,
    work: (d, r, [mode, type = '']) => placeOrder(d.platform, r, modeOf(mode), TRADE_TYPES[type] ?? 'JSAPI'),
  },
  {
    end: 'query',
    method: 'GET',
    path: /^\/v3\/pay\/(partner\/)?transactions\/out-trade-no\/([^/]+)$/,
    work: (d, r, [mode, no = '']) => queryByOutTradeNo(d.platform, r, modeOf(mode), no),
  },
  {
    end: 'query',
    method: 'GET',
    path: /^\/v3\/pay\/(partner\/)?transactions\/id\/([^/]+)$/,
    work: (d, r, [mode, id = '']) => queryByTransactionId(d.platform, r, modeOf(mode), id),
  },
  {
    end: 'close',
    method: 'POST',
    path: /^\/v3\/pay\/(partner\/)?transactions\/out-trade-no\/([^/]+)\/close$/,
    work: (d, r, [mode, no = '']) => closeOrder(d.platform, r, modeOf(mode), no),
  },
  {
    end: 'refund',
    method: 'POST',
    path: /^\/v3\/refund\/domestic\/refunds$/,
    work: (d, r) =>
      d.refunds.budgeted(r.merchant.mchid, d.platform.clock.now(), () =>
        applyRefund(d.platform, d.refunds, r),
      ),
  },
  {
    end: 'refundQuery',
    method: 'GET',
    path: /^\/v3\/refund\/domestic\/refunds\/([^/]+)$/,
    work: (d, r, [no = '']) => queryRefund(d.platform, r, no),
  },
  {
    end: 'refund',
    method: 'POST',
    path: /^\/v3\/refund\/domestic\/refunds\/([^/]+)\/apply-abnormal-refund$/,
    work: (d, r, [id = '']) => applyAbnormalRefund(d.platform, r, id),
  },
  {
    end: 'bill',
    method: 'GET',
    path: /^\/v3\/bill\/tradebill$/,
    work: (d, r) => askForBill(d.platform, d.signer, r),
  },
  {
    end: 'bill',
    method: 'GET',
    path: /^\/v3\/billdownload\/file$/,
    work: (d, r) => downloadBill(d.platform, d.signer, r),
  },
  {
    end: 'certificates',
    method: 'GET',
    path: /^\/v3\/certificates$/,
    work: (d, r) => certificateList(d.platform, r),
  },
]

/** The call a request is for, with the parts its path names (decoded). */
export function callOf(method: string, path: string): { call: Call; parts: string[] } | undefined {
  for (const call of CALLS) {
    const match = call.method === method ? call.path.exec(path) : null
    if (match) return { call, parts: match.slice(1) }
  }
  return undefined
}

import type { Clock } from '../clock'
import type { Tokens } from '../gateway/tokens'
import type { Route } from '../http/server'
import type { Signer } from '../secret'
import type { DueSource } from '../timers/due'
import { payApiRoute } from './api-route'
import { createFaultSwitches } from '../fault-switches'
import { PAY_FAULTS_OF_END, type PayEnd, type PayFault, type PayFaults } from './faults'
import { openPayJournal } from './journal'
import { openPayKeys } from './keys'
import { createNotices } from './notices'
import { NO_PAY, type PayOptions } from './options'
import { stateOf } from './orders'
import { payPhoneRoute } from './phone-route'
import { merchantOf, type Platform } from './platform'
import type { Notice, Order, Refund } from './records'
import { createRefundDesk, nextRefundAt, settleRefunds, type RefundOutcome } from './refunds'
import { createSheets, type Habit, type Sheet, type SheetEnd } from './sheets'
import { ownKey } from './signing-keys'

export type { PayMerchant, PayOptions } from './options'

/** What tests and the console may see and set of the simulated WeChat Pay. Amounts in fen. */
export type Pay = {
  /** Orders, refunds and notifications, oldest first. */
  orders(): Order[]
  refunds(): Refund[]
  notices(): Notice[]
  /** Open payment sheets of all phones. */
  sheets(): Sheet[]
  /** The person confirms, leaves, or the bank refuses. Throws when the sheet is not open. */
  confirm(sheetId: string): SheetEnd
  cancel(sheetId: string): SheetEnd
  fail(sheetId: string, why?: string): SheetEnd
  /** What happens to sheets from now on without anybody's hand; 'ask' (default) waits. */
  habit(habit: Habit): void
  /** How the next accepted refunds end. */
  refundsEnd(outcome: RefundOutcome, times?: number): void
  /** Sends a notification once more. */
  resend(noticeId: string): Promise<void>
  /** Sets a fault at one end of the platform, or removes it with null. */
  fault(end: PayEnd, fault: PayFault | null): void
  /** 微信支付公钥: its id and PEM. */
  publicKey(): { id: string; pem: string }
  /** Platform certificates that count now, newest first. */
  certificates(): { serial: string; pem: string }[]
  /** A new certificate signs from now on; the former one counts on for ten days. */
  rotateCertificate(): void
  /** What signs notifications for merchants that have both (wechat.md §1.3); default the public key. */
  notifyWith(kind: 'publicKey' | 'certificate'): void
  /** The key made for a merchant whose options name none (PEM). */
  merchantPrivateKey(mchid: string): string
}

export type PaySide = Pay & {
  routes: Route[]
  faults: PayFaults
  due: DueSource
  /** Whether a notification is on its way. */
  busy(): boolean
  /** Values for functions' environments, by the name in braces; undefined = not ours. */
  placeholder(name: string): string | undefined
  close(): void
}

export type PaySideOptions = {
  settings?: PayOptions
  dir?: string
  /** Also waits for the disk before a change counts. */
  durable: boolean
  clock: Clock
  signer: Signer
  tokens: Tokens
  /** The app that runs on the simulated phones. */
  appid: string
  knowsOpenid: (openid: string) => boolean
  origin: () => string
  log: (line: string) => void
}

/** `{payPublicKeyId}`, `{payPublicKey}` and `{payPrivateKey:<mchid>}`. */
function placeholders(pay: Pay): (name: string) => string | undefined {
  return (name) => {
    if (name === 'payPublicKeyId') return pay.publicKey().id
    if (name === 'payPublicKey') return pay.publicKey().pem
    return name.startsWith('payPrivateKey:') ? pay.merchantPrivateKey(name.slice(14)) : undefined
  }
}

/** WeChat Pay: its servers, and the payment sheet on every simulated phone. */
export function createPay(o: PaySideOptions): PaySide {
  const settings = o.settings ?? NO_PAY
  const { clock } = o
  const used = settings.merchants.length > 0
  const journal = openPayJournal(used ? o.dir : undefined, o.durable)
  const keys = openPayKeys(o.dir, clock)
  const faults = createFaultSwitches(PAY_FAULTS_OF_END)
  const refunds = createRefundDesk()
  let notifyKind: 'publicKey' | 'certificate' = 'publicKey'
  const notices = createNotices({
    clock,
    journal,
    faults,
    signTestEvery: settings.signTestEvery ?? 20,
    apiV3Key: (mchid) => merchantOf(settings, mchid)?.apiV3Key ?? '',
    signingKey: (mchid) => ownKey(keys, merchantOf(settings, mchid)?.keyMode ?? 'both', notifyKind),
    log: o.log,
  })
  const platform: Platform = {
    settings,
    clock,
    journal,
    keys,
    notices,
    knowsOpenid: o.knowsOpenid,
    origin: o.origin,
  }
  const sheets = createSheets(platform)
  const earliest = (...instants: (number | undefined)[]): number | undefined => {
    const known = instants.filter((at) => at !== undefined)
    return known.length === 0 ? undefined : Math.min(...known)
  }
  const pay: Pay = {
    orders: () => journal.orders().map((one) => ({ ...one, state: stateOf(one, clock.now()) })),
    refunds: () => journal.refunds(),
    notices: () => journal.notices(),
    sheets: () => sheets.list(),
    confirm: (id) => sheets.confirm(id),
    cancel: (id) => sheets.cancel(id),
    fail: (id, why) => sheets.fail(id, why),
    habit: (habit) => sheets.habit(habit),
    refundsEnd: (outcome, times = 1) => refunds.plan(outcome, times),
    resend: (id) => notices.resend(id),
    fault: (end, fault) => faults.set(end, fault),
    publicKey: () => {
      const { id, pem } = keys.publicKey()
      return { id, pem }
    },
    certificates: () => keys.certificates().map(({ serial, pem }) => ({ serial, pem })),
    rotateCertificate: () => void keys.rotate(),
    notifyWith: (kind) => {
      notifyKind = kind
    },
    merchantPrivateKey: (mchid) => keys.merchantPrivateKey(mchid),
  }
  return {
    ...pay,
    routes: [
      payApiRoute({ platform, refunds, signer: o.signer, faults }),
      payPhoneRoute({ sheets, tokens: o.tokens, appid: o.appid }),
    ],
    faults,
    due: {
      nextAt: () => earliest(nextRefundAt(platform), notices.nextAt()),
      run: async (now) => {
        settleRefunds(platform, now)
        await notices.run(now)
      },
    },
    busy: () => notices.busy(),
    placeholder: placeholders(pay),
    close: () => {
      notices.close()
      journal.close()
    },
  }
}

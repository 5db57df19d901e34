import type { Clock } from '../clock'
import type { Database } from '../database/database'
import type { Faults } from '../faults'
import type { Counters } from '../functions/counters'
import type { FunctionLogs } from '../functions/logs'
import type { QuotaUse } from '../functions/quota'
import type { DataView, Persona } from '../options'
import type { Timers } from '../timers/timers'
import type { PaySide } from '../wechat-pay/pay'
import type { WechatSide } from '../wechat/wechat'
import type { Html } from './html'
import type { Tab } from './layout'

/** What the console looks into. */
export type ConsoleOptions = {
  clock: Clock
  timers: Timers
  wechat: WechatSide
  pay: PaySide
  logs: FunctionLogs
  faults: Faults
  counters: Counters
  database: Database
  personas: Persona[]
  views: DataView[]
  used: () => QuotaUse
}

/** A tab with what it shows for an address below it. */
export type ConsolePage = Tab & { body(o: ConsoleOptions, url: URL): Promise<Html> | Html }

import { join } from 'node:path'
import type { Clock } from '../clock'
import type { DueSource } from '../timers/due'
import { openPlanList } from '../timers/plan-list'
import type { WechatFaults } from './faults'
import { pushRequest, type PushAddress, type PushRequest } from './push-format'

/**
 * Where WeChat's events go: to a function of the cloud (云开发消息推送: the event itself, JSON, no signature, because no
 * client can name this trigger), or to an HTTP address with signature and, if a key is set, encryption.
 */
export type PushTarget = { function: string } | PushAddress

export type Push = {
  /** Hands `event` over in `ms` by the cloud's clock; without a target it is dropped. */
  later(ms: number, event: Record<string, unknown>): void
}

/** How a push reaches this cloud; set when the functions exist. Resolves to whether it was answered well. */
export type PushCarrier = {
  toFunction(fn: string, event: Record<string, unknown>): Promise<boolean>
  toAddress(path: string, request: PushRequest): Promise<boolean>
}

type Planned = { event: Record<string, unknown>; attempt: number; reordered?: true }

/** An address that does not answer within 5 seconds is asked again, three times in all (消息推送). */
const AGAIN_AFTER_MS = 5000
const ATTEMPTS = 3
/** Long enough for another event to overtake. */
const REORDER_MS = 60_000

/** Pushes that are planned, in `dir`/wechat-pushes.json. */
export function createPush(o: {
  dir?: string
  appid: string
  target?: PushTarget
  clock: Clock
  faults: WechatFaults
  carrier: () => PushCarrier
  log: (line: string) => void
}): { push: Push; source: DueSource; clear(): void } {
  const { target, clock } = o
  const plans = openPlanList<Planned>({
    file: o.dir === undefined ? undefined : join(o.dir, 'wechat-pushes.json'),
    work: (item) => handOver(item),
    log: o.log,
  })
  const send = async (event: Record<string, unknown>, forged: boolean): Promise<boolean> => {
    if (!target) return true
    // A stranger cannot start a function as WeChat's push does; only an address can be lied to.
    if ('function' in target) return forged || o.carrier().toFunction(target.function, event)
    const request = pushRequest({
      address: target,
      appid: o.appid,
      event: forged ? { ...event, errcode: 0, result: { suggest: 'pass', label: 100 } } : event,
      timestamp: String(Math.floor(clock.now() / 1000)),
      nonce: String(Number.parseInt(clock.randomHex(4), 16)),
      random: Buffer.from(clock.randomHex(16), 'hex'),
      forged,
    })
    return o.carrier().toAddress(target.path, request)
  }
  const handOver = async (item: Planned): Promise<void> => {
    const fault = item.attempt === 1 && !item.reordered ? o.faults.strike('push') : undefined
    if (fault?.kind === 'lose') return
    if (fault?.kind === 'delay' || fault?.kind === 'reorder') {
      const ms = fault.kind === 'delay' ? (fault.ms ?? 1000) : REORDER_MS
      plans.add(clock.now() + ms, { ...item, reordered: true })
      return
    }
    if (fault?.kind === 'forge') await send(item.event, true)
    if (fault?.kind === 'duplicate') await send(item.event, false)
    const answered = await send(item.event, false)
    const again = target !== undefined && !('function' in target) && item.attempt < ATTEMPTS
    if (!answered && again) plans.add(clock.now() + AGAIN_AFTER_MS, { ...item, attempt: item.attempt + 1 })
  }
  return {
    push: { later: (ms, event) => target && plans.add(clock.now() + ms, { event, attempt: 1 }) },
    source: plans,
    clear: () => plans.clear(),
  }
}

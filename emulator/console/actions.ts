import type { DatabaseFault } from '../faults'
import { isRecord, textOf } from '../http/body'
import { FAULTS_OF_END, WECHAT_ENDS } from '../wechat/faults'
import type { ConsoleOptions } from './options'
import { payAction, setNestedPayFault, setPayFault } from './payment-actions'

/** A request the console cannot carry out; its message goes to the page. */
export class ConsoleError extends Error {}

type Body = Record<string, unknown>

function positive(body: Body, key: string): number | undefined {
  const value = body[key]
  if (value === undefined) return undefined
  if (typeof value !== 'number' || !(value > 0)) throw new ConsoleError(`${key} must be a positive number`)
  return value
}

async function advance(o: ConsoleOptions, body: Body): Promise<void> {
  const ms = positive(body, 'ms')
  if (ms === undefined) throw new ConsoleError('ms must be a positive number')
  await o.timers.advance(ms, { step: positive(body, 'step') })
}

async function runTimer(o: ConsoleOptions, body: Body): Promise<void> {
  await o.timers.run(textOf(body, 'fn'))
}

function setWechatFault(o: ConsoleOptions, body: Body): void {
  const end = WECHAT_ENDS.find((one) => one === body.end)
  if (!end) throw new ConsoleError(`end must be one of ${WECHAT_ENDS.join(', ')}`)
  const fault = isRecord(body.fault) ? body.fault : undefined
  const kind = FAULTS_OF_END[end].find((one) => one === fault?.kind)
  if (fault && !kind) throw new ConsoleError(`kind must be one of ${FAULTS_OF_END[end].join(', ')}`)
  o.wechat.faults.set(
    end,
    fault && kind ? { kind, times: positive(fault, 'times'), ms: positive(fault, 'ms') } : null,
  )
}

function databaseFault(body: Body): DatabaseFault {
  const text = (key: string): string | undefined => textOf(body, key) || undefined
  return {
    action: text('action'),
    collection: text('collection'),
    code: text('code') ?? 'EXCEED_REQUEST_LIMIT',
    message: text('message'),
    nth: positive(body, 'nth'),
    times: positive(body, 'times'),
  }
}

function setCloudFault(o: ConsoleOptions, body: Body): void {
  const fn = textOf(body, 'fn')
  switch (body.kind) {
    case 'dropAnswer':
      o.faults.dropAnswer(fn, positive(body, 'nth'))
      return
    case 'failDatabase':
      o.faults.failDatabase(databaseFault(body))
      return
    case 'killAfterDbCall':
      o.faults.killAfterDbCall(positive(body, 'nth') ?? 1, {
        fn: fn || undefined,
        times: positive(body, 'times'),
      })
      return
    case 'loseInvoke':
      o.faults.loseInvoke(fn, { times: positive(body, 'times') })
      return
    case 'delayDatabase':
      o.faults.delayDatabase(positive(body, 'ms') ?? 1000)
      return
    default:
      throw new ConsoleError(
        'kind must be dropAnswer, failDatabase, killAfterDbCall, loseInvoke or delayDatabase',
      )
  }
}

const complain = (message: string): ConsoleError => new ConsoleError(message)

/** `{clear: true}`, `{wechat: {end, fault}}`, `{pay: {end, fault}}` or `{cloud: {kind, …}}`. */
function faults(o: ConsoleOptions, body: Body): void {
  if (body.clear === true) {
    o.faults.clear()
    o.wechat.faults.clear()
    o.pay.faults.clear()
  }
  if (isRecord(body.wechat)) setWechatFault(o, body.wechat)
  if (isRecord(body.pay)) setNestedPayFault(o.pay, body.pay, complain)
  if (isRecord(body.cloud)) setCloudFault(o, body.cloud)
}

/** `{pictures}`: what content checks say of every picture from now on. */
function contentCheck(o: ConsoleOptions, { pictures }: Body): void {
  if (pictures !== 'pass' && pictures !== 'review' && pictures !== 'risky')
    throw new ConsoleError('pictures must be pass, review or risky')
  o.wechat.setPictures(pictures)
}

export const CONSOLE_ACTIONS: Record<string, (o: ConsoleOptions, body: Body) => Promise<void> | void> = {
  '/__console/advance': advance,
  '/__console/timers': runTimer,
  '/__console/faults': faults,
  '/__console/content': contentCheck,
  '/__console/pay': (o, body) => payAction(o.pay, body, complain),
  '/__console/pay-fault': (o, body) => setPayFault(o.pay, body, complain),
}

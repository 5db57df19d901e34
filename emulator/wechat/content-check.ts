import { createHash } from 'node:crypto'
import type { Clock } from '../clock'
import { textOf } from '../http/body'
import type { WechatMemory } from './memory'
import type { WechatReply } from './messages'
import type { Push } from './push'
import type { MinuteRate } from './rate'
import type { Marker, Suggestion, WechatOptions } from './templates'
import type { Visits } from './visits'

/** Limits of the two checks (wechat.md §5). */
const TEXT_LIMIT = 2500
const TEXTS_A_MINUTE = 4000
const MEDIA_A_MINUTE = 2000
/** The result comes within 30 minutes; it usually takes a few seconds. */
const RESULT_AFTER_MS = 5000
/** Single file (wechat.md §5). */
const MEDIA_BYTES = 10 * 1024 * 1024
const SCENES = [1, 2, 3, 4]
const MEDIA_TYPES = [1, 2]

export type ContentCheckOptions = {
  settings: WechatOptions
  memory: WechatMemory
  clock: Clock
  visits: Visits
  rate: MinuteRate
  push: Push
  /** Bytes behind one of this cloud's own temporary links; undefined = cannot be downloaded. */
  download: (url: string) => Buffer | undefined
}

type Verdict = { suggest: Suggestion; label: number }

const PASS: Verdict = { suggest: 'pass', label: 100 }

/** The worst verdict of the markers found in `text`. */
function verdictOf(markers: Marker[], text: string): Verdict {
  const found = markers.filter((marker) => text.includes(marker.text))
  const worst = found.find((marker) => marker.suggest === 'risky') ?? found[0]
  return worst ? { suggest: worst.suggest, label: worst.label ?? 20_006 } : PASS
}

/** Of a picture: what was set for all of them, else what its bytes hold. */
function verdictOfPicture({ pictures, markers = [] }: WechatOptions, bytes: Buffer): Verdict {
  if (pictures === undefined) return verdictOf(markers, bytes.toString('utf8'))
  return pictures === 'pass' ? PASS : { suggest: pictures, label: 20_006 }
}

function traceId(clock: Clock): string {
  const hex = clock.randomHex(12)
  return `${hex.slice(0, 8)}-${hex.slice(8, 16)}-${hex.slice(16, 24)}`
}

function detailOf({ suggest, label }: Verdict): Record<string, unknown>[] {
  const model = { strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }
  return [model, { strategy: 'keyword', errcode: 0 }]
}

/** What both checks ask first: version, scene, and somebody who has used the app within two hours. */
function callerFault(o: ContentCheckOptions, body: Record<string, unknown>): WechatReply | undefined {
  const openid = textOf(body, 'openid')
  // Documented as a number and sent as text by many clients; the service takes both.
  if (Number(body.version) !== 2) return { errcode: 47001, errmsg: 'data format error: version must be 2' }
  if (typeof body.scene !== 'number' || !SCENES.includes(body.scene))
    return { errcode: 40129, errmsg: 'invalid scene' }
  if (openid === '') return { errcode: 40003, errmsg: 'invalid openid' }
  if (!o.memory.known(openid)) return { errcode: 43104, errmsg: 'appid does not match openid' }
  if (!o.visits.lately(openid)) return { errcode: 61010, errmsg: 'code is expired' }
  return undefined
}

/** `POST /wxa/msg_sec_check`, version 2. */
export function checkText(o: ContentCheckOptions, body: Record<string, unknown>): WechatReply {
  const texts = ['content', 'title', 'nickname', 'signature'].map((key) => textOf(body, key))
  const content = texts[0] ?? ''
  if (content === '') return { errcode: 44002, errmsg: 'empty post data' }
  if (Array.from(content).length > TEXT_LIMIT) return { errcode: 45002, errmsg: 'content size out of limit' }
  const fault = callerFault(o, body)
  if (fault) return fault
  if (o.rate.exceeds('text', TEXTS_A_MINUTE)) return { errcode: 45009, errmsg: 'reach max api quota limit' }
  const verdict = verdictOf(o.settings.markers ?? [], texts.join('\n'))
  return { errcode: 0, errmsg: 'ok', trace_id: traceId(o.clock), result: verdict, detail: detailOf(verdict) }
}

/** `POST /wxa/media_check_async`, version 2: answers a trace_id; the result follows as a push. */
export function checkMedia(o: ContentCheckOptions, body: Record<string, unknown>): WechatReply {
  const url = textOf(body, 'media_url')
  if (url === '') return { errcode: 44002, errmsg: 'empty post data' }
  if (typeof body.media_type !== 'number' || !MEDIA_TYPES.includes(body.media_type))
    return { errcode: 40004, errmsg: 'invalid media type' }
  const fault = callerFault(o, body)
  if (fault) return fault
  if (o.rate.exceeds('media', MEDIA_A_MINUTE)) return { errcode: 45009, errmsg: 'reach max api quota limit' }
  const trace = traceId(o.clock)
  o.push.later(RESULT_AFTER_MS, resultEvent(o, textOf(body, 'openid'), trace, o.download(url)))
  return { errcode: 0, errmsg: 'ok', trace_id: trace }
}

/** The event `wxa_media_check`. What could not be downloaded has errcode -1008 and no result. */
function resultEvent(
  o: ContentCheckOptions,
  openid: string,
  trace: string,
  bytes: Buffer | undefined,
): Record<string, unknown> {
  const head = {
    ToUserName: `gh_${createHash('sha256').update(o.settings.appid).digest('hex').slice(0, 12)}`,
    FromUserName: openid,
    CreateTime: Math.floor(o.clock.now() / 1000),
    MsgType: 'event',
    Event: 'wxa_media_check',
    appid: o.settings.appid,
    trace_id: trace,
    version: 2,
  }
  if (!bytes || bytes.length > MEDIA_BYTES)
    return { ...head, errcode: -1008, errmsg: 'media_url cannot be downloaded', detail: [] }
  const verdict = verdictOfPicture(o.settings, bytes)
  return { ...head, errcode: 0, errmsg: 'ok', result: verdict, detail: detailOf(verdict).slice(0, 1) }
}

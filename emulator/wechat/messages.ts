import type { Clock } from '../clock'
import { isRecord, textOf } from '../http/body'
import { valueFault } from './field-limits'
import type { SentMessage, WechatMemory } from './memory'
import type { Channel, WechatOptions, WechatTemplate } from './templates'

/** A reply of api.weixin.qq.com. */
export type WechatReply = { errcode: number; errmsg: string } & Record<string, unknown>

/** A delivery that would be carried out, or the refusal. Nothing has changed yet. */
export type Prepared = { refusal: WechatReply } | { deliver: () => WechatReply }

export type MessageOptions = { settings: WechatOptions; memory: WechatMemory; clock: Clock }

export function refused(errcode: number, errmsg: string): { refusal: WechatReply } {
  return { refusal: { errcode, errmsg } }
}

// Real openids begin with o; phones of this cloud may be named otherwise.
const OPENID = /^o[A-Za-z0-9_-]{4,63}$/

function templateOf(o: MessageOptions, id: string, channel: Channel): WechatTemplate | undefined {
  return o.settings.templates.find((template) => template.id === id && template.channel === channel)
}

/** The values by field, or the sentence of 47003: every field of the template, none besides, each within its limit. */
function valuesOf(template: WechatTemplate, data: unknown): Record<string, string> | string {
  const given = isRecord(data) ? data : {}
  const values: Record<string, string> = {}
  for (const { key } of template.fields) {
    const field = given[key]
    const value = isRecord(field) ? field.value : undefined
    const fault = valueFault(key, value)
    if (fault !== undefined || typeof value !== 'string')
      return `argument invalid! data.${key}.value ${fault ?? 'is empty'}`
    values[key] = value
  }
  const extra = Object.keys(given).find((key) => !(key in values))
  return extra === undefined ? values : `argument invalid! data.${extra} is not in the template`
}

function pageFault(o: MessageOptions, page: string): boolean {
  const path = page.split('?')[0]?.replace(/^\//, '') ?? ''
  return page !== '' && o.settings.pages !== undefined && !o.settings.pages.includes(path)
}

function prepare(
  o: MessageOptions,
  channel: Channel,
  body: Record<string, unknown>,
  data: unknown,
): Prepared & { to?: string } {
  const to = textOf(body, 'touser')
  const templateId = textOf(body, 'template_id')
  const page = textOf(body, 'page')
  const template = templateOf(o, templateId, channel)
  if (!o.memory.known(to) && !OPENID.test(to)) return refused(40003, 'invalid openid')
  if (!template) return refused(40037, 'invalid template_id')
  if (pageFault(o, page)) return refused(41030, 'invalid page')
  const values = valuesOf(template, data)
  if (typeof values === 'string') return refused(47003, values)
  return {
    deliver: () => {
      const id = o.clock.randomHex(8)
      const message: SentMessage = { id, to, channel, templateId, data: values, page, at: o.clock.now() }
      o.memory.deliver(message)
      return { errcode: 0, errmsg: 'ok', msgid: Number.parseInt(id.slice(0, 12), 16) }
    },
  }
}

/** `POST /cgi-bin/message/subscribe/send`: one accept is one send (wechat.md §3.1). */
export function subscribeMessage(o: MessageOptions, body: Record<string, unknown>): Prepared {
  const prepared = prepare(o, 'subscribe', body, body.data)
  if ('refusal' in prepared) return prepared
  const openid = textOf(body, 'touser')
  const to = o.memory.phone(openid)
  const templateId = textOf(body, 'template_id')
  const balance = to.consents[templateId] ?? 0
  if (to.messagesOff || balance <= 0) return refused(43101, 'user refuse to accept the msg')
  return {
    deliver: () => {
      to.consents[templateId] = Math.max(0, (to.consents[templateId] ?? 0) - 1)
      o.memory.save(openid)
      return prepared.deliver()
    },
  }
}

/** `data` is a JSON string, with or without an outer `data` (the official example nests it). */
function employeeData(body: Record<string, unknown>): unknown {
  try {
    const value: unknown = JSON.parse(textOf(body, 'data'))
    return isRecord(value) && isRecord(value.data) ? value.data : value
  } catch {
    return undefined
  }
}

/** `POST /cgi-bin/message/wxopen/employeerelationmsg/send`: to people bound by 用工关系 (wechat.md §3.3). */
export function employeeMessage(o: MessageOptions, body: Record<string, unknown>): Prepared {
  const data = employeeData(body)
  if (data === undefined) return refused(40097, 'invalid args: data must be a JSON string')
  const prepared = prepare(o, 'employee', body, data)
  if ('refusal' in prepared) return prepared
  const { employee } = o.memory.phone(textOf(body, 'touser'))
  if (!employee) return refused(40256, 'user has no employee relation')
  if (!employee.includes(textOf(body, 'template_id')))
    return refused(43104, 'user has not accepted this template')
  return prepared
}

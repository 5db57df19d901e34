import type { Clock } from '../clock'
import type { Tokens } from '../gateway/tokens'
import type { Route } from '../http/server'
import { createAccessTokens } from './access-token'
import { wechatApiRoute } from './api-route'
import { createWechatFaults, type WechatEnd, type WechatFault, type WechatFaults } from './faults'
import { openWechatMemory, type PhoneRecord, type SentMessage } from './memory'
import { createPhoneNumbers } from './phone-numbers'
import { phoneRoute } from './phone-route'
import { NO_WECHAT, type WechatOptions, type WechatTemplate } from './templates'

/** What tests and the console may see and set of the simulated WeChat. */
export type Wechat = {
  /** Delivered messages, oldest first. */
  sent(): SentMessage[]
  /** Forgets messages, consents, bindings and phones. */
  clear(): void
  /** Adds `count` (1) accepted one-time subscriptions. */
  grant(openid: string, templateId: string, count?: number): void
  balance(openid: string, templateId: string): number
  /** Binds a person's 用工关系 for `templateIds` (default: every employee template). */
  bindEmployee(openid: string, templateIds?: string[]): void
  /** Sets a fault at one end of api.weixin.qq.com, or removes it with null. */
  fault(end: WechatEnd, fault: WechatFault | null): void
  phones(): string[]
  /** The code a getPhoneNumber tap on this phone yields. */
  phoneNumberCode(openid: string): string
}

export type WechatSide = Wechat & {
  appid: string
  routes: Route[]
  faults: WechatFaults
  templates: WechatTemplate[]
  record(openid: string): PhoneRecord
  /** Notes that this phone exists. */
  see(openid: string): void
}

/** WeChat's servers and the WeChat app of every simulated phone. */
export function createWechat(o: {
  settings?: WechatOptions
  dir?: string
  clock: Clock
  tokens: Tokens
}): WechatSide {
  const settings = o.settings ?? NO_WECHAT
  const memory = openWechatMemory(o.dir)
  const faults = createWechatFaults()
  const phoneNumbers = createPhoneNumbers({ settings, clock: o.clock })
  const shared = { settings, memory, clock: o.clock, phoneNumbers }
  const employeeTemplates = settings.templates
    .filter((one) => one.channel === 'employee')
    .map((one) => one.id)
  return {
    appid: settings.appid,
    templates: settings.templates,
    routes: [
      wechatApiRoute({ ...shared, tokens: createAccessTokens(o.clock), faults }),
      phoneRoute({ ...shared, tokens: o.tokens }),
    ],
    faults,
    record: (openid) => memory.phone(openid),
    see: (openid) => void memory.phone(openid),
    sent: () => memory.sent(),
    clear: () => memory.clear(),
    grant: (openid, templateId, count = 1) => {
      const phone = memory.phone(openid)
      phone.consents[templateId] = (phone.consents[templateId] ?? 0) + count
      memory.save()
    },
    balance: (openid, templateId) => memory.phone(openid).consents[templateId] ?? 0,
    bindEmployee: (openid, templateIds = employeeTemplates) => {
      memory.phone(openid).employee = templateIds
      memory.save()
    },
    fault: (end, fault) => faults.set(end, fault),
    phones: () => memory.phones(),
    phoneNumberCode: (openid) => phoneNumbers.tap(openid).code,
  }
}

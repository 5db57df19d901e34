import type { AdminActions } from '../admin/reply'
import type { Clock } from '../clock'
import type { Tokens } from '../gateway/tokens'
import type { Route } from '../http/server'
import type { DueSource } from '../timers/due'
import { createAccessTokens } from './access-token'
import { wechatApiRoute, type WechatApiOptions } from './api-route'
import { createFaultSwitches } from '../fault-switches'
import { FAULTS_OF_END, type WechatEnd, type WechatFault, type WechatFaults } from './faults'
import { openWechatMemory, type GroupMessage, type SentMessage } from './memory'
import type { PhoneRecord } from './phone-journal'
import { callOpenApi } from './open-api'
import { createPhoneNumbers } from './phone-numbers'
import { phoneRoute } from './phone-route'
import { createPush, type PushCarrier } from './push'
import { createMinuteRate } from './rate'
import { NO_WECHAT, type Marker, type Suggestion, type WechatOptions, type WechatTemplate } from './templates'
import { createVisits } from './visits'

/** What tests and the console may see and set of the simulated WeChat. */
export type Wechat = {
  /** Delivered messages, oldest first. */
  sent(): SentMessage[]
  /** What group robots have written, oldest first. */
  groupMessages(): GroupMessage[]
  /** Forgets messages, consents, bindings, phones and pushes to come. */
  clear(): void
  /** Adds `count` (1) accepted one-time subscriptions. */
  grant(openid: string, templateId: string, count?: number): void
  balance(openid: string, templateId: string): number
  /** Binds a person's 用工关系 for `templateIds` (default: every employee template). */
  bindEmployee(openid: string, templateIds?: string[]): void
  /** Sets a fault at one of WeChat's ends, or removes it with null. */
  fault(end: WechatEnd, fault: WechatFault | null): void
  /** What content checks find from now on. */
  setMarkers(markers: Marker[]): void
  /** What content checks say of every picture from now on; null = what the markers say. */
  setPictures(suggestion: Suggestion | null): void
  phones(): string[]
  /** The code a getPhoneNumber tap on this phone yields. */
  phoneNumberCode(openid: string): string
}

export type WechatSide = Wechat & {
  appid: string
  /** The mini-program's name as messages show it. */
  appName: string
  routes: Route[]
  /** Pushes to come. */
  source: DueSource
  faults: WechatFaults
  /** What content checks find now. */
  contentCheck(): Pick<WechatOptions, 'markers' | 'pictures'>
  templates: WechatTemplate[]
  record(openid: string): PhoneRecord
  /** Notes that this phone exists and uses the app now. */
  see(openid: string): void
  /** `wx.api` of the server SDK. */
  openApi: AdminActions
}

/** WeChat's servers and the WeChat app of every simulated phone. */
export function createWechat(o: {
  settings?: WechatOptions
  dir?: string
  clock: Clock
  tokens: Tokens
  carrier: () => PushCarrier
  /** Bytes behind one of this cloud's own temporary links. */
  download: (url: string) => Buffer | undefined
  log: (line: string) => void
}): WechatSide {
  const { clock, dir, log, carrier, download } = o
  // A copy: markers change while it runs, the caller's options do not.
  const settings = { ...(o.settings ?? NO_WECHAT) }
  const { appid } = settings
  const memory = openWechatMemory(dir)
  const faults = createFaultSwitches(FAULTS_OF_END)
  const visits = createVisits(clock)
  const phoneNumbers = createPhoneNumbers({ settings, clock })
  const pushes = createPush({
    dir,
    appid,
    target: settings.push,
    clock,
    faults,
    carrier,
    log,
  })
  const shared = {
    settings,
    memory,
    clock,
    phoneNumbers,
    visits,
    rate: createMinuteRate(clock),
    push: pushes.push,
    download,
  }
  const api: WechatApiOptions = { ...shared, tokens: createAccessTokens(clock), faults }
  const employeeTemplates = settings.templates
    .filter((one) => one.channel === 'employee')
    .map((one) => one.id)
  return {
    appid,
    appName: settings.name ?? appid,
    templates: settings.templates,
    routes: [wechatApiRoute(api), phoneRoute({ ...shared, tokens: o.tokens })],
    source: pushes.source,
    faults,
    openApi: (action, params) => callOpenApi(api, action, params),
    record: (openid) => memory.phone(openid),
    see: (openid) => {
      memory.phone(openid)
      visits.note(openid)
    },
    sent: () => memory.sent(),
    groupMessages: () => memory.groupMessages(),
    clear: () => {
      memory.clear()
      pushes.clear()
    },
    grant: (openid, templateId, count = 1) => {
      const phone = memory.phone(openid)
      phone.consents[templateId] = (phone.consents[templateId] ?? 0) + count
      memory.save(openid)
    },
    balance: (openid, templateId) => memory.phone(openid).consents[templateId] ?? 0,
    bindEmployee: (openid, templateIds = employeeTemplates) => {
      memory.phone(openid).employee = templateIds
      memory.save(openid)
    },
    fault: (end, fault) => faults.set(end, fault),
    setMarkers: (markers) => void (settings.markers = markers),
    setPictures: (suggestion) => void (settings.pictures = suggestion ?? undefined),
    contentCheck: () => ({ markers: settings.markers ?? [], pictures: settings.pictures }),
    phones: () => memory.phones(),
    phoneNumberCode: (openid) => phoneNumbers.tap(openid).code,
  }
}

import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Channel } from './templates'

/** A message as a phone shows it. `at` is epoch ms of the cloud's clock. */
export type SentMessage = {
  id: string
  to: string
  channel: Channel
  templateId: string
  data: Record<string, string>
  page: string
  at: number
}

/** What WeChat knows about one person. */
export type PhoneRecord = {
  /** Remaining one-time consents per template. */
  consents: Record<string, number>
  /** Templates whose dialog this person refuses, and whether all messages are off. */
  refused: string[]
  messagesOff: boolean
  /** 用工关系: templates accepted when binding; absent = not bound. */
  employee?: string[]
}

type Kept = { phones: Record<string, PhoneRecord>; sent: SentMessage[] }

/** WeChat's own memory: people, consents, delivered messages. Survives a restart in `dir`/wechat.json. */
export type WechatMemory = {
  phones(): string[]
  known(openid: string): boolean
  phone(openid: string): PhoneRecord
  sent(): SentMessage[]
  deliver(message: SentMessage): void
  clear(): void
  /** To be called after changing a record. */
  save(): void
}

const KEPT_MESSAGES = 2000

function load(file: string | undefined): Kept {
  if (file === undefined || !existsSync(file)) return { phones: {}, sent: [] }
  return JSON.parse(readFileSync(file, 'utf8')) as Kept
}

export function openWechatMemory(dir: string | undefined): WechatMemory {
  const file = dir === undefined ? undefined : join(dir, 'wechat.json')
  const kept = load(file)
  const save = (): void => {
    if (dir === undefined || file === undefined) return
    mkdirSync(dir, { recursive: true })
    writeFileSync(`${file}.partial`, JSON.stringify(kept))
    renameSync(`${file}.partial`, file)
  }
  const phone = (openid: string): PhoneRecord => {
    const record = kept.phones[openid]
    if (record) return record
    const fresh: PhoneRecord = { consents: {}, refused: [], messagesOff: false }
    kept.phones[openid] = fresh
    save()
    return fresh
  }
  return {
    phones: () => Object.keys(kept.phones).sort(),
    known: (openid) => openid in kept.phones,
    phone,
    sent: () => structuredClone(kept.sent),
    deliver: (message) => {
      kept.sent.push(message)
      if (kept.sent.length > KEPT_MESSAGES) kept.sent.shift()
      save()
    },
    clear: () => {
      kept.sent = []
      kept.phones = {}
      save()
    },
    save,
  }
}

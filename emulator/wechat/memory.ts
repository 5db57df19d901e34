import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openPhoneJournal, type PhoneRecord } from './phone-journal'
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

/** A group robot's message as the group shows it. */
export type GroupMessage = { robot: string; kind: string; content: string; mentioned: string[]; at: number }

/** WeChat's own memory: people and consents (phone-journal.ts), delivered messages a line each in `dir`/wechat-sent.jsonl. */
export type WechatMemory = {
  phones(): string[]
  known(openid: string): boolean
  phone(openid: string): PhoneRecord
  sent(): SentMessage[]
  deliver(message: SentMessage): void
  /** Messages of group robots, oldest first; kept only while the process runs. */
  groupMessages(): GroupMessage[]
  deliverToGroup(message: GroupMessage): void
  /** The next delivery of any kind arrives after the one that follows it. */
  swapNext(): void
  clear(): void
  /** To be called after changing this person's record. */
  save(openid: string): void
}

const KEPT_MESSAGES = 2000
const KEPT_GROUP_MESSAGES = 200

/** Hands deliveries on, one of them after its successor when asked to. */
function deliveryOrder(): { pass(deliver: () => void): void; swapNext(): void; clear(): void } {
  let swapping = false
  let held: (() => void) | undefined
  return {
    pass: (deliver) => {
      if (swapping) {
        swapping = false
        held = deliver
        return
      }
      deliver()
      const late = held
      held = undefined
      late?.()
    },
    swapNext: () => (swapping = true),
    clear: () => {
      swapping = false
      held = undefined
    },
  }
}

/** A line that was being written when the process died is nobody's message: it was never acknowledged. */
function messageOf(line: string): SentMessage[] {
  try {
    return [JSON.parse(line) as SentMessage]
  } catch {
    return []
  }
}

function loadSent(file: string): SentMessage[] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8').split('\n').flatMap(messageOf).slice(-KEPT_MESSAGES)
}

function replaceFile(file: string, text: string): void {
  writeFileSync(`${file}.partial`, text)
  renameSync(`${file}.partial`, file)
}

const linesOf = (sent: readonly SentMessage[]): string =>
  sent.map((message) => `${JSON.stringify(message)}\n`).join('')

/** Where it is kept; without a folder nowhere. */
function openFiles(dir: string | undefined) {
  if (dir === undefined) return { sent: [], saveSent: noop, append: noop }
  mkdirSync(dir, { recursive: true })
  const sentFile = join(dir, 'wechat-sent.jsonl')
  const sent = loadSent(sentFile)
  // The file only grows while the process runs; each start leaves the newest lines.
  replaceFile(sentFile, linesOf(sent))
  return {
    sent,
    saveSent: (all: readonly SentMessage[]) => replaceFile(sentFile, linesOf(all)),
    append: (message: SentMessage) => appendFileSync(sentFile, linesOf([message])),
  }
}

function noop(): void {
  // In memory only.
}

export function openWechatMemory(dir: string | undefined): WechatMemory {
  const files = openFiles(dir)
  const journal = openPhoneJournal(dir)
  let phones = journal.loaded
  let sent: SentMessage[] = files.sent
  let group: GroupMessage[] = []
  const order = deliveryOrder()
  const phone = (openid: string): PhoneRecord => {
    const record = phones[openid]
    if (record) return record
    const fresh: PhoneRecord = { consents: {}, refused: [], messagesOff: false }
    phones[openid] = fresh
    journal.note(openid, fresh)
    return fresh
  }
  return {
    phones: () => Object.keys(phones).sort(),
    known: (openid) => openid in phones,
    phone,
    sent: () => structuredClone(sent),
    deliver: (message) =>
      order.pass(() => {
        sent.push(message)
        if (sent.length > KEPT_MESSAGES) sent.shift()
        files.append(message)
      }),
    groupMessages: () => structuredClone(group),
    deliverToGroup: (message) =>
      order.pass(() => {
        group.push(message)
        if (group.length > KEPT_GROUP_MESSAGES) group.shift()
      }),
    swapNext: () => order.swapNext(),
    clear: () => {
      order.clear()
      group = []
      sent = []
      phones = {}
      journal.replace(phones)
      files.saveSent(sent)
    },
    save: (openid) => journal.note(openid, phone(openid)),
  }
}

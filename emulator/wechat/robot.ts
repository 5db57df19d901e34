import { createHash } from 'node:crypto'
import type { Clock } from '../clock'
import { isRecord, textOf } from '../http/body'
import type { GroupMessage, WechatMemory } from './memory'
import { refused, type Prepared } from './messages'
import type { MinuteRate } from './rate'
import type { WechatOptions } from './templates'

/** developer.work.weixin.qq.com/document/path/91770; sizes in bytes of UTF-8. */
const A_MINUTE = 20
const TEXT_BYTES = 2048
const MARKDOWN_BYTES = 4096
const IMAGE_BYTES = 2 * 1024 * 1024
const ARTICLES = 8

export type RobotOptions = { settings: WechatOptions; memory: WechatMemory; clock: Clock; rate: MinuteRate }

type Body = Record<string, unknown>
/** What the group shows, or why the message is refused. */
type Reading = { content: string; mentioned?: string[] } | { errcode: number; errmsg: string }

const invalid = (what: string): Reading => ({ errcode: 40058, errmsg: `${what}. invalid Request Parameter` })
const missing = (what: string): Reading => invalid(`missing ${what}`)

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

function written(kind: string, part: Body, most: number): Reading {
  const content = textOf(part, 'content')
  if (content === '') return { errcode: 44004, errmsg: `empty content` }
  if (Buffer.byteLength(content) > most) return invalid(`${kind}.content exceed max length ${most}`)
  const mentioned = [...strings(part.mentioned_list), ...strings(part.mentioned_mobile_list)]
  return { content, mentioned }
}

function image(part: Body): Reading {
  const bytes = Buffer.from(textOf(part, 'base64'), 'base64')
  const md5 = createHash('md5').update(bytes).digest('hex')
  if (bytes.length === 0) return missing('image.base64')
  if (bytes.length > IMAGE_BYTES) return invalid(`image exceed max size ${IMAGE_BYTES}`)
  return md5 === textOf(part, 'md5') ? { content: `[图片 ${bytes.length} B]` } : invalid('image.md5 mismatch')
}

function news(part: Body): Reading {
  const articles = Array.isArray(part.articles) ? part.articles.filter(isRecord) : []
  if (articles.length === 0 || articles.length > ARTICLES)
    return invalid(`news.articles must be 1 to ${ARTICLES}`)
  const bad = articles.find((one) => textOf(one, 'title') === '' || textOf(one, 'url') === '')
  if (bad) return missing('news.articles title or url')
  return { content: articles.map((one) => textOf(one, 'title')).join('\n') }
}

function card(part: Body): Reading {
  const type = textOf(part, 'card_type')
  if (type !== 'text_notice' && type !== 'news_notice') return invalid('template_card.card_type is wrong')
  const title = isRecord(part.main_title) ? part.main_title : {}
  const action = isRecord(part.card_action) ? part.card_action : undefined
  const shown = [textOf(title, 'title'), textOf(title, 'desc'), textOf(part, 'sub_title_text')].filter(
    (one) => one !== '',
  )
  if (shown.length === 0) return missing('template_card.main_title.title or sub_title_text')
  if (!action || ![1, 2].includes(Number(action.type))) return missing('template_card.card_action')
  return { content: shown.join('\n') }
}

const KINDS: Record<string, (part: Body) => Reading> = {
  text: (part) => written('text', part, TEXT_BYTES),
  markdown: (part) => written('markdown', part, MARKDOWN_BYTES),
  image,
  news,
  template_card: card,
}

/** `POST https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…`. */
export function robotMessage(o: RobotOptions, key: string, body: Body): Prepared {
  const robot = o.settings.robots?.find((one) => one.key === key)
  if (!robot) return refused(93000, 'invalid webhook url')
  const kind = textOf(body, 'msgtype')
  const read = KINDS[kind]
  const part = body[kind]
  if (!read) return refused(40008, 'invalid message type')
  const reading = isRecord(part) ? read(part) : missing(kind)
  if ('errcode' in reading) return refused(reading.errcode, reading.errmsg)
  if (o.rate.exceeds(`robot ${key}`, A_MINUTE)) return refused(45009, 'api freq out of limit')
  return {
    deliver: () => {
      const { content, mentioned = [] } = reading
      const message: GroupMessage = { robot: robot.name, kind, content, mentioned, at: o.clock.now() }
      o.memory.deliverToGroup(message)
      return { errcode: 0, errmsg: 'ok' }
    },
  }
}

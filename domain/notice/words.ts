import { courtesyName } from '../community/person'
import type { Instant } from '../kernel/instant'
import { dayTime, type Language } from '../kernel/moment'
import { CLOCK_WORDS } from '../sla/clock-words'
import { sideOf, type NoticeKind, type NoticeWords } from './notice'
import { cut, oneLine, withoutPhones } from './plain-text'
import { visitText, visitTime } from './visit-words'

type Sentence = { title: string; text: string }

/** `{blank}` is filled from the notice's words; a part in brackets goes when one of its blanks is empty. */
const WORDS: Record<NoticeKind, Record<Language, Sentence>> = {
  job_offered: {
    zh: { title: '新工单 {number}：{category}', text: '{place}[，请在 {by} 前接单]' },
    en: { title: 'Job {number}: {category}', text: '{place}[, accept before {by}]' },
  },
  job_taken: {
    zh: { title: '工单 {number} 已有人接单', text: '{place}，{category}[，由{who}处理]' },
    en: { title: 'Job {number} is taken', text: '{place}, {category}[, by {who}]' },
  },
  emergency_reported: {
    zh: { title: '紧急 {number}：{category}', text: '{place}，请立即关注' },
    en: { title: 'Urgent {number}: {category}', text: '{place}: look at it now' },
  },
  ticket_dispatched: {
    zh: { title: '工单 {number} 已派单', text: '{category}[，由{who}负责]' },
    en: { title: 'Ticket {number} assigned', text: '{category}[, with {who}]' },
  },
  ticket_accepted: {
    zh: { title: '工单 {number} 已接单', text: '[{who}会处理]“{category}”[，预计 {visit}]' },
    en: { title: 'Ticket {number} accepted', text: '{category}[: {who} takes care of it][, {visit}]' },
  },
  visit_agreed: {
    zh: { title: '工单 {number} {agreed}', text: '“{category}”[，{who}处理][，约 {visit}][，原定 {was}]' },
    en: { title: '{agreed}: {number}', text: '{category}[: {who}][, {visit}][, it was {was}]' },
  },
  visit_set: {
    zh: { title: '工单 {number} {agreed}', text: '{place}，{category}[，约 {visit}][，原定 {was}]' },
    en: { title: '{agreed}: {number}', text: '{place}, {category}[, {visit}][, it was {was}]' },
  },
  staff_set_out: {
    zh: { title: '工单 {number} 师傅已出发', text: '[{who}]正在前往 {place}' },
    en: { title: 'On the way: {number}', text: '[{who} is ]on the way to {place}' },
  },
  staff_arrived: {
    zh: { title: '工单 {number} 师傅已到达', text: '[{who}]已到达 {place}' },
    en: { title: 'Arrived: {number}', text: '[{who} ]arrived at {place}' },
  },
  ticket_done: {
    zh: { title: '工单 {number} 已处理完', text: '请确认是否解决[，{by} 前未确认将自动完成]' },
    en: { title: 'Ticket {number} is done', text: 'Please confirm[; it closes by itself {by}]' },
  },
  ticket_confirmed: {
    zh: { title: '工单 {number} 已确认完成', text: '{category}，{place}' },
    en: { title: 'Ticket {number} confirmed', text: '{category}, {place}' },
  },
  ticket_rated_low: {
    zh: { title: '工单 {number} 评价较低', text: '{category}，{place}[：{text}]' },
    en: { title: 'Low rating: {number}', text: '{category}, {place}[: {text}]' },
  },
  ticket_cancelled: {
    zh: { title: '工单 {number} 已取消', text: '{category}，{place}[：{text}]' },
    en: { title: 'Ticket {number} cancelled', text: '{category}, {place}[: {text}]' },
  },
  ticket_reopened: {
    zh: { title: '工单 {number} 需继续处理', text: '{category}，{place}[：{text}]' },
    en: { title: 'Ticket {number} reopened', text: '{category}, {place}[: {text}]' },
  },
  ticket_overdue: {
    zh: { title: '工单 {number} 已超时', text: '{place}，{category}[，{clock}][应在 {by} 前完成]' },
    en: { title: 'Ticket {number} overdue', text: '{place}, {category}[, {clock}][ was due {by}]' },
  },
  ticket_held: {
    zh: { title: '工单 {number} 待安排', text: '{place}，{category}[，{by} 派单]' },
    en: { title: 'To assign: {number}', text: '{place}, {category}[, from {by}]' },
  },
  message_from_resident: {
    zh: { title: '工单 {number} 住户留言', text: '[{text}]' },
    en: { title: 'Message: {number}', text: '[{text}]' },
  },
  home_requested: {
    zh: { title: '新的房屋绑定申请', text: '{place}，请核对后处理' },
    en: { title: 'A home is asked for', text: '{place}: please decide' },
  },
  home_approved: {
    zh: { title: '房屋绑定已通过', text: '{place}[：{text}]' },
    en: { title: 'Your home is bound', text: '{place}[: {text}]' },
  },
  home_refused: {
    zh: { title: '房屋绑定未通过', text: '{place}[：{text}]' },
    en: { title: 'Your request was refused', text: '{place}[: {text}]' },
  },
  deputy_named: {
    zh: { title: '请您代班：{who}', text: '{from} 至 {by}，{who}的工作由您代理' },
    en: { title: 'Stand in for {who}', text: '{from} to {by}: the work of {who} is yours' },
  },
  deputy_ended: {
    zh: { title: '代班结束：{who}', text: '{who}的工作不再由您代理，原定 {from} 至 {by}' },
    en: { title: 'No longer for {who}', text: 'You no longer stand in for {who}; it was {from} to {by}' },
  },
  message_from_staff: {
    zh: { title: '工单 {number} 有新回复', text: '[{who}：][{text}]' },
    en: { title: 'Reply: {number}', text: '[{who}: ][{text}]' },
  },
}

/** An overdue notice carries the name of the clock in `text`. */
const CLOCKS: Record<string, Record<Language, string>> = CLOCK_WORDS

const AGREED = {
  first: { zh: '约好时间', en: 'Time agreed' },
  moved: { zh: '改了时间', en: 'Time moved' },
}

const NOTHING_SAID: Record<Language, string> = { zh: '发来了照片', en: 'sent photos' }
export const TITLE_LIMIT = 20
const TEXT_LIMIT = 200

type Blanks = Record<string, string>

const blanksOf = (kind: NoticeKind, words: NoticeWords, now: Instant, language: Language): Blanks => {
  // Residents read a courtesy name, never the full one (domain.md §8).
  const forResident = sideOf(kind) === 'resident' && words.who !== undefined
  const who = forResident ? (words.firm ?? courtesyName(words.who ?? '')) : words.who
  const message = kind === 'message_from_resident' || kind === 'message_from_staff'
  const text = oneLine(words.text ?? '')
  return {
    number: words.number,
    place: oneLine(words.place),
    category: words.category,
    who: oneLine(who ?? ''),
    from: words.from === undefined ? '' : dayTime(words.from, now, language),
    by: words.by === undefined ? '' : dayTime(words.by, now, language),
    visit: visitText(words, now, language),
    was: words.was === undefined ? '' : visitTime(words.was, now, language),
    agreed: AGREED[words.was === undefined ? 'first' : 'moved'][language],
    text: text === '' && message ? NOTHING_SAID[language] : text,
    clock: CLOCKS[text]?.[language] ?? '',
  }
}

const fillBlanks = (template: string, blanks: Blanks): string => {
  const filled = (part: string): string =>
    part.replace(/(?:(\p{Script=Han}) )?\{(\w+)\}/gu, (_all, before: string | undefined, name: string) => {
      const value = blanks[name] ?? ''
      if (before === undefined) return value
      // Chinese is spaced from digits and letters only: 预计今天 16:25, but 预计 11月24日 09:00.
      return `${before}${/^\p{Script=Han}/u.test(value) ? '' : ' '}${value}`
    })
  const kept = template.replace(/\[([^\]]*)\]/g, (_all, part: string) =>
    [...part.matchAll(/\{(\w+)\}/g)].some(([, name = '']) => (blanks[name] ?? '') === '') ? '' : part,
  )
  return filled(kept)
}

/**
 * What a person reads: a title of at most 20 code points and a line of at most 200, times as seen from `now` in
 * Shanghai, phone numbers masked.
 */
export const noticeText = (
  kind: NoticeKind,
  words: NoticeWords,
  now: Instant,
  language: Language = 'zh',
): Sentence => {
  const sentence = WORDS[kind][language]
  const blanks = blanksOf(kind, words, now, language)
  return {
    title: cut(withoutPhones(fillBlanks(sentence.title, blanks)), TITLE_LIMIT),
    text: cut(withoutPhones(fillBlanks(sentence.text, blanks)), TEXT_LIMIT),
  }
}

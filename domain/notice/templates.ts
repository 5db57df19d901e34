import { courtesyName } from '../community/person'
import type { Instant } from '../kernel/instant'
import type { NoticeKind, NoticeWords, Side } from './notice'
import { cut, oneLine, withoutPhones, withoutPictographs } from './plain-text'
import { clockTime, fullDate } from '../kernel/moment'
import { visitText, visitTime } from './visit-words'
import { noticeText } from './words'

/** Three templates carry every kind: WeChat approves each one, and one tap asks for at most three (wechat.md §3.1). */
export type TemplateName = 'job' | 'progress' | 'message'
export const templateOf = (kind: NoticeKind, side: Side): TemplateName => {
  if (kind === 'message_from_resident' || kind === 'message_from_staff') return 'message'
  return side === 'staff' ? 'job' : 'progress'
}

/** What a field of a template may be filled with. A phone number is not among them. */
export type TemplateValue = 'number' | 'category' | 'place' | 'status' | 'at' | 'note' | 'who'
/** WeChat's field key ("thing2": its type and its number in the template) → what goes there. */
export type TemplateFields = Readonly<Record<string, TemplateValue>>

/** The keywords to choose at set-up; where the template's numbers differ, the configuration says so. */
export const DEFAULT_FIELDS: Record<TemplateName, TemplateFields> = {
  job: { character_string1: 'number', thing2: 'category', thing3: 'place', phrase4: 'status', time5: 'at' },
  progress: {
    character_string1: 'number',
    thing2: 'category',
    phrase3: 'status',
    time4: 'at',
    thing5: 'note',
  },
  message: { character_string1: 'number', thing2: 'who', thing3: 'note', time4: 'at' },
}

/** Two to five Chinese characters: what a phrase field accepts. */
export const STATUS_WORDS: Record<NoticeKind, string> = {
  job_offered: '待接单',
  job_taken: '已被接单',
  emergency_reported: '紧急报事',
  ticket_dispatched: '已派单',
  ticket_accepted: '已接单',
  visit_agreed: '已约时间',
  visit_set: '时间已定',
  staff_set_out: '已出发',
  staff_arrived: '已到达',
  ticket_done: '待您确认',
  ticket_confirmed: '已完成',
  ticket_rated_low: '评价较低',
  ticket_cancelled: '已取消',
  ticket_reopened: '重新处理',
  ticket_overdue: '已超时',
  ticket_held: '待安排',
  message_from_resident: '新留言',
  message_from_staff: '新回复',
  home_requested: '待审核',
  home_approved: '已通过',
  home_refused: '未通过',
  deputy_named: '请您代班',
  deputy_ended: '代班结束',
}

/** Who wrote, as the other side may know it (domain.md §8). */
const writerOf = (side: Side, who: string | undefined): string => {
  if (side === 'staff') return '住户'
  return who === undefined || who === '' ? '物业服务中心' : courtesyName(who)
}

const only = (pattern: RegExp, text: string): string => (text.match(pattern) ?? []).join('')

/** 10 Chinese characters or 20 letters, not both. */
const asName = (text: string): string => {
  const chinese = only(/[\u4e00-\u9fff]/g, text)
  return chinese === ''
    ? only(/[A-Za-z ]/g, text)
        .slice(0, 20)
        .trim()
    : chinese.slice(0, 10)
}

const THING_LIMIT = 20

/** The limits of each field type (wechat.md §3.1); a value is never empty. Text fields only: times are made, not cut. */
const TEXT_TYPES: Record<string, { fit: (text: string) => string; empty: string }> = {
  thing: { fit: (text) => cut(text, THING_LIMIT), empty: '无' },
  character_string: { fit: (text) => only(/[\x21-\x7e]/g, text).slice(0, 32), empty: '-' },
  phrase: { fit: (text) => only(/[\u4e00-\u9fff]/g, text).slice(0, 5), empty: '无' },
  name: { fit: asName, empty: '无' },
}
/** `2026年11月23日 09:00`, as WeChat's time fields want it. */
const fullTime = (at: Instant): string => `${fullDate(at)} ${clockTime(at)}`

const TIME_TYPES: Record<string, (at: Instant) => string> = { time: fullTime, date: fullDate }

const fieldType = (key: string): string => key.replace(/\d+$/, '')

/** True for a field that this page knows how to fill. */
export const isFillable = (key: string, value: TemplateValue): boolean => {
  const type = fieldType(key)
  return value === 'at' ? type in TIME_TYPES : type in TEXT_TYPES
}

/** A note of 20 characters about a visit is its time and nothing else; a further day leaves no room for the verb. */
const visitNote = (words: NoticeWords, now: Instant): string =>
  [visitText(words, now, 'zh'), visitTime(words, now, 'zh')].find((text) => text.length <= THING_LIMIT) ?? ''

/** Kinds whose `by` is the time of a visit. */
const VISITS: readonly NoticeKind[] = ['ticket_accepted', 'visit_agreed', 'visit_set']

const fitted = (key: string, text: string): string => {
  const type = TEXT_TYPES[fieldType(key)]
  if (type === undefined) throw new Error(`the template field ${key} holds no text`)
  const plain = oneLine(withoutPictographs(withoutPhones(text)))
  const fit = type.fit(plain)
  return fit === '' ? type.empty : fit
}

/**
 * The fields of a WeChat message within WeChat's limits: one line, no emoji, never empty, no phone number.
 * @param at when it happened; @param now as seen from when the note is worded
 * @throws Error for a field that `isFillable` refuses
 */
export const fillTemplate = (
  fields: TemplateFields,
  notice: { kind: NoticeKind; side: Side; words: NoticeWords; at: Instant },
  now: Instant,
): Record<string, { value: string }> => {
  const { kind, words, at } = notice
  const isMessage = templateOf(kind, notice.side) === 'message'
  const { text } = noticeText(kind, isMessage ? { ...words, who: undefined } : words, now)
  const texts: Record<Exclude<TemplateValue, 'at'>, string> = {
    number: words.number,
    category: words.category,
    place: words.place,
    status: STATUS_WORDS[kind],
    note: (VISITS.includes(kind) && visitNote(words, now)) || text,
    who: writerOf(notice.side, words.who),
  }
  const valueOf = (key: string, value: TemplateValue): string => {
    if (value !== 'at') return fitted(key, texts[value])
    const time = TIME_TYPES[fieldType(key)]
    if (time === undefined) throw new Error(`the template field ${key} holds no time`)
    // Staff have no note: of a time that was agreed they read the time.
    return time(kind === 'visit_set' ? (words.from ?? words.by ?? at) : at)
  }
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, { value: valueOf(key, value) }]),
  )
}

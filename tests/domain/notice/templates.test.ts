import { instantAt } from '../../../domain/kernel/instant'
import { NOTICE_KINDS, type NoticeWords } from '../../../domain/notice/notice'
import {
  DEFAULT_FIELDS,
  fillTemplate,
  isFillable,
  STATUS_WORDS,
  templateOf,
  type TemplateName,
} from '../../../domain/notice/templates'

const at = (day: string, hour: number): number => instantAt(day, hour * 60)
const NOW = Date.UTC(2026, 10, 22, 2, 0)

/** wechat.md §3.1, written down once more so that the filling is not its own judge. */
const ACCEPTED: Record<string, RegExp> = {
  thing: /^[^\p{Cc}\p{Extended_Pictographic}]{1,20}$/u,
  character_string: /^[\x21-\x7e]{1,32}$/,
  phrase: /^[一-鿿]{1,5}$/,
  time: /^\d{4}年\d{1,2}月\d{1,2}日 \d{2}:\d{2}$/,
  name: /^(?:[一-鿿]{1,10}|[A-Za-z][A-Za-z ]{0,19})$/,
}

const HARD: Record<string, NoticeWords> = {
  ordinary: { number: 'K7Q4M2', place: '3栋2单元1201室', category: '漏水渗水', who: '陈建国', text: '好的' },
  empty: { number: '', place: '', category: '', who: '', text: '' },
  long: {
    number: 'K'.repeat(90),
    place: '栋'.repeat(300),
    category: '漏'.repeat(300),
    who: '陈'.repeat(300),
    text: '水'.repeat(3000),
  },
  emoji: { number: '🏠', place: '🏠🏠', category: '😀漏水😀', who: '👨‍👩‍👧', text: '👍🏽'.repeat(30) },
  newlines: { number: 'K7\nQ4', place: '3栋\r\n\t2单元', category: '漏\n水', who: '陈\n建国', text: '\n \n' },
  invisible: {
    number: 'K\u200b7',
    place: '\u202e3栋',
    category: '漏\u0000水',
    who: '\ufeff',
    text: '\u2028a\u2029',
  },
  phone: {
    number: 'K7',
    place: '电话13912345678',
    category: '漏水',
    who: '王',
    text: '打13912345678或010-60001000',
  },
}

describe('template fields', () => {
  for (const kind of NOTICE_KINDS)
    for (const side of ['staff', 'resident'] as const)
      test.each(Object.keys(HARD))(`${kind} to ${side} is within the limits: %s`, (name) => {
        const fields = DEFAULT_FIELDS[templateOf(kind, side)]
        const data = fillTemplate(fields, { kind, side, words: HARD[name]!, at: NOW }, NOW)
        expect(Object.keys(data)).toEqual(Object.keys(fields))
        for (const [key, { value }] of Object.entries(data)) {
          expect(value).toMatch(ACCEPTED[key.replace(/\d+$/, '')]!)
          expect(value).not.toMatch(/1[3-9]\d{9}|60001000/)
        }
      })

  test('says what an ordinary notice says', () => {
    const words = HARD['ordinary']!
    const filled = fillTemplate(
      DEFAULT_FIELDS.job,
      { kind: 'job_offered', side: 'staff', words, at: NOW },
      NOW,
    )
    expect(filled).toEqual({
      character_string1: { value: 'K7Q4M2' },
      thing2: { value: '漏水渗水' },
      thing3: { value: '3栋2单元1201室' },
      phrase4: { value: '待接单' },
      time5: { value: '2026年11月22日 10:00' },
    })
  })

  test.each([
    [{ from: at('2026-11-23', 10), by: at('2026-11-23', 12) }, '明天 10:00–12:00 上门'],
    [{ from: at('2026-12-25', 10), by: at('2026-12-25', 12) }, '12月25日 10:00–12:00'],
    [{ by: at('2026-12-25', 12) }, '12月25日 12:00 前上门'],
  ])('tells the resident when somebody comes, whole: %j', (visit, note) => {
    const words = { ...HARD['long']!, ...visit }
    for (const kind of ['ticket_accepted', 'visit_agreed'] as const) {
      const notice = { kind, side: 'resident', words, at: NOW } as const
      expect(fillTemplate(DEFAULT_FIELDS.progress, notice, NOW)['thing5']).toEqual({ value: note })
    }
    const staff = { kind: 'visit_set', side: 'staff', words, at: NOW } as const
    expect(fillTemplate(DEFAULT_FIELDS.job, staff, NOW)['time5']?.value).toMatch(
      /^2026年1[12]月2[35]日 1[02]:00$/,
    )
  })

  test('names the writer as the other side may know them', () => {
    const words = HARD['ordinary']!
    const said = (kind: 'message_from_staff' | 'message_from_resident', side: 'staff' | 'resident') =>
      fillTemplate(DEFAULT_FIELDS.message, { kind, side, words, at: NOW }, NOW)
    expect(said('message_from_staff', 'resident')['thing2']).toEqual({ value: '陈师傅' })
    expect(said('message_from_resident', 'staff')['thing2']).toEqual({ value: '住户' })
    expect(said('message_from_staff', 'resident')['thing3']).toEqual({ value: '好的' })
  })

  test('a long place is cut to 20 code points with an ellipsis', () => {
    const notice = { kind: 'job_offered', side: 'staff', words: HARD['long']!, at: NOW } as const
    expect(fillTemplate(DEFAULT_FIELDS.job, notice, NOW)['thing3']).toEqual({ value: `${'栋'.repeat(19)}…` })
  })

  test('every status fits a phrase field, every template has at most five fields it can fill', () => {
    for (const status of Object.values(STATUS_WORDS)) expect(status).toMatch(/^[一-鿿]{2,5}$/)
    for (const name of Object.keys(DEFAULT_FIELDS) as TemplateName[]) {
      const fields = Object.entries(DEFAULT_FIELDS[name])
      expect(fields.length).toBeLessThanOrEqual(5)
      for (const [key, value] of fields) expect(isFillable(key, value)).toBe(true)
    }
  })

  test('a field for a phone number cannot be configured', () => {
    expect(isFillable('phone_number1', 'note')).toBe(false)
    expect(isFillable('time1', 'note')).toBe(false)
    expect(isFillable('thing1', 'at')).toBe(false)
    const notice = { kind: 'job_offered', side: 'staff', words: HARD['ordinary']!, at: NOW } as const
    expect(() => fillTemplate({ phone_number1: 'note' }, notice, NOW)).toThrow('phone_number1')
  })
})

import { NOTICE_KINDS, type NoticeWords } from '../../../domain/notice/notice'
import { noticeText } from '../../../domain/notice/words'

/** Sunday 22 November 2026, 10:00 in Shanghai. */
const NOW = Date.UTC(2026, 10, 22, 2, 0)
const at = (day: number, hour: number, minute = 0) => Date.UTC(2026, 10, day, hour - 8, minute)
const WORDS: NoticeWords = { number: 'K7Q4M2', place: '3栋2单元1201室', category: '漏水渗水' }

describe('the words of a notice', () => {
  test.each([
    ['job_offered', {}, '新工单 K7Q4M2：漏水渗水', '3栋2单元1201室'],
    [
      'job_offered',
      { by: at(22, 15, 30) },
      '新工单 K7Q4M2：漏水渗水',
      '3栋2单元1201室，请在今天 15:30 前接单',
    ],
    ['emergency_reported', {}, '紧急 K7Q4M2：漏水渗水', '3栋2单元1201室，请立即关注'],
    ['ticket_dispatched', { who: '陈建国' }, '工单 K7Q4M2 已派单', '漏水渗水，由陈师傅负责'],
    [
      'ticket_accepted',
      { who: '陈建国', by: at(24, 9) },
      '工单 K7Q4M2 已接单',
      '陈师傅会处理“漏水渗水”，预计后天 09:00 前上门',
    ],
    [
      'ticket_accepted',
      { who: '陈建国', by: at(22, 16, 25) },
      '工单 K7Q4M2 已接单',
      '陈师傅会处理“漏水渗水”，预计今天 16:25 前上门',
    ],
    [
      'ticket_accepted',
      { who: '陈建国', from: at(23, 10), by: at(23, 12) },
      '工单 K7Q4M2 已接单',
      '陈师傅会处理“漏水渗水”，预计明天 10:00–12:00 上门',
    ],
    [
      'visit_agreed',
      { who: '陈建国', from: at(30, 10), by: at(30, 12) },
      '工单 K7Q4M2 约好时间',
      '“漏水渗水”，陈师傅处理，约 11月30日 10:00–12:00 上门',
    ],
    [
      'visit_agreed',
      { who: '陈建国', from: at(24, 10), by: at(24, 12), was: { by: at(23, 12) } },
      '工单 K7Q4M2 改了时间',
      '“漏水渗水”，陈师傅处理，约后天 10:00–12:00 上门，原定明天 12:00 前',
    ],
    [
      'visit_set',
      { by: at(24, 12), was: { from: at(23, 10), by: at(23, 12) } },
      '工单 K7Q4M2 改了时间',
      '3栋2单元1201室，漏水渗水，约后天 12:00 前上门，原定明天 10:00–12:00',
    ],
    ['staff_arrived', { who: '陈建国', place: '东门岗亭' }, '工单 K7Q4M2 师傅已到达', '陈师傅已到达东门岗亭'],
    ['ticket_accepted', {}, '工单 K7Q4M2 已接单', '“漏水渗水”'],
    ['staff_arrived', { who: '陈建国' }, '工单 K7Q4M2 师傅已到达', '陈师傅已到达 3栋2单元1201室'],
    [
      'ticket_done',
      { by: at(23, 9) },
      '工单 K7Q4M2 已处理完',
      '请确认是否解决，明天 09:00 前未确认将自动完成',
    ],
    ['job_taken', { who: '陈建国' }, '工单 K7Q4M2 已有人接单', '3栋2单元1201室，漏水渗水，由陈建国处理'],
    [
      'ticket_overdue',
      { text: 'onSite', by: at(22, 9, 45) },
      '工单 K7Q4M2 已超时',
      '3栋2单元1201室，漏水渗水，到场应在今天 09:45 前完成',
    ],
    ['message_from_staff', { who: '陈建国', text: '明早来' }, '工单 K7Q4M2 有新回复', '陈师傅：明早来'],
    ['message_from_resident', { who: '王芳', text: '' }, '工单 K7Q4M2 住户留言', '发来了照片'],
    ['ticket_cancelled', { text: '' }, '工单 K7Q4M2 已取消', '漏水渗水，3栋2单元1201室'],
  ] as const)('%s %j', (kind, more, title, text) => {
    expect(noticeText(kind, { ...WORDS, ...more }, NOW)).toEqual({ title, text })
  })

  test('another year is named, midnight belongs to the day that begins, and a promise is never told later', () => {
    const by = (instant: number) => noticeText('ticket_done', { ...WORDS, by: instant }, NOW).text
    expect(by(Date.UTC(2027, 0, 3, 1))).toContain('2027年1月3日 09:00')
    expect(by(at(23, 0))).toContain('明天 00:00')
    expect(by(at(22, 24) - 1)).toContain('今天 23:59')
  })

  test('English has every kind and no blank is left in either language', () => {
    const full: NoticeWords = { ...WORDS, who: '陈建国', by: at(22, 15), text: 'solved' }
    for (const kind of NOTICE_KINDS)
      for (const words of [WORDS, full])
        for (const language of ['zh', 'en'] as const) {
          const { title, text } = noticeText(kind, words, NOW, language)
          expect(`${title} ${text}`).not.toMatch(/[{}[\]]|undefined/)
          expect(title.trim()).not.toBe('')
          expect(text.trim()).not.toBe('')
        }
    expect(noticeText('ticket_done', full, NOW, 'en').text).toContain('today 15:00')
  })

  test.each(NOTICE_KINDS)('%s fits: long words, emoji and newlines', (kind) => {
    const long = '水'.repeat(500)
    const words = { number: 'K7Q4M2', place: long, category: long, who: long, text: `👨‍👩‍👧\n\r${long}` }
    const { title, text } = noticeText(kind, words, NOW)
    expect(Array.from(title).length).toBeLessThanOrEqual(20)
    expect(Array.from(text).length).toBeLessThanOrEqual(200)
    expect(text).not.toMatch(/[\r\n]/)
  })

  test.each([
    ['我的电话13912345678，请打', '139****5678'],
    ['139 1234 5678', '139****5678'],
    ['010-60001000', '010****1000'],
  ])('a phone number that somebody typed is masked: %s', (typed, masked) => {
    const { text } = noticeText('message_from_resident', { ...WORDS, text: typed }, NOW)
    expect(text).toContain(masked)
    expect(text).not.toMatch(/\d{7}/)
  })
})

import { DAY } from '../../../domain/kernel/instant'
import { monthsAfter } from '../../../domain/kernel/keeping'
import {
  namesOn,
  retire,
  retirePart,
  retireWords,
  stepOf,
  withoutNumbers,
  withoutPhotos,
} from '../../../domain/ticket/keep'
import type { HistoryPart } from '../../../domain/ticket/history'
import type { Ticket } from '../../../domain/ticket/ticket'
import { smallCommunity } from '../../support/small-community'
import { report } from '../../support/ticket-story'

const AT = Date.UTC(2026, 10, 25, 2)
const small = smallCommunity()
const { chen } = small.people
const TEXT = '厨房水龙头漏水，请打 13912345678 或 010-60001000'
const told = report(small, { id: 't1', at: AT, text: TEXT }).dispatched(chen).accepted(chen, 5).setOut(6)
const open = told.ticket
const closed = told.arrived(20).finished(60).confirmed(90).rated(95, 2).ticket
const WHO = { as: 'x1', names: ['王芳'] }
const CLOSED_AT = closed.closedAt!

it('is looked at a month after closing, and not while it is open or open again', () => {
  expect(open).not.toHaveProperty('keepUntil')
  expect(closed.keepUntil).toBe(monthsAfter(CLOSED_AT, 1))
  expect(told.arrived(20).finished(60).confirmed(90).reopened(99).ticket).not.toHaveProperty('keepUntil')
  expect(stepOf(open, 12, AT + 9999 * DAY)).toBeUndefined()
})

it.each([
  ['photos at their own term', 12, monthsAfter(CLOSED_AT, 12), 'photos'],
  ['nothing a moment before', 12, monthsAfter(CLOSED_AT, 12) - 1, { until: monthsAfter(CLOSED_AT, 12) }],
  ['a quarter later when the term is far', 12, CLOSED_AT, { until: CLOSED_AT + 90 * DAY }],
  ['names after three years', 12, monthsAfter(CLOSED_AT, 36), 'person'],
  ['names not a moment earlier', 12, monthsAfter(CLOSED_AT, 36) - 1, 'photos'],
])('lets go %s', (_what, months, now, step) => {
  expect(stepOf(closed, months, now)).toEqual(step)
})

it('keeps photos as long as somebody may reopen', () => {
  const long: Ticket = { ...closed, terms: { ...closed.terms, reopenDays: 90 } }
  expect(stepOf(long, 1, monthsAfter(CLOSED_AT, 1))).toEqual({ until: CLOSED_AT + 90 * DAY })
  expect(stepOf(long, 1, CLOSED_AT + 90 * DAY)).toBe('photos')
})

it('takes numbers out of words, and leaves the words', () => {
  expect(withoutNumbers('请打 13912345678，房间 801，11010119900101123X')).toBe('请打 ****，房间 801，****')
  expect(withoutNumbers('2026-11-25 修好了，用了 25 分钟')).toBe('2026-11-25 修好了，用了 25 分钟')
})

it('drops what residents wrote, and takes their names and numbers out of what staff wrote', () => {
  expect(retireWords({ kind: 'resident', personId: 'p', name: '王芳' }, '隔壁张敏家漏水', WHO)).toBe(
    '（内容已到期删除）',
  )
  expect(retireWords({ kind: 'staff', personId: 's', name: '陈建国' }, '王芳您好，打 13912345678', WHO)).toBe(
    '住户您好，打 ****',
  )
  expect(namesOn(closed)).toEqual(['王芳'])
})

it('without photos it is the same ticket, due again after three years', () => {
  const finished = closed.timeline.map((entry) =>
    entry.fact.type === 'finished'
      ? { ...entry, fact: { ...entry.fact, completion: { ...entry.fact.completion, photos: ['cloud://b'] } } }
      : entry,
  )
  const after = withoutPhotos({ ...closed, photos: ['cloud://a'], timeline: finished })
  expect(JSON.stringify(after)).not.toContain('cloud://')
  expect(after).toMatchObject({ reporterName: '王芳', keepUntil: monthsAfter(CLOSED_AT, 36) })
})

it('names nobody who lives there any more, and still says what was done, by whom and how fast', () => {
  const after = retire(closed, 'x1')
  const text = JSON.stringify(after)
  const { wang } = small.people
  for (const gone of [
    wang._id,
    wang.name,
    wang.phone,
    small.wangHouseholdId,
    '1单元101',
    '13912345678',
    '漏水，请',
  ])
    expect(text).not.toContain(gone)
  expect(after).not.toHaveProperty('keepUntil')
  expect(after.facts).toEqual(closed.facts)
  expect(after.owner).toEqual(closed.owner)
  expect(after).toMatchObject({ reporterId: 'x1', reporterName: '住户', rating: { byId: 'x1', score: 2 } })
  const residents = after.timeline.filter(({ by }) => by.kind === 'resident')
  expect(residents.map(({ by }) => by)).toEqual(
    residents.map(() => ({ kind: 'resident', personId: 'x1', name: '住户' })),
  )
})

it('says which firm came, and not whom one called there', () => {
  const firm = {
    ...{ firmId: 'f1', name: '顺达电梯', contactName: '高师傅' },
    ...{ phone: '13812340000', emergencyPhone: '400-800-1234' },
  }
  const given = report(small, { id: 't2', at: AT }).dispatched(chen).toFirm(firm, 2).accepted(chen, 5)
  const { ticket } = given.arrived(20).finished(60).reopened(80).finished(90).confirmed(95)
  expect(JSON.stringify(ticket).match(/13812340000/g)?.length).toBeGreaterThan(2)
  const left = retire(ticket, 'x1')
  expect(JSON.stringify(left)).not.toMatch(/13812340000|400-800-1234|高师傅/)
  expect(left).toMatchObject({ firm: { firmId: 'f1', name: '顺达电梯' }, facts: ticket.facts })
})

it('does the same to what went to history', () => {
  const part: HistoryPart = {
    ...{ _id: 't1-0', version: 1, ticketId: 't1', communityId: 'c', n: 0, from: AT, asOf: 1 },
    entries: closed.timeline,
  }
  const { wang } = small.people
  expect(JSON.stringify(retirePart(part, 'photos', WHO))).toContain(wang._id)
  expect(JSON.stringify(retirePart(part, 'person', WHO))).not.toMatch(wang._id)
})

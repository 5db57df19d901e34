import {
  markOverdue,
  meetClock,
  renewUpdate,
  replaceSolvedByAppointment,
  tellPlan,
} from '../../../domain/sla/clock-changes'
import {
  type Clock,
  type ClockName,
  type ServiceCase,
  carryOver,
  clocksFor,
  dueClocks,
  lateBy,
  nextDue,
} from '../../../domain/sla/clocks'
import { MINUTE } from '../../../domain/kernel/instant'
import { DEFAULT_POLICY, inForce } from '../../../domain/sla/policy'
import { PUBLIC_DAYS } from '../../../domain/sla/public-holidays'
import { at, said } from '../when'

const policy = inForce(DEFAULT_POLICY, PUBLIC_DAYS)
const promised = (serviceCase: ServiceCase, submitted = '2025-09-10 10:00'): Clock[] =>
  clocksFor(serviceCase, at(submitted), policy, 'customer_service')
const one = (clocks: readonly Clock[], name: ClockName): Clock => clocks.find((clock) => clock.name === name)!
const names = (clocks: readonly Clock[]): ClockName[] => clocks.map((clock) => clock.name)

const emergency = promised({ kind: 'emergency-repair', trapped: false })
const repair = clocksFor({ kind: 'normal-repair' }, at('2025-09-10 10:00'), policy, 'engineering')
const major = promised({ kind: 'complaint', class: 'major' })

describe('target and result', () => {
  test('a clock keeps the limit it was made from, to be said in words', () => {
    expect(one(repair, 'assigned')).toEqual({
      name: 'assigned',
      from: at('2025-09-10 10:00'),
      dueAt: at('2025-09-10 12:00'),
      limit: 2,
      unit: 'hour',
      basis: 'W',
      source: 'case',
    })
  })

  test('it survives being stored: nothing in it is undefined', () => {
    for (const clocks of [emergency, repair, major])
      expect(JSON.parse(JSON.stringify(clocks))).toStrictEqual(clocks)
  })

  test('the first meeting counts', () => {
    const met = meetClock(
      meetClock(repair, 'firstReply', at('2025-09-10 10:20')),
      'firstReply',
      at('2025-09-10 13:00'),
    )
    expect(one(met, 'firstReply').metAt).toBe(at('2025-09-10 10:20'))
    expect(one(met, 'assigned').metAt).toBeUndefined()
    expect(meetClock(repair, 'onSite', at('2025-09-10 10:20'))).toEqual(repair)
  })

  test('on time to the millisecond, late from the next one, whoever looks when', () => {
    const due = at('2025-09-10 12:00')
    const clock = one(repair, 'firstReply')
    expect(lateBy(clock, due)).toBe(0)
    expect(lateBy(clock, due + 1)).toBe(1)
    const onTime = one(meetClock(repair, 'firstReply', due), 'firstReply')
    const late = one(meetClock(repair, 'firstReply', due + 1), 'firstReply')
    for (const looked of [due - 1, due, due + 1, due + 999 * MINUTE]) {
      expect(lateBy(onTime, looked)).toBe(0)
      expect(lateBy(late, looked)).toBe(1)
    }
  })

  test('the note of an overdue is the target, not the moment of the note, and changes no lateness', () => {
    const noted = markOverdue(repair, 'firstReply')
    expect(one(noted, 'firstReply').overdueAt).toBe(at('2025-09-10 12:00'))
    const met = at('2025-09-10 15:00')
    expect(lateBy(one(meetClock(noted, 'firstReply', met), 'firstReply'), met)).toBe(180 * MINUTE)
  })
})

describe('what is due', () => {
  test('next is the earliest that is not met', () => {
    expect(nextDue(emergency)?.name).toBe('assigned')
    const assigned = meetClock(emergency, 'assigned', at('2025-09-10 10:00'))
    expect(nextDue(assigned)?.name).toBe('firstReply')
    const all = (['firstReply', 'onSite', 'solved'] as const).reduce<Clock[]>(
      (clocks, name) => meetClock(clocks, name, at('2025-09-10 10:30')),
      assigned,
    )
    expect(nextDue(all)).toBeUndefined()
    expect(nextDue([])).toBeUndefined()
  })

  test('due are those whose target has come, earliest first', () => {
    expect(names(dueClocks(emergency, at('2025-09-10 10:04')))).toEqual(['assigned'])
    expect(names(dueClocks([...emergency].reverse(), at('2025-09-10 10:30')))).toEqual([
      'assigned',
      'firstReply',
      'onSite',
    ])
    expect(
      names(dueClocks(meetClock(emergency, 'onSite', at('2025-09-10 10:20')), at('2025-09-10 12:00'))),
    ).toEqual(['assigned', 'firstReply', 'update'])
  })
})

describe('a case decided anew', () => {
  const minor = meetClock(
    promised({ kind: 'complaint', class: 'minor' }),
    'firstReply',
    at('2025-09-10 10:10'),
  )

  test('has the targets of the new class from submission, and what was met stays met', () => {
    const now = carryOver(minor, major)
    expect(names(now)).toEqual(['assigned', 'firstReply', 'solved'])
    expect(one(now, 'firstReply')).toEqual({ ...one(major, 'firstReply'), metAt: at('2025-09-10 10:10') })
    expect(one(now, 'solved')).toEqual(one(major, 'solved'))
  })

  test('a met clock that the new case lacks is kept, an open one is not', () => {
    const assigned = meetClock(minor, 'assigned', at('2025-09-10 10:05'))
    const invalid = promised({ kind: 'invalid-complaint' })
    expect(names(carryOver(assigned, invalid))).toEqual(['assigned', 'firstReply', 'solved'])
    expect(names(carryOver(minor, invalid))).toEqual(['firstReply', 'solved'])
  })

  test('an appointment stays agreed', () => {
    const agreed = replaceSolvedByAppointment(minor, {
      solveBy: at('2025-09-13 09:00'),
      agreedAt: at('2025-09-10 11:00'),
    })
    expect(one(carryOver(agreed, major), 'solved')).toEqual(one(agreed, 'solved'))
  })

  test('a plan stays told', () => {
    const planned = tellPlan(major, { plannedFor: at('2025-09-12 17:00'), toldAt: at('2025-09-11 16:00') })
    expect(one(carryOver(planned, promised({ kind: 'complaint', class: 'important' })), 'solved')).toEqual(
      one(planned, 'solved'),
    )
  })

  test('the next update of an emergency stays where it is', () => {
    const updated = renewUpdate(emergency, at('2025-09-10 11:15'))
    const trapped = promised({ kind: 'emergency-repair', trapped: true })
    expect(one(carryOver(updated, trapped), 'update')).toEqual(one(updated, 'update'))
    expect(said(one(carryOver(updated, trapped), 'onSite').dueAt)).toBe('2025-09-10 10:15')
  })
})

import {
  hasAppointment,
  markOverdue,
  meetClock,
  promiseOnSite,
  renewUpdate,
  replaceSolvedByAppointment,
  resumeSolved,
  tellPlan,
} from '../../../domain/sla/clock-changes'
import {
  type Clock,
  type ClockName,
  type ServiceCase,
  clocksFor,
  everLate,
  lateBy,
} from '../../../domain/sla/clocks'
import { movedBy } from '../../../domain/sla/pauses'
import { MINUTE } from '../../../domain/kernel/instant'
import { DEFAULT_POLICY, inForce } from '../../../domain/sla/policy'
import { PUBLIC_DAYS } from '../../../domain/sla/public-holidays'
import { at, said } from '../when'

const policy = inForce(DEFAULT_POLICY, PUBLIC_DAYS)
const promised = (serviceCase: ServiceCase, submitted = '2025-09-10 10:00'): Clock[] =>
  clocksFor(serviceCase, at(submitted), policy, 'customer_service')
const one = (clocks: readonly Clock[], name: ClockName): Clock => clocks.find((clock) => clock.name === name)!

const emergency = promised({ kind: 'emergency-repair', trapped: false })
const repair = clocksFor({ kind: 'normal-repair' }, at('2025-09-10 10:00'), policy, 'engineering')
const major = promised({ kind: 'complaint', class: 'major' })

describe('an appointment replaces the solved target, both kept', () => {
  const agreed = replaceSolvedByAppointment(repair, {
    solveBy: at('2025-09-13 09:00'),
    agreedAt: at('2025-09-10 11:00'),
  })
  const clock = one(agreed, 'solved')

  test('the appointment binds and the original target stays in the record', () => {
    expect(clock).toMatchObject({
      dueAt: at('2025-09-13 09:00'),
      source: 'appointment',
      from: at('2025-09-10 10:00'),
    })
    expect(clock.replaced).toEqual([
      {
        dueAt: at('2025-09-11 10:00'),
        limit: 24,
        unit: 'hour',
        basis: 'C',
        source: 'case',
        replacedAt: at('2025-09-10 11:00'),
      },
    ])
    expect(hasAppointment(agreed)).toBe(true)
    expect(hasAppointment(repair)).toBe(false)
  })

  test('it touches no other clock', () => {
    expect(agreed.filter((c) => c.name !== 'solved')).toEqual(repair.filter((c) => c.name !== 'solved'))
  })

  test('agreed in time it was never late; agreed after the target it was', () => {
    const now = at('2025-09-13 08:00')
    expect(everLate(clock, now)).toBe(false)
    expect(everLate(clock, at('2025-09-13 09:01'))).toBe(true)
    const tooLate = replaceSolvedByAppointment(repair, {
      solveBy: at('2025-09-13 09:00'),
      agreedAt: at('2025-09-11 10:01'),
    })
    expect(lateBy(one(tooLate, 'solved'), now)).toBe(0)
    expect(everLate(one(tooLate, 'solved'), now)).toBe(true)
  })

  test('agreed in the very moment of the target it is in time', () => {
    const just = replaceSolvedByAppointment(repair, {
      solveBy: at('2025-09-13 09:00'),
      agreedAt: at('2025-09-11 10:00'),
    })
    expect(everLate(one(just, 'solved'), at('2025-09-11 11:00'))).toBe(false)
  })

  test('what belonged to the old target goes: its overdue note, its plan, its furthest date', () => {
    const visit = { solveBy: at('2025-09-19 09:00'), agreedAt: at('2025-09-12 11:00') }
    const general = markOverdue(promised({ kind: 'complaint', class: 'general' }), 'solved')
    const moved = one(replaceSolvedByAppointment(general, visit), 'solved')
    expect(moved).not.toHaveProperty('overdueAt')
    expect(moved).not.toHaveProperty('latestAt')
    expect(moved.replaced?.[0]).toHaveProperty('latestAt')
    expect(one(replaceSolvedByAppointment(major, visit), 'solved')).not.toHaveProperty('afterPlan')
  })

  test('a second one keeps the first too', () => {
    const again = replaceSolvedByAppointment(agreed, {
      solveBy: at('2025-09-14 09:00'),
      agreedAt: at('2025-09-12 11:00'),
    })
    expect(one(again, 'solved').replaced?.map((target) => [said(target.dueAt), target.source])).toEqual([
      ['2025-09-11 10:00', 'case'],
      ['2025-09-13 09:00', 'appointment'],
    ])
  })
})

describe('48 h: solved, or a plan with a date', () => {
  const told = (clocks: readonly Clock[], plannedFor: string): Clock =>
    one(tellPlan(clocks, { plannedFor: at(plannedFor), toldAt: at('2025-09-11 16:00') }), 'solved')

  test('a major complaint is due in 48 h until a plan is told, then on the date told', () => {
    expect(said(one(major, 'solved').dueAt)).toBe('2025-09-12 10:00')
    const clock = told(major, '2025-09-12 17:00')
    expect(said(clock.dueAt)).toBe('2025-09-12 17:00')
    expect(clock).toMatchObject({ source: 'plan', limit: 3, unit: 'workingDay' })
    expect(clock.afterPlan).toBeUndefined()
    expect(clock.replaced).toMatchObject([{ source: 'ceiling', dueAt: at('2025-09-12 10:00') }])
    expect(everLate(clock, at('2025-09-12 16:00'))).toBe(false)
  })

  test('no plan reaches beyond the limit of the case', () => {
    expect(said(told(major, '2025-09-30 17:00').dueAt)).toBe('2025-09-15 10:00')
  })

  test('a complex complaint: 5 working days, 7 at most', () => {
    const complex = promised({ kind: 'complaint', class: 'minor', complex: true })
    expect(said(told(complex, '2025-09-18 10:00').dueAt)).toBe('2025-09-18 10:00')
    expect(said(told(complex, '2025-09-30 10:00').dueAt)).toBe('2025-09-19 10:00')
  })

  test('a general complaint: 1 working day, at most 3; an earlier date moves nothing', () => {
    const general = promised({ kind: 'complaint', class: 'general' })
    expect(said(told(general, '2025-09-12 10:00').dueAt)).toBe('2025-09-12 10:00')
    expect(said(told(general, '2025-09-29 10:00').dueAt)).toBe('2025-09-15 10:00')
    expect(told(general, '2025-09-11 09:00')).toEqual(one(general, 'solved'))
    expect(told(general, '2025-09-11 10:00')).toEqual(one(general, 'solved'))
  })

  test('a report with the ceiling alone is due on the date told; a second date moves nothing', () => {
    const other = promised({ kind: 'other' })
    expect(said(told(other, '2025-10-15 10:00').dueAt)).toBe('2025-10-15 10:00')
    const planned = tellPlan(other, { plannedFor: at('2025-10-15 10:00'), toldAt: at('2025-09-11 16:00') })
    expect(told(planned, '2025-11-15 10:00')).toEqual(one(planned, 'solved'))
  })

  test('a normal repair awaiting parts keeps its 24 h', () => {
    expect(told(repair, '2025-09-20 10:00')).toEqual(one(repair, 'solved'))
  })
})

describe('an emergency is told how it stands every 2 h', () => {
  test('each update starts the next two hours', () => {
    const clock = one(renewUpdate(emergency, at('2025-09-10 11:15')), 'update')
    expect([said(clock.from), said(clock.dueAt)]).toEqual(['2025-09-10 11:15', '2025-09-10 13:15'])
    expect(clock.replaced).toBeUndefined()
  })

  test('a missed one stays in the record and its note goes', () => {
    const clock = one(renewUpdate(markOverdue(emergency, 'update'), at('2025-09-10 12:01')), 'update')
    expect(said(clock.dueAt)).toBe('2025-09-10 14:01')
    expect(clock.overdueAt).toBeUndefined()
    expect(clock.replaced).toMatchObject([
      { dueAt: at('2025-09-10 12:00'), replacedAt: at('2025-09-10 12:01') },
    ])
    expect(everLate(clock, at('2025-09-10 12:02'))).toBe(true)
  })

  test('it ends when solved, and a message afterwards starts nothing', () => {
    const solved = meetClock(emergency, 'solved', at('2025-09-10 11:00'))
    expect(one(solved, 'update').metAt).toBe(at('2025-09-10 11:00'))
    expect(renewUpdate(solved, at('2025-09-10 11:30'))).toEqual(solved)
  })

  test('other reports have none', () => {
    expect(renewUpdate(repair, at('2025-09-10 11:15'))).toEqual(repair)
  })
})

describe('who names a time is to be there by then (on site: agreed visit)', () => {
  const told = { by: at('2025-09-10 15:00'), toldAt: at('2025-09-10 10:30') }

  test('a repair gets the promise, in its place in the row', () => {
    const clocks = promiseOnSite(repair, told)
    expect(clocks.map((clock) => clock.name)).toEqual(['assigned', 'firstReply', 'onSite', 'solved'])
    expect(one(clocks, 'onSite')).toEqual({
      name: 'onSite',
      from: told.toldAt,
      dueAt: told.by,
      limit: 270,
      unit: 'min',
      basis: 'C',
      source: 'appointment',
    })
    expect(one(clocks, 'solved')).toEqual(one(repair, 'solved'))
    expect(hasAppointment(clocks)).toBe(false)
  })

  test('the 30 min of an emergency stay', () => {
    expect(promiseOnSite(emergency, told)).toEqual(emergency)
  })

  test('a time named by the next person takes the place of one that nobody kept: late stays late', () => {
    const again = (toldAt: string) =>
      one(
        promiseOnSite(promiseOnSite(repair, told), { by: at('2025-09-10 18:00'), toldAt: at(toldAt) }),
        'onSite',
      )
    expect(said(again('2025-09-10 14:00').dueAt)).toBe('2025-09-10 18:00')
    expect(again('2025-09-10 14:00').replaced).toMatchObject([{ dueAt: told.by }])
    expect(everLate(again('2025-09-10 14:00'), at('2025-09-10 16:00'))).toBe(false)
    expect(everLate(again('2025-09-10 15:01'), at('2025-09-10 16:00'))).toBe(true)
  })

  test('after a visit that was kept the next one is promised anew', () => {
    const there = meetClock(promiseOnSite(repair, told), 'onSite', at('2025-09-10 14:50'))
    const clock = one(
      promiseOnSite(there, { by: at('2025-09-11 09:00'), toldAt: at('2025-09-10 17:00') }),
      'onSite',
    )
    expect(clock.metAt).toBeUndefined()
    expect(said(clock.dueAt)).toBe('2025-09-11 09:00')
    expect(everLate(clock, at('2025-09-11 08:00'))).toBe(false)
  })
})

describe('a refusal or reopening resumes the original clock from where it stood', () => {
  const office = policy.calendars.customer_service
  /** Done, then reopened; the target as the ticket moves it. */
  const reopened = (clocks: readonly Clock[], done: string, again: string): Clock => {
    const met = meetClock(clocks, 'solved', at(done))
    const solveBy = movedBy(one(met, 'solved'), { from: at(done), to: at(again) }, office)
    return one(resumeSolved(met, { at: at(again), solveBy }), 'solved')
  }

  // Report (all on 2025-09-10 10:00) | done | reopened | the target was | and is now
  test.each([
    [
      'an hour before the target',
      repair,
      '2025-09-11 09:00',
      '2025-09-12 09:00',
      '09-11 10:00',
      '09-12 10:00',
    ],
    ['at once', repair, '2025-09-10 12:00', '2025-09-10 12:05', '09-11 10:00', '09-11 10:05'],
    [
      'after the target: nothing is excused',
      repair,
      '2025-09-11 11:00',
      '2025-09-12 09:00',
      '09-11 10:00',
      '09-11 10:00',
    ],
    // Working days: done on Wednesday 16:30, reopened on Thursday 09:30: two office hours stood still.
    [
      'in working time',
      promised({ kind: 'complaint', class: 'minor' }),
      '2025-09-10 16:30',
      '2025-09-11 09:30',
      '09-11 10:00',
      '09-11 12:00',
    ],
  ])('%s', (_name, clocks, done, again, was, is) => {
    const resumed = reopened(clocks, done, again)
    expect(said(one(clocks, 'solved').dueAt).slice(5)).toBe(was)
    expect(said(resumed.dueAt).slice(5)).toBe(is)
    expect(resumed.metAt).toBeUndefined()
  })

  test('both targets are kept, and one that was kept when it was done is not late by the reopening', () => {
    const resumed = reopened(repair, '2025-09-11 09:00', '2025-09-12 09:00')
    expect(resumed.replaced).toMatchObject([
      { dueAt: at('2025-09-11 10:00'), replacedAt: at('2025-09-11 09:00') },
    ])
    expect(everLate(resumed, at('2025-09-12 09:30'))).toBe(false)
    expect(everLate(resumed, at('2025-09-12 10:01'))).toBe(true)
    const late = reopened(repair, '2025-09-11 11:00', '2025-09-12 09:00')
    expect(late.replaced).toBeUndefined()
    expect(lateBy(late, at('2025-09-12 09:00'))).toBe(23 * 60 * MINUTE)
  })

  test('what was met stays met, and updates begin anew', () => {
    const done = meetClock(
      meetClock(emergency, 'onSite', at('2025-09-10 10:20')),
      'solved',
      at('2025-09-10 11:00'),
    )
    const resumed = resumeSolved(done, { at: at('2025-09-12 09:00'), solveBy: at('2025-09-14 08:00') })
    expect(one(resumed, 'onSite').metAt).toBe(at('2025-09-10 10:20'))
    expect(one(resumed, 'update').metAt).toBeUndefined()
    expect(said(one(resumed, 'update').dueAt)).toBe('2025-09-12 11:00')
    expect(everLate(one(resumed, 'update'), at('2025-09-12 09:00'))).toBe(false)
  })
})

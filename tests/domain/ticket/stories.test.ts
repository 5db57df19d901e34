import { DAY, instantAt, MINUTE } from '../../../domain/kernel/instant'
import type { Category } from '../../../domain/routing/taxonomy'
import { report } from '../../support/ticket-story'
import { given, small, type Ask, type Play } from './play'
import type { PersonName } from '../../support/small-community'

/** Wednesday 11 March 2026, 10:00 in Shanghai. */
const AT = instantAt('2026-03-11', 600)
const { chen, dutyOfficer } = small.people

const leak = (category: Category = 'water_leak'): Play =>
  given(report(small, { id: 't1', at: AT, category }).dispatched(chen).ticket)
const accepted = () => leak().when('chen', { do: 'accept' }, 5)
const onSite = () => accepted().when('chen', { do: 'set_out' }, 10).when('chen', { do: 'arrive' }, 20)
const done = () => onSite().when('chen', { do: 'finish' }, 60)
const confirmed = () => done().when('wang', { do: 'confirm' }, 90)
const held = () => given(report(small, { id: 't1', at: AT }).held(dutyOfficer, 'duty_officer').ticket)

describe('each move, told by who makes it', () => {
  it('goes from report to confirmation, and each promise is met by what meets it', () => {
    expect(leak().now()).toEqual({ state: 'dispatched', owner: 'chen', met: ['assigned'] })
    expect(accepted().now()).toEqual({ state: 'accepted', owner: 'chen', met: ['assigned'] })
    expect(accepted().when('chen', { do: 'set_out' }, 10).now().state).toBe('on_the_way')
    expect(onSite().now().state).toBe('on_site')
    expect(done().now()).toEqual({ state: 'done', owner: 'chen', met: ['assigned', 'firstReply', 'solved'] })
    expect(confirmed().now().state).toBe('confirmed')
    expect(confirmed().ticket).toMatchObject({ open: false, closedAt: AT + 90 * MINUTE })
    expect(confirmed().ticket.nextDueAt).toBeUndefined()
  })

  it('is taken over by a colleague, who is its owner then', () => {
    expect(leak().when('liu', { do: 'accept' }, 5).now()).toMatchObject({ state: 'accepted', owner: 'liu' })
  })

  it('is assigned out of triage, where a stand-in meant nobody was assigned yet', () => {
    expect(held().now()).toEqual({ state: 'triage', owner: 'dutyOfficer', met: [] })
    const assigned = held().when('dispatcher', { do: 'assign', to: 'liu' }, 8)
    expect(assigned.now()).toEqual({ state: 'dispatched', owner: 'liu', met: ['assigned'] })
  })

  it('is taken from somebody who cannot go on, and has to be accepted anew (domain.md §9)', () => {
    const away = accepted()
      .when('chen', { do: 'set_out' }, 6)
      .when('engineeringLead', { do: 'assign', to: 'liu' }, 9)
    expect(away.now()).toMatchObject({ state: 'dispatched', owner: 'liu' })
    expect(away.when('chen', { do: 'arrive' }, 10).refused).toEqual({
      code: 'WRONG_STATE',
      state: 'dispatched',
    })
    expect(away.when('liu', { do: 'accept' }, 11).now()).toMatchObject({ state: 'accepted', owner: 'liu' })
  })

  it('is settled without a visit when nothing has to be done at the place', () => {
    const complaint = leak('noise').when('guard', { do: 'accept' }, 5)
    expect(complaint.when('guard', { do: 'finish' }, 30).now().state).toBe('done')
  })

  it('is cancelled by anybody of the household until somebody is on site', () => {
    for (const play of [held(), leak(), accepted(), accepted().when('chen', { do: 'set_out' }, 6)]) {
      const cancelled = play.when('wangHusband', { do: 'cancel', reason: '自己好了' }, 7)
      expect(cancelled.now().state).toBe('cancelled')
      expect(cancelled.ticket).toMatchObject({ open: false, closedAt: AT + 7 * MINUTE })
      expect(cancelled.ticket.nextDueAt).toBeUndefined()
    }
  })
})

describe('each refusal', () => {
  const assign = (to: PersonName): Ask => ({ do: 'assign', to })
  const visit = (minutes: number): Ask => ({ do: 'accept', visitAt: AT + minutes * MINUTE })
  it.each<[string, () => Play, PersonName, Ask, string]>([
    ['finishing before the visit', accepted, 'chen', { do: 'finish' }, 'WRONG_STATE'],
    ['arriving twice', onSite, 'chen', { do: 'arrive' }, 'WRONG_STATE'],
    ['cancelling with somebody on site', onSite, 'wang', { do: 'cancel', reason: '' }, 'WRONG_STATE'],
    ['confirming what is not done', onSite, 'wang', { do: 'confirm' }, 'WRONG_STATE'],
    ['rating what is not done', onSite, 'wang', { do: 'rate', score: 5 }, 'WRONG_STATE'],
    ['reopening what is being done', onSite, 'wang', { do: 'reopen' }, 'WRONG_STATE'],
    ['assigning what is done', done, 'engineeringLead', assign('liu'), 'WRONG_STATE'],
    ['accepting what a colleague has', accepted, 'liu', { do: 'accept' }, 'ALREADY_ACCEPTED'],
    ['setting out on a colleague’s job', accepted, 'liu', { do: 'set_out' }, 'NOT_ALLOWED'],
    ['accepting for another department', leak, 'guard', { do: 'accept' }, 'NOT_ALLOWED'],
    ['a technician assigning', leak, 'chen', assign('liu'), 'NOT_ALLOWED'],
    ['the owner confirming for the resident', done, 'chen', { do: 'confirm' }, 'NOT_ALLOWED'],
    ['a neighbour confirming', done, 'zhang', { do: 'confirm' }, 'NOT_ALLOWED'],
    ['a closed account accepting', leak, 'disabled', { do: 'accept' }, 'NOT_ALLOWED'],
    ['a visit in the past', leak, 'chen', visit(2), 'VISIT_IN_PAST'],
    ['agreeing another visit by accepting again', accepted, 'chen', visit(999), 'WRONG_STATE'],
    [
      'rating twice',
      () => done().when('wang', { do: 'rate', score: 4 }, 61),
      'wang',
      { do: 'rate', score: 1 },
      'ALREADY_RATED',
    ],
  ])('%s', (_name, play, who, ask, code) => {
    const before = play()
    const after = before.when(who, ask, 100)
    expect(after.refused?.code).toBe(code)
    expect(after.ticket).toBe(before.ticket)
  })

  it('tells who has it', () => {
    expect(accepted().when('liu', { do: 'accept' }, 6).refused).toEqual({
      code: 'ALREADY_ACCEPTED',
      by: '陈建国',
    })
  })

  it('reopening later than 7 days after confirmation', () => {
    const week = 90 + (7 * DAY) / MINUTE
    expect(confirmed().when('wang', { do: 'reopen' }, week).refused).toBeUndefined()
    expect(confirmed().when('wang', { do: 'reopen' }, week + 1).refused).toEqual({
      code: 'TOO_LATE',
      days: 7,
    })
  })
})

describe('one’s own matter (domain.md §2)', () => {
  /** 陈建国 lives in the home that the report is about. */
  const chenAtHome = { ...chen, homes: small.people.wang.homes }
  const people = small.people
  beforeAll(() => {
    people.chen = chenAtHome
  })
  afterAll(() => {
    people.chen = chen
  })

  it('is neither accepted nor assigned by somebody of that home, nor given to them', () => {
    expect(leak().when('chen', { do: 'accept' }, 5).refused).toEqual({ code: 'OWN_MATTER' })
    expect(leak().when('dispatcher', { do: 'assign', to: 'chen' }, 5).refused).toEqual({ code: 'OWN_MATTER' })
    const lead = { ...small.people.engineeringLead, homes: chenAtHome.homes }
    const before = people.engineeringLead
    people.engineeringLead = lead
    expect(leak().when('engineeringLead', { do: 'assign', to: 'liu' }, 5).refused).toEqual({
      code: 'OWN_MATTER',
    })
    people.engineeringLead = before
  })

  it('is confirmed by them as residents all the same', () => {
    const byLiu = leak()
      .when('liu', { do: 'accept' }, 5)
      .when('liu', { do: 'arrive' }, 9)
      .when('liu', { do: 'finish' }, 20)
    expect(byLiu.when('chen', { do: 'confirm' }, 25).now().state).toBe('confirmed')
  })
})

describe('an appointment (domain.md §3.3)', () => {
  const tomorrow = 30 * 60
  const agreed = () => leak().when('chen', { do: 'accept', visitAt: AT + tomorrow * MINUTE }, 5)

  it('is a first reply and takes the place of the solved target', () => {
    expect(leak().dueIn('solved')).toBe(24 * 60)
    expect(agreed().now().met).toEqual(['assigned', 'firstReply'])
    expect(agreed().dueIn('onSite')).toBe(tomorrow)
    // No repair is finished at the minute it begins: the policy gives an appointment 120 min.
    expect(agreed().dueIn('solved')).toBe(tomorrow + 120)
    expect(agreed().ticket.visitAt).toBe(AT + tomorrow * MINUTE)
  })

  it('is none for somebody who goes at once: the arrival is announced, the solved target stays', () => {
    const going = leak().when('chen', { do: 'accept', visitAt: AT + 35 * MINUTE, atOnce: true }, 5)
    expect(going.now().met).toEqual(['assigned', 'firstReply'])
    expect([going.dueIn('onSite'), going.dueIn('solved')]).toEqual([35, 24 * 60])
  })

  it('is no promise to be on site where no visit is needed', () => {
    const settled = leak('noise').when('guard', { do: 'accept', visitAt: AT + tomorrow * MINUTE }, 5)
    expect([settled.dueIn('onSite'), settled.dueIn('solved')]).toEqual([undefined, tomorrow + 120])
  })

  describe('a second one, after reopening', () => {
    // Done before the day of the first, reopened 10 min later: due at its end and those 10 min.
    const due = tomorrow + 120 + 10
    const again = () =>
      agreed()
        .when('chen', { do: 'arrive' }, 100)
        .when('chen', { do: 'finish' }, 110)
        .when('wang', { do: 'reopen' }, 120)
    const accept = (who: 'chen' | 'engineeringLead', visit: number, atOnce = false) =>
      again().when(who, { do: 'accept', visitAt: AT + visit * MINUTE, atOnce }, 121)

    it('is refused when it would move the target, with the target it has', () => {
      expect(again().dueIn('solved')).toBe(due)
      expect(accept('chen', due - 119).refused).toEqual({
        code: 'SECOND_APPOINTMENT',
        solveBy: AT + due * MINUTE,
      })
    })

    it('may fall within the target, or be a visit at once, and moves nothing', () => {
      const within = accept('chen', due - 120)
      expect([within.dueIn('onSite'), within.dueIn('solved')]).toEqual([due - 120, due])
      const going = accept('chen', due + 60, true)
      expect([going.dueIn('onSite'), going.dueIn('solved')]).toEqual([due + 60, due])
    })

    it('is agreed by the lead, both kept', () => {
      const byLead = accept('engineeringLead', tomorrow + 999)
      expect(byLead.dueIn('solved')).toBe(tomorrow + 999 + 120)
      const solved = byLead.ticket.clocks.find((clock) => clock.name === 'solved')
      expect(solved?.replaced?.map(({ source }) => source)).toEqual(['case', 'appointment', 'appointment'])
    })
  })
})

describe('reopening (domain.md §3.4)', () => {
  it('goes back to the same owner, resumes the original clock and counts', () => {
    const again = confirmed().when('wang', { do: 'reopen' }, 120)
    expect(again.now()).toEqual({ state: 'dispatched', owner: 'chen', met: ['assigned', 'firstReply'] })
    // The hour for which it stood done does not count.
    expect(again.dueIn('solved')).toBe(24 * 60 + 60)
    expect(again.ticket).toMatchObject({ open: true, reopened: 1, reopenedAt: AT + 120 * MINUTE })
    for (const gone of ['doneAt', 'confirmedAt', 'closedAt', 'completion'] as const)
      expect(again.ticket[gone]).toBeUndefined()
  })

  it('goes to whoever takes the place of an owner whose account is closed', () => {
    expect(done().when('wang', { do: 'reopen', to: 'liu' }, 70).now()).toMatchObject({
      state: 'dispatched',
      owner: 'liu',
    })
  })

  it('keeps the rating, and the next solution can be rated anew (domain.md §9)', () => {
    const again = done().when('wang', { do: 'rate', score: 1 }, 61).when('wang', { do: 'reopen' }, 62)
    expect(again.ticket.rating?.score).toBe(1)
    const second = again
      .when('chen', { do: 'accept' }, 63)
      .when('chen', { do: 'arrive' }, 64)
      .when('chen', { do: 'finish' }, 65)
    expect(second.when('wang', { do: 'rate', score: 5 }, 66).ticket.rating?.score).toBe(5)
  })
})

describe('an emergency (domain.md §3.3)', () => {
  const trapped = () => leak('elevator_trapped')
  it('has 15 minutes to the place and an update every 2 hours from the last one', () => {
    expect(trapped().dueIn('onSite')).toBe(15)
    expect(trapped().dueIn('update')).toBe(120)
    const moving = trapped().when('chen', { do: 'accept' }, 2).when('chen', { do: 'set_out' }, 3)
    expect(moving.dueIn('update')).toBe(123)
    const told = moving.when('chen', { do: 'reply', messageId: 'm1', at: AT + 40 * MINUTE }, 40)
    expect(told.dueIn('update')).toBe(160)
    expect(told.now().met).toContain('firstReply')
  })

  it('is not brought forward by a message that is noted late', () => {
    const told = trapped().when('chen', { do: 'accept' }, 2).when('chen', { do: 'arrive' }, 10)
    const late = told.when('chen', { do: 'reply', messageId: 'm1', at: AT + 5 * MINUTE }, 11)
    expect(late.ticket.clocks.find((clock) => clock.name === 'firstReply')?.metAt).toBe(AT + 5 * MINUTE)
    expect(late.dueIn('update')).toBe(130)
  })

  it('ends its updates when it is solved', () => {
    const solved = trapped()
      .when('chen', { do: 'accept' }, 2)
      .when('chen', { do: 'arrive' }, 9)
      .when('chen', { do: 'finish' }, 30)
    expect(solved.dueIn('update')).toBeUndefined()
  })
})

import { instantAt, MINUTE } from '../../../domain/kernel/instant'
import { report } from '../../support/ticket-story'
import { given, small, type Play } from './play'

/** Wednesday 11 March 2026, 10:00 in Shanghai. */
const AT = instantAt('2026-03-11', 600)
const { chen, liu, dutyOfficer } = small.people
const fresh = (more: object = {}) => report(small, { id: 't1', at: AT, ...more })
const leak = (more: object = {}): Play => given(fresh(more).dispatched(chen).ticket)
const accepted = () => leak().when('chen', { do: 'accept' }, 5)
const onSite = () => accepted().when('chen', { do: 'set_out' }, 6).when('chen', { do: 'arrive' }, 9)
const done = () => onSite().when('chen', { do: 'finish' }, 60)

const pendingOf = (play: Play) => play.ticket.pending.map(({ kind, audience }) => [kind, audience])

describe('who hears of a fact (domain.md §3.2, §3.4)', () => {
  it.each<[string, () => Play, string[]]>([
    ['accepted', accepted, ['ticket_accepted → wang']],
    [
      'accepted by a colleague',
      () => leak().when('liu', { do: 'accept' }, 5),
      ['ticket_accepted → wang', 'job_taken → chen'],
    ],
    [
      'a time agreed by the owner',
      () => accepted().when('chen', { do: 'appoint', visitAt: AT + 90 * MINUTE }, 6),
      ['visit_agreed → wang'],
    ],
    [
      'a time agreed by the lead',
      () => accepted().when('engineeringLead', { do: 'appoint', visitAt: AT + 90 * MINUTE }, 6),
      ['visit_agreed → wang', 'visit_set → chen'],
    ],
    ['set out', () => accepted().when('chen', { do: 'set_out' }, 6), ['staff_set_out → wang']],
    ['arrived', onSite, ['staff_arrived → wang']],
    ['finished', done, ['ticket_done → wang']],
    [
      'confirmed by the reporter',
      () => done().when('wang', { do: 'confirm' }, 70),
      ['ticket_confirmed → chen'],
    ],
    [
      'confirmed by the family',
      () => done().when('wangHusband', { do: 'confirm' }, 70),
      ['ticket_confirmed → chen'],
    ],
    [
      'confirmed by silence',
      () => done().tick(60 + 72 * 60),
      ['ticket_confirmed → chen', 'ticket_confirmed → wang'],
    ],
    ['rated 3', () => done().when('wang', { do: 'rate', score: 3 }, 61), []],
    [
      'rated 2',
      () => done().when('wang', { do: 'rate', score: 2 }, 61),
      ['ticket_rated_low → lead of engineering'],
    ],
    [
      'cancelled',
      () => accepted().when('wang', { do: 'cancel', reason: '' }, 6),
      ['ticket_cancelled → chen'],
    ],
    [
      'reopened',
      () => done().when('wang', { do: 'reopen' }, 61),
      ['ticket_reopened → chen', 'ticket_reopened → lead of engineering'],
    ],
    [
      'reopened in the place of a closed account',
      () => done().when('wang', { do: 'reopen', to: 'liu' }, 61),
      ['ticket_reopened → liu', 'ticket_reopened → lead of engineering'],
    ],
    [
      'assigned to somebody else',
      () => leak().when('dispatcher', { do: 'assign', to: 'liu' }, 5),
      ['job_offered → liu', 'ticket_dispatched → wang', 'job_taken → chen'],
    ],
    [
      'assigned by the lead',
      () => leak().when('engineeringLead', { do: 'assign', to: 'chen' }, 5),
      ['job_offered → chen', 'ticket_dispatched → wang'],
    ],
    [
      'overdue',
      () => leak().when('chen', { do: 'accept' }, 5).tick(121),
      ['ticket_overdue → lead of engineering', 'ticket_overdue → chen'],
    ],
    [
      'a message that meets the reply',
      () => accepted().when('chen', { do: 'reply', messageId: 'm', at: AT }, 6),
      [],
    ],
  ])('%s', (_name, play, heard) => {
    expect(play().heard).toEqual(heard)
  })

  it('of a new report: whoever gets it; the answer itself tells the resident', () => {
    expect(pendingOf(leak())).toEqual([['job_offered', [{ to: 'person', personId: chen._id }]]])
  })

  it('of an emergency: the supervisors at once, and once whoever gets it afterwards', () => {
    const trapped = leak({ category: 'elevator_trapped' })
    expect(pendingOf(trapped)).toEqual([
      ['emergency_reported', [{ to: 'supervisor' }]],
      ['job_offered', [{ to: 'person', personId: chen._id }]],
    ])
    expect(trapped.when('engineeringLead', { do: 'assign', to: 'liu' }, 1).heard.join()).not.toContain(
      'emergency',
    )
    const nobody = given(fresh({ category: 'elevator_trapped' }).held(dutyOfficer, 'duty_officer').ticket)
    expect(pendingOf(nobody)).toEqual([
      ['emergency_reported', [{ to: 'supervisor' }]],
      ['ticket_held', [{ to: 'person', personId: dutyOfficer._id }]],
    ])
  })

  it('of a report that is held: whoever will have it, and from when; the morning’s dispatch is news to both', () => {
    const start = AT + 60 * MINUTE
    const held = given(fresh().held(liu, 'member', start).ticket)
    expect(held.ticket.pending[0]).toMatchObject({ kind: 'ticket_held', words: { by: start } })
    expect(held.tick(60, { to: 'chen' }).heard).toEqual([
      'job_offered → chen',
      'ticket_dispatched → wang',
      'job_taken → liu',
    ])
  })

  it('of a report that nobody can take: manager and supervisors, visibly', () => {
    const nobody = given(fresh().held({ ...chen, _id: '', name: '' }, 'nobody').ticket)
    expect(pendingOf(nobody)).toEqual([['ticket_held', [{ to: 'manager' }, { to: 'supervisor' }]]])
  })

  it('never the actor, not even in an office the actor holds', () => {
    const self = leak()
      .when('engineeringLead', { do: 'accept' }, 5)
      .when('engineeringLead', { do: 'assign', to: 'liu' }, 6)
    expect(self.heard).toEqual(['job_offered → liu', 'ticket_dispatched → wang'])
    expect(self.ticket.pending.at(-1)?.actorId).toBe(small.people.engineeringLead._id)
    const own = given(
      fresh({ reporter: { ...small.people.engineeringLead, homes: small.people.wang.homes } }).dispatched(
        chen,
      ).ticket,
    )
    expect(own.when('chen', { do: 'accept' }, 1).heard).toEqual(['ticket_accepted → engineeringLead'])
  })

  it('in words with number, place and kind, and the time that is promised', () => {
    const visitAt = AT + 600 * MINUTE
    const { pending } = leak().when('chen', { do: 'accept', visitAt }, 5).ticket
    expect(pending.at(-1)).toMatchObject({
      at: AT + 5 * MINUTE,
      words: { number: 'T1', place: '1栋1单元101室', category: '漏水渗水', who: '陈建国', by: visitAt },
    })
  })
})

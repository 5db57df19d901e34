import { MINUTE } from '../../../domain/kernel/instant'
import type { Standing } from '../../../domain/community/access'
import {
  asked,
  askAgain,
  beginCheck,
  giveUp,
  judged,
  notAsked,
  photoFor,
  settled,
  type PhotoCheck,
} from '../../../domain/ticket/photo-check'

const NOW = Date.UTC(2026, 2, 11, 2)
const kept = { _id: 'c1', ticketId: 't1', photo: 'cloud://env/photos/t1/a.jpg', by: 'author', keptAt: NOW }
const fresh = beginCheck(kept, true)
const inState = (state: PhotoCheck['state']) => ({ state, by: 'author' })

describe('who sees a photo (wechat.md §5)', () => {
  const as = (...standings: Standing[]) => ({ personId: 'x', side: 'staff' as const, standings })
  const viewers = {
    author: { personId: 'author', side: 'resident' as const, standings: ['reporter'] as Standing[] },
    household: { personId: 'x', side: 'resident' as const, standings: ['household'] as Standing[] },
    handler: as('handler'),
    contractor: as('contractor'),
    lead: as('lead'),
    dispatcher: as('dispatcher'),
    dutyOfficer: as('duty_officer'),
    colleague: as('colleague'),
    supervisor: as('supervisor'),
    manager: as('manager'),
    supervisorAtWork: as('supervisor', 'handler'),
  }
  const [P, C, H, R, N] = ['picture', 'checking', 'held', 'refused', 'nothing'] as const
  it.each([
    // author, household, handler, contractor, lead, dispatcher, duty officer, colleague, supervisor, manager, supervisor at work
    ['pending', [P, C, P, P, P, P, P, C, C, C, P]],
    ['pass', [P, P, P, P, P, P, P, P, P, P, P]],
    ['review', [P, H, P, P, P, P, P, H, H, H, P]],
    ['unchecked', [P, H, P, P, P, P, P, H, H, H, P]],
    ['risky', [R, N, R, R, R, R, R, R, R, R, R]],
  ] as const)('%s', (state, expected) => {
    expect(Object.values(viewers).map((viewer) => photoFor(inState(state), viewer))).toEqual(expected)
  })

  it('of which nothing is known only those who handle it', () => {
    expect(photoFor(undefined, viewers.handler)).toBe(P)
    expect(photoFor(undefined, viewers.supervisor)).toBe(H)
  })
})

describe('a photo’s check', () => {
  it('is due at once, or unchecked where nobody can be asked', () => {
    expect(fresh).toMatchObject({ state: 'pending', dueAt: NOW })
    expect(beginCheck(kept, false)).toMatchObject({ state: 'unchecked' })
    expect(beginCheck(kept, false)).not.toHaveProperty('dueAt')
  })

  it('waits half an hour for an answer, and less when it could not be asked', () => {
    expect(asked(fresh, 'a', NOW)).toMatchObject({ tries: 1, traces: ['a'], dueAt: NOW + 30 * MINUTE })
    expect(notAsked(fresh, NOW)).toMatchObject({ tries: 1, traces: [], dueAt: NOW + 10 * MINUTE })
    expect(askAgain(asked(fresh, 'a', NOW), NOW)).toMatchObject({ state: 'pending', dueAt: NOW })
  })

  it('ends with the worst that is said, in whatever order', () => {
    const after = (...verdicts: ('pass' | 'review' | 'risky')[]) =>
      verdicts.reduce((check, verdict) => judged(check, verdict, NOW) ?? check, fresh).state
    expect(after('pass', 'risky', 'review')).toBe('risky')
    expect(after('risky', 'pass')).toBe('risky')
    expect(after('review', 'pass')).toBe('review')
    expect(judged(judged(fresh, 'pass', NOW)!, 'pass', NOW)).toBeUndefined()
  })

  it('has the file of a risky picture to clear away, and then nothing more', () => {
    const risky = judged(fresh, 'risky', NOW + 5)!
    expect(risky.dueAt).toBe(NOW + 5)
    expect(settled(risky)).not.toHaveProperty('dueAt')
    // A question that was under way changes nothing of that.
    expect(asked(risky, 'b', NOW + 9)).toMatchObject({ state: 'risky', dueAt: NOW + 5 })
    expect(notAsked(risky, NOW + 9)).toMatchObject({ state: 'risky', dueAt: NOW + 5 })
  })

  it('that was given up still takes an answer, and is given up once', () => {
    const unchecked = giveUp(fresh)!
    expect(unchecked).toMatchObject({ state: 'unchecked' })
    expect(giveUp(unchecked)).toBeUndefined()
    expect(judged(unchecked, 'pass', NOW)).toMatchObject({ state: 'pass' })
  })
})

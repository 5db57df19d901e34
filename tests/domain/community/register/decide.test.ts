import { agrees, decideRow } from '../../../../domain/community/register/decide'
import { instantAt } from '../../../../domain/kernel/instant'
import { stateOf } from '../../../../domain/community/register/state'
import { carriedOut, decided, HOME, household, NOTHING, rowOf, TODAY, unit, writes } from './register'

const problems = (...args: Parameters<typeof decideRow>): string[] => {
  const decision = decideRow(...args)
  return 'problems' in decision ? decision.problems.map(({ code }) => code) : []
}
const NEW_OWNER = [{ name: '赵敏', relation: 'owner' as const, phone: '13900000009' }]

describe('a unit that is not in the register', () => {
  const row = rowOf({ area: 8950, members: NEW_OWNER, status: 'occupied' })

  it('comes with the tenure that its members tell', () => {
    expect(decided(row, NOTHING)).toMatchObject({
      kind: 'add',
      next: { tenure: 'owner_occupied', from: TODAY },
    })
    const tenant = [{ name: '钱进', relation: 'tenant' as const }]
    expect(decided(rowOf({ area: 1, members: tenant }), NOTHING).next.tenure).toBe('let')
    expect(decided(rowOf({ area: 1 }), NOTHING).next.tenure).toBe('vacant')
  })

  it.each([
    ['nothing', {}, 'vacant', 'vacant'],
    ['an owner', { members: NEW_OWNER }, 'owner_occupied', 'occupied'],
    ['an owner of an empty home', { members: NEW_OWNER, status: 'vacant' as const }, 'vacant', 'vacant'],
    ['a lease', { tenure: 'let' as const }, 'let', 'let'],
    ['the developer', { tenure: 'developer' as const }, 'developer', 'vacant'],
    [
      'builders',
      { tenure: 'owner_occupied' as const, status: 'decorating' as const },
      'owner_occupied',
      'decorating',
    ],
    ['what a row clears', { status: null }, 'vacant', 'vacant'],
  ])('has a status that agrees with %s', (_what, fields, tenure, status) => {
    const row = rowOf({ area: 1, ...fields })
    const added = carriedOut(NOTHING, row)
    expect(stateOf(added)).toMatchObject({ tenure, status })
    expect(decided(row, added)).toMatchObject({ kind: 'same' })
  })

  it('is there afterwards, with its label, its household and who wrote it', () => {
    const { unit: made, households } = carriedOut(NOTHING, row)
    expect(made).toMatchObject({
      label: '3栋2单元801室',
      areaCentiares: 8950,
      status: 'occupied',
      version: 1,
    })
    expect(households).toMatchObject([
      { unitId: made!._id, kind: 'owner_occupied', registered: NEW_OWNER, from: instantAt(TODAY, 0) },
    ])
    expect(made!.log).toMatchObject([{ by: 'p1', via: 'import', commandId: 'c1' }])
  })

  it('needs an area, since fees are counted with it', () => {
    expect(problems(rowOf({}), NOTHING, { today: TODAY })).toEqual(['area_missing'])
  })
})

describe('a unit that is in the register', () => {
  it('is the same when a row says nothing new, whatever hour its tenure began', () => {
    const row = rowOf({ area: 8950, from: '2024-01-01', members: household.registered })
    expect(decided(row, HOME)).toMatchObject({ kind: 'same', changes: [] })
    expect(writes(HOME, row, decided(row, HOME))).toEqual({ households: [] })
  })

  it('changes field by field, and only those', () => {
    const row = rowOf({ area: 9000, status: 'let', warrantyUntil: '2027-01-01' })
    expect(decided(row, HOME).changes).toEqual([
      { field: 'area', from: '89.5', to: '90' },
      { field: 'status', from: '', to: '出租' },
      { field: 'warrantyUntil', from: '', to: '2027-01-01' },
    ])
    const written = writes(HOME, row, decided(row, HOME))
    expect(written.households).toEqual([])
    expect(written.unit?.after).toMatchObject({ version: 4, areaCentiares: 9000 })
  })

  it('is called by its new tenure where nobody says another status, but for builders in it', () => {
    const empty = carriedOut(NOTHING, rowOf({ area: 8950 }))
    const lived = carriedOut(empty, rowOf({ tenure: 'owner_occupied' }))
    expect(lived.unit!.status).toBe('occupied')
    const building = carriedOut(empty, rowOf({ status: 'decorating' }))
    expect(carriedOut(building, rowOf({ tenure: 'owner_occupied' })).unit!.status).toBe('decorating')
  })

  it('forgets what a row clears', () => {
    const full = carriedOut(HOME, rowOf({ care: '独居老人', warrantyUntil: '2027-01-01' }))
    const cleared = carriedOut(full, rowOf({ care: null, warrantyUntil: null, members: [] }))
    expect(stateOf(cleared)).toMatchObject({ care: null, warrantyUntil: null, members: [] })
    expect(cleared.households[0]).not.toHaveProperty('care')
    expect(cleared.unit!.log).toHaveLength(2)
  })

  it.each([
    ['lease_not_let', { leaseUntil: '2027-01-01' }],
    ['lease_before_start', { tenure: 'let' as const, leaseUntil: '2023-01-01' }],
  ])('refuses %s', (code, fields) => {
    expect(problems(rowOf(fields), HOME, { today: TODAY })).toEqual([code])
  })
})

describe('a new tenure', () => {
  const sold = rowOf({ from: '2026-02-01', members: NEW_OWNER })

  it('begins when other people come later; nothing of the former household goes over', () => {
    const before = carriedOut(HOME, rowOf({ care: '独居老人', vehicles: [{ plate: '京A12345' }] }))
    expect(decided(sold, before).newTenure).toBe(true)
    const { households } = carriedOut(before, sold)
    expect(households).toHaveLength(2)
    expect(households[0]).toMatchObject({ registered: NEW_OWNER, vehicles: [], kind: 'owner_occupied' })
    expect(households[0]).not.toHaveProperty('care')
    expect(households[1]).toMatchObject({ _id: 'h1', to: instantAt('2026-02-01', 0) })
  })

  it('is not seen in a corrected date, nor where somebody stays', () => {
    expect(decided(rowOf({ from: '2026-02-01' }), HOME).newTenure).toBe(false)
    const stays = rowOf({ from: '2026-02-01', members: [...household.registered!, ...NEW_OWNER] })
    expect(decided(stays, HOME).newTenure).toBe(false)
  })

  it('may be said by a person', () => {
    expect(decided(rowOf({ from: '2026-02-01' }), HOME, { tenure: 'new' }).newTenure).toBe(true)
    expect(decided(sold, HOME, { tenure: 'same' }).newTenure).toBe(false)
  })

  it('does not begin before the one it follows', () => {
    expect(
      problems(rowOf({ from: '2023-01-01', members: NEW_OWNER }), HOME, { today: TODAY, tenure: 'new' }),
    ).toEqual(['start_before_previous'])
  })

  it('is finished by a repeat when the writer died between the two households', () => {
    const written = writes(HOME, sold, decided(sold, HOME))
    const half = { unit, households: [written.households[0]!.after, household] }
    const again = decided(sold, half)
    expect(again.kind).toBe('same')
    expect(writes(half, sold, again).households).toMatchObject([
      {
        before: { _id: 'h1' },
        after: { to: expect.any(Number) as number, closingSince: expect.any(Number) as number },
      },
    ])
  })
})

describe('what was shown, and what would be done now', () => {
  const row = rowOf({ area: 9000, status: 'let' })
  const shown = decided(row, HOME)

  it('agree while nobody changed anything, and when part of it was done', () => {
    expect(agrees(shown, decided(row, HOME))).toBe(true)
    expect(agrees(shown, decided(row, { ...HOME, unit: { ...unit, areaCentiares: 9000 } }))).toBe(true)
  })

  it('do not when somebody wrote something else into the same field', () => {
    expect(agrees(shown, decided(row, { ...HOME, unit: { ...unit, areaCentiares: 9500 } }))).toBe(false)
    expect(agrees(shown, decided(row, NOTHING))).toBe(false)
  })

  it('do for a unit that somebody else has begun with nothing else in it', () => {
    const added = decided(row, NOTHING)
    const begun = carriedOut(NOTHING, rowOf({ area: 9000, tenure: 'let' }))
    expect(agrees(added, decided(row, begun))).toBe(true)
    expect(agrees(added, decided(row, HOME))).toBe(false)
  })
})

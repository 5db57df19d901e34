import { canMove, endingMove, MOVES, movesFor, reachableFrom, type Move } from '../../../domain/ticket/moves'
import { KINDS } from '../../../domain/routing/taxonomy'
import { STATES } from '../../../domain/ticket/parts'

/** domain.md §3.4 in this slice's words, to be read beside it: move · from · to · by whom. */
const TABLE = `
dispatch     | triage                                          | dispatched | timer
assign       | triage dispatched accepted on_the_way on_site   | dispatched | lead dispatcher duty_officer supervisor manager
assign_firm  | triage dispatched accepted on_the_way on_site   | dispatched | lead dispatcher duty_officer supervisor manager
accept       | triage dispatched                               | accepted   | handler contractor colleague lead
appoint      | accepted on_the_way                             | accepted   | handler contractor lead dispatcher supervisor
set_out      | accepted                                        | on_the_way | handler contractor
arrive       | accepted on_the_way                             | on_site    | handler contractor
finish       | on_site                                         | done       | handler contractor
settle       | accepted on_the_way on_site                     | done       | handler contractor
confirm      | done                                            | confirmed  | reporter household
auto_confirm | done                                            | confirmed  | timer
cancel       | triage dispatched accepted on_the_way           | cancelled  | reporter household
reopen       | done confirmed                                  | dispatched | reporter household
`

const rows = TABLE.trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))

describe('the moves of a ticket (domain.md §3.4)', () => {
  it('are these and no others', () => {
    expect(
      Object.entries(MOVES).map(([move, { from, to, by }]) => [move, from.join(' '), to, by.join(' ')]),
    ).toEqual(rows)
  })

  it('are possible from exactly the states of the table', () => {
    for (const [move = '', from = ''] of rows) {
      const possible = STATES.filter((state) => canMove(move as Move, state))
      expect([move, [...possible].sort()]).toEqual([move, from.split(' ').sort()])
    }
  })

  it('reach every state from triage', () => {
    expect([...reachableFrom('triage')].sort()).toEqual([...STATES].sort())
  })

  it('lead nowhere from cancelled, and from confirmed only back to work', () => {
    expect([...reachableFrom('cancelled')]).toEqual(['cancelled'])
    expect([...reachableFrom('confirmed')].sort()).toEqual(
      STATES.filter((state) => state !== 'triage').sort(),
    )
  })

  it('end work at the place on site, and other work without a visit', () => {
    expect(KINDS.filter((kind) => endingMove(kind) === 'finish')).toEqual(['repair', 'paid_service'])
  })
})

describe('the buttons', () => {
  it.each([
    ['repair', 'dispatched', ['handler'], ['accept']],
    ['repair', 'dispatched', ['colleague'], ['accept']],
    ['repair', 'dispatched', ['lead'], ['assign', 'assign_firm', 'accept']],
    ['repair', 'dispatched', ['dispatcher'], ['assign', 'assign_firm']],
    ['repair', 'accepted', ['handler'], ['appoint', 'set_out', 'arrive']],
    ['repair', 'accepted', ['colleague'], []],
    ['repair', 'accepted', ['lead'], ['assign', 'assign_firm', 'appoint']],
    ['repair', 'on_the_way', ['dispatcher'], ['assign', 'assign_firm', 'appoint']],
    ['repair', 'accepted', ['manager'], ['assign', 'assign_firm']],
    ['repair', 'on_site', ['handler'], ['finish']],
    ['complaint', 'accepted', ['handler'], ['appoint', 'set_out', 'arrive', 'settle']],
    ['complaint', 'on_site', ['handler'], ['settle']],
    ['repair', 'done', ['household'], ['confirm', 'reopen']],
    ['repair', 'done', ['handler'], []],
    ['repair', 'confirmed', ['reporter'], ['reopen']],
    ['repair', 'cancelled', ['reporter', 'handler', 'lead'], []],
    // Nobody handles a ticket about themselves or their own home (domain.md §2).
    ['repair', 'dispatched', ['reporter', 'colleague'], ['cancel']],
    ['repair', 'triage', ['household', 'lead'], ['cancel']],
    ['repair', 'accepted', ['reporter', 'lead'], ['cancel']],
  ] as const)('of a %s that is %s, for %j', (kind, state, standings, moves) => {
    expect(movesFor(kind, state, [...standings])).toEqual(moves)
  })
})

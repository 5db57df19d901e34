import { movesFor } from '../../../domain/ticket/moves'
import type { Kind } from '../../../domain/routing/taxonomy'
import type { State } from '../../../domain/ticket/parts'
import { stepsOf, type Step } from '../../../src/features/staff-work/steps'

const handlers = (kind: Kind, state: State): Step[] =>
  stepsOf({ kind, state, moves: movesFor(kind, state, ['handler']) })

test.each<[Kind, State, Step[]]>([
  ['repair', 'triage', ['accept']],
  ['repair', 'dispatched', ['accept']],
  ['repair', 'accepted', ['set_out', 'arrive']],
  ['repair', 'on_the_way', ['arrive']],
  ['repair', 'on_site', ['finish']],
  ['repair', 'done', []],
  ['complaint', 'accepted', ['settle', 'set_out']],
  ['complaint', 'on_the_way', ['arrive', 'settle']],
  ['complaint', 'on_site', ['settle']],
  ['inquiry', 'accepted', ['settle', 'set_out']],
])('the handler of a %s that is %s may %j, the big button first', (kind, state, steps) => {
  expect(handlers(kind, state)).toEqual(steps)
})

test('no step without the move, whatever the state says', () => {
  expect(stepsOf({ kind: 'repair', state: 'accepted', moves: ['arrive'] })).toEqual(['arrive'])
  expect(stepsOf({ kind: 'repair', state: 'on_site', moves: [] })).toEqual([])
})

import type { Standing } from '../community/access'
import type { Kind } from '../routing/taxonomy'
import type { State } from './parts'

/**
 * The moves of domain.md §3.4 as one literal table: the server decides with it and the buttons come from it.
 * `by` names standings (domain/community/access.ts); 'timer' is the function's own clock.
 */
export const MOVES = {
  dispatch: { from: ['triage'], to: 'dispatched', by: ['timer'] },
  /** Also takes it from whoever has it: the account may be closed, the person ill (domain.md §9). */
  assign: {
    from: ['triage', 'dispatched', 'accepted', 'on_the_way', 'on_site'],
    to: 'dispatched',
    by: ['lead', 'dispatcher', 'duty_officer', 'supervisor', 'manager'],
  },
  /** To a contractor firm; the owner stays answerable. */
  assign_firm: {
    from: ['triage', 'dispatched', 'accepted', 'on_the_way', 'on_site'],
    to: 'dispatched',
    by: ['lead', 'dispatcher', 'duty_officer', 'supervisor', 'manager'],
  },
  accept: {
    from: ['triage', 'dispatched'],
    to: 'accepted',
    by: ['handler', 'contractor', 'colleague', 'lead'],
  },
  /** A time agreed after accepting, or another one in its place: whoever was on the way has not set out for that one. */
  appoint: {
    from: ['accepted', 'on_the_way'],
    to: 'accepted',
    by: ['handler', 'contractor', 'lead', 'dispatcher', 'supervisor'],
  },
  set_out: { from: ['accepted'], to: 'on_the_way', by: ['handler', 'contractor'] },
  arrive: { from: ['accepted', 'on_the_way'], to: 'on_site', by: ['handler', 'contractor'] },
  finish: { from: ['on_site'], to: 'done', by: ['handler', 'contractor'] },
  /** Complaints, inquiries, suggestions and praise need no visit. */
  settle: { from: ['accepted', 'on_the_way', 'on_site'], to: 'done', by: ['handler', 'contractor'] },
  confirm: { from: ['done'], to: 'confirmed', by: ['reporter', 'household'] },
  auto_confirm: { from: ['done'], to: 'confirmed', by: ['timer'] },
  cancel: {
    from: ['triage', 'dispatched', 'accepted', 'on_the_way'],
    to: 'cancelled',
    by: ['reporter', 'household'],
  },
  reopen: { from: ['done', 'confirmed'], to: 'dispatched', by: ['reporter', 'household'] },
} as const satisfies Record<
  string,
  { from: readonly State[]; to: State; by: readonly (Standing | 'timer')[] }
>

export type Move = keyof typeof MOVES

/** Kinds of work that are done at the place: on site comes before done. */
export const NEEDS_VISIT: readonly Kind[] = ['repair', 'paid_service']

/** The move that ends the work on a ticket of this kind. */
export const endingMove = (kind: Kind): 'finish' | 'settle' =>
  NEEDS_VISIT.includes(kind) ? 'finish' : 'settle'

/** True when the table allows `move` out of `state`. */
export const canMove = (move: Move, state: State): boolean =>
  (MOVES[move].from as readonly State[]).includes(state)

/** What nobody does on a ticket about themselves or their own home (domain.md §2). */
const NOT_IN_OWN_MATTER: readonly Move[] = ['accept', 'assign', 'assign_firm', 'appoint']

/** True when a move is barred because it is the mover's own matter; the other side has the say. */
export const isOwnMatter = (move: Move, standings: readonly Standing[]): boolean =>
  NOT_IN_OWN_MATTER.includes(move) && (standings.includes('reporter') || standings.includes('household'))

const MAY_TAKE_FROM_FIRM: readonly Standing[] = ['handler', 'contractor', 'lead']

/** What a firm works on is not offered to colleagues: only the lead takes it back by accepting it. */
export const isWithFirm = (move: Move, standings: readonly Standing[], firm: object | undefined): boolean =>
  move === 'accept' && firm !== undefined && !standings.some((one) => MAY_TAKE_FROM_FIRM.includes(one))

/** The moves that somebody with these standings may make now; the buttons of a screen. */
export const movesFor = (kind: Kind, state: State, standings: readonly Standing[], firm?: object): Move[] =>
  (Object.keys(MOVES) as Move[]).filter(
    (move) =>
      move !== (endingMove(kind) === 'finish' ? 'settle' : 'finish') &&
      canMove(move, state) &&
      !isOwnMatter(move, standings) &&
      !isWithFirm(move, standings, firm) &&
      MOVES[move].by.some((who) => (standings as readonly string[]).includes(who)),
  )

/** States that can be reached from `start` by the table; a test proves that it is all of them. */
export const reachableFrom = (start: State): Set<State> => {
  const seen = new Set<State>([start])
  for (const state of seen) {
    for (const move of Object.keys(MOVES) as Move[]) if (canMove(move, state)) seen.add(MOVES[move].to)
  }
  return seen
}

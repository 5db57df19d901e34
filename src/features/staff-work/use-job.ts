import { useState } from 'react'
import type { TicketView } from '../../../contract/ticket'
import type { Failure } from '../../api/failure'
import { failureOfQuery } from '../../api/query-state'
import { useNow } from '../../api/use-now'
import { useGoneOn, useTicket } from '../../api/use-ticket'
import { useTicketRead } from '../../api/use-ticket-read'
import { useIsInSight } from '../../platform/page-events'
import { stepsOf, type Step } from './steps'
import { useStep } from './use-step'

export type Panel = 'accept' | 'finish' | 'assign' | 'appoint'

const PANEL: Record<Exclude<Step, 'set_out' | 'arrive'>, Panel> = {
  accept: 'accept',
  finish: 'finish',
  settle: 'finish',
}

const allowed = (panel: Panel, view: TicketView): boolean =>
  panel === 'assign' || panel === 'appoint'
    ? view.moves.includes(panel)
    : stepsOf(view).some((step) => step !== 'set_out' && step !== 'arrive' && PANEL[step] === panel)

const HANDLERS_ONLY: readonly string[] = ['set_out', 'arrive', 'finish', 'settle']

/** Whoever does the work hears of everything by the pulse; a colleague who looks on does not. */
const looksOn = ({ moves }: TicketView): boolean => !moves.some((move) => HANDLERS_ONLY.includes(move))

/**
 * One job with the step that comes next.
 * @param asked the panel the page was opened for; it opens once the ticket is there and only if its move is possible
 */
export function useJob(ticketId: string, asked: Panel | undefined) {
  const inSight = useIsInSight()
  const query = useTicket(ticketId, (shown) => inSight && looksOn(shown))
  useTicketRead(inSight ? query.data : undefined)
  const [panel, setPanel] = useState(asked)
  const [refused, setRefused] = useState<Failure>()
  const quick = useStep(ticketId)
  const view = query.data
  const failure = refused ?? quick.failure
  const goneOn = useGoneOn(ticketId, failure)
  /** Nothing is offered from a ticket that is known to be old. */
  const offered = goneOn ? undefined : view
  const take = (step: Step): void => {
    setRefused(undefined)
    if (step === 'set_out' || step === 'arrive') void quick.take(step)
    else setPanel(PANEL[step])
  }
  return {
    view,
    unread: failureOfQuery(query),
    retry: () => void query.refetch(),
    now: useNow(),
    steps: offered ? stepsOf(offered) : [],
    mayAssign: offered?.moves.includes('assign') ?? false,
    mayAppoint: offered?.moves.includes('appoint') ?? false,
    /** Read here, so that the screen is drawn again when a question ends (useGoneOn). */
    asking: query.isFetching,
    take,
    busy: quick.busy,
    failure,
    panel: view && panel && allowed(panel, view) ? panel : undefined,
    openPanel: setPanel,
    /** A panel closes itself only: its answer may come when the next one is open already. */
    closePanel: (which: Panel, why?: Failure) => {
      setPanel((shown) => (shown === which ? undefined : shown))
      setRefused(why)
    },
  }
}

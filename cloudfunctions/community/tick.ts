import { now } from '../_kit/live'
import { settleRequests } from './home/decide-request'
import { closeHouseholds } from './home/hand-over'
import { settleLeavers } from './privacy/settle'
import { settleFirms } from './firms/settle'
import { keepTerms } from './retention/retention'
import { settleAllDeputies } from './staff/deputies'
import { settleStaff } from './staff/settle'
import { settleTrials } from './try-out/end'

/** Documents of one kind that one tick looks at. */
const MOST = 50

/** Finishes what a fault cut off between two documents, which is nothing almost always; then what has served its time goes. */
export const tick = async (): Promise<Record<string, number>> => {
  const at = now()
  const [requests, households, staff, deputies, firms, leavers, trials] = await Promise.all([
    settleRequests(at, MOST),
    closeHouseholds(at, MOST),
    settleStaff(at, MOST),
    settleAllDeputies(MOST),
    settleFirms(at, MOST),
    settleLeavers(at, MOST),
    settleTrials(at, MOST),
  ])
  return { requests, households, staff, deputies, firms, leavers, trials, ...(await keepTerms(at)) }
}

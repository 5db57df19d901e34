import type { FaultSwitches, SwitchedFault } from '../fault-switches'

/** Ends of the pay platform that can be disturbed; `notify` is every notification it sends. */
export const PAY_ENDS = [
  'order',
  'query',
  'close',
  'refund',
  'refundQuery',
  'bill',
  'certificates',
  'notify',
] as const
export type PayEnd = (typeof PAY_ENDS)[number]

/**
 * lose: nothing is done, no answer. delay: later by `ms` (calls: real time; notifications: the cloud's clock).
 * duplicate: twice. reorder: after the next one of its end. forge: signed by a stranger's key. tamper: changed after
 * signing. stale: signed 301 s ago. unsigned: no signature. answerLostAfterCommit: done, no answer.
 * http429: FREQUENCY_LIMITED. systemError: SYSTEM_ERROR, nothing done. systemErrorAfterCommit: done, SYSTEM_ERROR.
 */
export const PAY_FAULT_KINDS = [
  'lose',
  'delay',
  'duplicate',
  'reorder',
  'forge',
  'tamper',
  'stale',
  'unsigned',
  'answerLostAfterCommit',
  'http429',
  'systemError',
  'systemErrorAfterCommit',
] as const
export type PayFaultKind = (typeof PAY_FAULT_KINDS)[number]

/** A notification is a request whose answer is the merchant's, so it cannot be refused by the platform. */
const OF_NOTIFY = PAY_FAULT_KINDS.filter(
  (kind) => !['http429', 'systemError', 'systemErrorAfterCommit'].includes(kind),
)

/** What each end can suffer. */
export const PAY_FAULTS_OF_END: Record<PayEnd, readonly PayFaultKind[]> = {
  order: PAY_FAULT_KINDS,
  query: PAY_FAULT_KINDS,
  close: PAY_FAULT_KINDS,
  refund: PAY_FAULT_KINDS,
  refundQuery: PAY_FAULT_KINDS,
  bill: PAY_FAULT_KINDS,
  certificates: PAY_FAULT_KINDS,
  notify: OF_NOTIFY,
}

export type PayFault = SwitchedFault<PayFaultKind>
export type PayFaults = FaultSwitches<PayEnd, PayFaultKind>

import type { PolicyProblem } from './policy-check'

/**
 * Numbers of a policy that nothing acts on yet: warnings before a limit ends and the steps after it (today the lead and
 * the owner are told when it ends), offers that move on, return visits and the classes of complaints (domain.md §3.3–3.5).
 * A part of the program that begins to act on one takes it off this list; the test looks for that.
 */
export const AHEAD = [
  'warnPercent',
  'overduePercents',
  'offerMinutes',
  'returnVisit',
  'complaintClasses',
] as const

/** Every complaint is a minor one until somebody can say its class. */
export const AHEAD_ROWS = [
  'complaintImportant',
  'complaintGeneral',
  'complaintMajor',
  'complaintComplex',
  'complaintInvalid',
] as const

/** Whether a place of a policy ("offerMinutes.normal", "limits.complaintMajor.solved") is kept for later only. */
export const isAhead = (place: PolicyProblem): boolean => {
  const [name = '', row = ''] = place.split('.')
  if (name === 'limits') return AHEAD_ROWS.some((one) => one === row)
  return AHEAD.some((one) => one === name)
}

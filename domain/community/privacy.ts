import type { Standing } from './access'

/** Who may have a reporter's number shown in full, while the ticket is open (domain.md §8). */
export const REVEALERS = [
  'handler',
  'lead',
  'dispatcher',
  'supervisor',
  'manager',
] as const satisfies readonly Standing[]

/** True for whoever works on something of somebody else's that is still open. */
export const mayReveal = (open: boolean, standings: readonly Standing[]): boolean =>
  open && REVEALERS.some((standing) => standings.includes(standing))

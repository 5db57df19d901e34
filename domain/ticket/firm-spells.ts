import type { Instant } from '../kernel/instant'
import type { Progress } from './ticket'

/** Who is given a ticket to and fro this often is counted the last times only. */
const KEPT = 20

/**
 * The firms that had a ticket, kept beside the one that has it: a job that was taken back is the firm's figure as well
 * (domain.md §2: own figures), and the ticket does not name the firm any more.
 */
export const followFirm = (before: Progress, after: Progress, at: Instant): Progress => {
  if (before.firm?.firmId === after.firm?.firmId) return after
  const spells = (before.firms ?? []).map((spell) =>
    spell.until === undefined ? { ...spell, until: at } : spell,
  )
  const next = after.firm === undefined ? [] : [{ firmId: after.firm.firmId, from: at }]
  return { ...after, firms: [...spells, ...next].slice(-KEPT) }
}

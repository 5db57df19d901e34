import { createHash, createHmac } from 'node:crypto'
import type { AuditEntry } from '../../domain/community/audit'
import { setting } from './config'
import { insert } from './store/store'

const SEALED = 'n'

/**
 * Stands in a line's `about` for somebody of whom the register has a number and who has no account: under our secret, so
 * that the log holds no number and nobody finds one by trying them all. With another secret it is another seal, and what
 * was logged under the former one is no longer found.
 */
export const sealOfNumber = (phone: string): string =>
  `${SEALED}${createHmac('sha256', setting('ANLIN_INTERNAL_SECRET')).update(`number:${phone}`).digest('hex').slice(0, 27)}`

/** True for what `sealOfNumber` gave: it names no document. */
export const isSeal = (about: string): boolean => about.startsWith(SEALED)

/**
 * Writes one line of the audit log, once for each `once`: a repeated command finds its line there. Called after the
 * caller was let through and before the act, so that nothing is seen or changed unlogged.
 * @param once what makes the act this one: the command's id, or what is seen by whom on which day
 */
export const record = async (once: string, entry: Omit<AuditEntry, '_id' | 'version'>): Promise<void> => {
  const mark = `${entry.act}:${entry.actorId}:${once}`
  const _id = `a${createHash('sha256').update(mark).digest('hex').slice(0, 27)}`
  await insert('audit', { ...entry, _id, version: 1 })
}

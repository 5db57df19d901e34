import { createHash } from 'node:crypto'
import type { AuditEntry } from '../../domain/community/audit'
import { insert } from './store/store'

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

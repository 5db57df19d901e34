import type { Decision, RegisterRow } from '../../../domain/community/register/decide'
import type { HomeRecord } from '../../../domain/community/register/state'
import { writesOf, type Write, type Writing } from '../../../domain/community/register/writes'
import { pause, randomBelow } from '../live'
import { insert, replace, type Document } from '../store/store'
import { householdIdAfter, unitIdOf } from './ids'

const TRIES = 4

/** Who writes, when and for which command: goes into the log of every document that changes. */
export type Author = Writing['entry']

export const writingOf = (
  communityId: string,
  row: RegisterRow,
  record: HomeRecord,
  entry: Author,
): Writing => {
  const unitId = record.unit?._id ?? unitIdOf(communityId, row.key)
  return { communityId, unitId, householdAfter: (previous) => householdIdAfter(unitId, previous), entry }
}

const save = async (collection: string, { before, after }: Write<Document>): Promise<boolean> =>
  before === undefined
    ? (await insert(collection, after)) === 'inserted'
    : (await replace(collection, before, after)) === 'saved'

/** @returns false when somebody else wrote meanwhile; what was written by then is right by itself */
const saveAll = async (
  communityId: string,
  row: RegisterRow,
  record: HomeRecord,
  decision: Decision,
  entry: Author,
): Promise<boolean> => {
  const { households, unit } = writesOf(row, record, decision, writingOf(communityId, row, record, entry))
  for (const write of households) if (!(await save('households', write))) return false
  return unit === undefined || save('units', unit)
}

/**
 * Writes what a row wants of its unit: decide, compare-and-set each document, and read and decide again when somebody
 * wrote meanwhile (design.md D3). Repeating it after a fault completes it.
 * @param decide undefined stops: a person has to look again
 * @returns the decision that was carried out, 'stopped', or 'busy' after four tries
 */
export const carryOut = async (o: {
  communityId: string
  row: RegisterRow
  first: HomeRecord
  reload: () => Promise<HomeRecord>
  decide: (record: HomeRecord) => Decision | undefined
  entry: Author
}): Promise<Decision | 'stopped' | 'busy'> => {
  let record = o.first
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const decision = o.decide(record)
    if (decision === undefined) return 'stopped'
    if (await saveAll(o.communityId, o.row, record, decision, o.entry)) return decision
    await pause(randomBelow(20 * 2 ** attempt))
    record = await o.reload()
  }
  return 'busy'
}

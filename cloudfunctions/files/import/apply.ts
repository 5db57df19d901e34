import { agrees, decideRow, type Decision, type RegisterRow } from '../../../domain/community/register/decide'
import { rowReader } from '../../../domain/community/register/read-row'
import type { HomeRecord } from '../../../domain/community/register/state'
import { writesOf } from '../../../domain/community/register/writes'
import { dayOf } from '../../../domain/kernel/instant'
import { inParallel } from '../../_kit/in-parallel'
import { now } from '../../_kit/live'
import { carryOut, writingOf, type Author } from '../../_kit/register/carry-out'
import { recordAt } from '../../_kit/register/records'
import { insertAll, load, replace } from '../../_kit/store/store'
import { partId, PARTS, type Job, type JobPart, type PartRow } from '../job/job'
import { keysOf } from './compare'
import { registerOf } from './register-look'

const WIDTH = 8

/** A row that was shown as something to write, with its unit as it stands now. */
type Due = { row: RegisterRow; shown: PartRow; record: HomeRecord }

/** What may be done now: nothing, when somebody has changed the unit into something else since the preview. */
const decideNow = ({ row, shown }: Due, record: HomeRecord, job: Job): Decision | undefined => {
  const decision = decideRow(row, record, {
    today: dayOf(job.createdAt),
    tenure: shown.newTenure === true ? undefined : 'same',
  })
  if ('problems' in decision) return undefined
  const before = {
    kind: shown.kind === 'add' ? ('add' as const) : ('change' as const),
    changes: shown.changes ?? [],
  }
  return agrees(before, decision) ? decision : undefined
}

const authorOf = (job: Job): Author => ({
  at: now(),
  by: job.by.personId,
  via: 'import',
  commandId: job._id,
})

/** New units all at once; false when one of them was there already, and then each is looked at alone. */
const addTogether = async (dues: readonly Due[], job: Job): Promise<boolean> => {
  const entry = authorOf(job)
  const writes = dues.flatMap((due) => {
    const decision = decideNow(due, due.record, job)
    if (decision === undefined) return []
    return [writesOf(due.row, due.record, decision, writingOf(job.communityId, due.row, due.record, entry))]
  })
  const households = writes.flatMap((one) => one.households.map(({ after }) => after))
  const units = writes.flatMap(({ unit }) => (unit === undefined ? [] : [unit.after]))
  if ((await insertAll('households', households)) === 'duplicate') return false
  return (await insertAll('units', units)) === 'inserted'
}

/** @returns false when the unit is left alone, because it is no longer what the preview showed */
const writeAlone = async (due: Due, job: Job): Promise<boolean> => {
  const { communityId } = job
  const { unitId } = writingOf(communityId, due.row, due.record, authorOf(job))
  const done = await carryOut({
    communityId,
    row: due.row,
    first: due.record,
    reload: () => recordAt(communityId, unitId),
    decide: (record) => decideNow(due, record, job),
    entry: authorOf(job),
  })
  return typeof done !== 'string'
}

const duesOf = async (part: JobPart, job: Job): Promise<Due[]> => {
  const register = registerOf(job.communityId)
  await register.warm(keysOf(part, job))
  const read = rowReader(job.headings, job.communityName)
  const dues: Due[] = []
  for (const shown of part.rows) {
    const found = read(shown.cells)
    if ((shown.kind !== 'add' && shown.kind !== 'change') || 'problems' in found) continue
    dues.push({ row: found.row, shown, record: await register.at(found.row.key) })
  }
  return dues
}

const isNew = ({ record, shown }: Due): boolean =>
  shown.kind === 'add' && record.unit === undefined && record.households.length === 0

/** The numbers of the rows that were left alone. */
const writeAll = async (dues: readonly Due[], job: Job): Promise<Set<number>> => {
  const fresh = dues.filter(isNew)
  const together = await addTogether(fresh, job)
  const moved = new Set<number>()
  const rest = together ? dues.filter((due) => !isNew(due)) : dues
  await inParallel(rest, WIDTH, async (due) => {
    if (!(await writeAlone(due, job))) moved.add(due.shown.n)
  })
  return moved
}

/**
 * Writes one part of what the preview showed. What somebody changed meanwhile is decided again: if it is no longer what
 * was shown, it is left alone and said. A part that was written in half is written again, which completes it.
 */
export const applyPart = async (job: Job): Promise<Partial<Job>> => {
  const part = await load<JobPart>(PARTS, partId(job._id, job.cursor))
  if (part === undefined) return { state: 'done', open: false }
  const moved = await writeAll(await duesOf(part, job), job)
  if (moved.size > 0) {
    const rows = part.rows.map((row) => (moved.has(row.n) ? { ...row, moved: true } : row))
    await replace(PARTS, part, { ...part, version: part.version + 1, rows })
  }
  const cursor = job.cursor + 1
  const counts = { ...job.counts, moved: job.counts.moved + moved.size }
  return { cursor, counts, ...(cursor >= job.parts && { state: 'done', open: false }) }
}

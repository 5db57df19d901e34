import { decideRow } from '../../../domain/community/register/decide'
import { rowReader } from '../../../domain/community/register/read-row'
import { keyText, type UnitKey } from '../../../domain/community/register/unit-key'
import { dayOf } from '../../../domain/kernel/instant'
import { load, replace } from '../../_kit/store/store'
import { NO_COUNTS, partId, PARTS, type Counts, type Job, type JobPart, type PartRow } from '../job/job'
import { dropUpload } from './read'
import { registerOf, type RegisterLook } from './register-look'

/** What a row would do to the register as it stands now. */
const compareRow = async (
  row: PartRow,
  job: Job,
  read: ReturnType<typeof rowReader>,
  register: RegisterLook,
): Promise<PartRow> => {
  const found = read(row.cells)
  const refused = (problems: PartRow['problems']): PartRow => ({ ...row, kind: 'refuse', problems })
  if ('problems' in found) return refused([...row.problems, ...found.problems])
  if (row.problems.length > 0) return refused(row.problems)
  const { key } = found.row
  if (!job.newBuildings && !(await register.knowsBuilding(key.building)))
    return refused([{ code: 'unknown_building', text: key.building }])
  const decision = decideRow(found.row, await register.at(key), { today: dayOf(job.createdAt) })
  if ('problems' in decision) return refused(decision.problems)
  const { kind, changes, newTenure } = decision
  return { ...row, kind, ...(kind === 'change' && { changes, ...(newTenure && { newTenure }) }) }
}

const counted = (rows: readonly PartRow[], before: Counts): Counts => {
  const counts = { ...before }
  for (const { kind } of rows) if (kind !== undefined) counts[kind] += 1
  return counts
}

/** Compares one part with the register; after the last one the preview is ready. */
export const comparePart = async (job: Job): Promise<Partial<Job>> => {
  if (job.cursor === 0) await dropUpload(job)
  const part = await load<JobPart>(PARTS, partId(job._id, job.cursor))
  if (part === undefined) return { state: 'ready', open: false }
  const register = registerOf(job.communityId)
  await register.warm(keysOf(part, job))
  const read = rowReader(job.headings, job.communityName)
  const rows: PartRow[] = []
  // A row that was compared before is compared again from what its file says, not from what it was found to be.
  for (const row of part.rows) rows.push(await compareRow(asRead(row), job, read, register))
  await replace(PARTS, part, { ...part, version: part.version + 1, rows })
  const counts = counted(rows, job.cursor === 0 ? NO_COUNTS : job.counts)
  const cursor = job.cursor + 1
  return { counts, cursor, ...(cursor >= job.parts && { state: 'ready', open: false }) }
}

const FOUND_BY_READING: readonly string[] = ['formula', 'cell_error', 'merged', 'duplicate']

const asRead = ({ n, cells, problems }: PartRow): PartRow => ({
  n,
  cells,
  problems: problems.filter(({ code }) => FOUND_BY_READING.includes(code)),
})

/** The units of a part, each named once. */
export const keysOf = (part: JobPart, job: Job): UnitKey[] => {
  const read = rowReader(job.headings, job.communityName)
  const keys = part.rows.flatMap(({ cells }) => {
    const found = read(cells)
    return 'problems' in found ? [] : [found.row.key]
  })
  return [...new Map(keys.map((key) => [keyText(key), key])).values()]
}

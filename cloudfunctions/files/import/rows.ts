import type { PreviewRow, ROW_KINDS } from '../../../contract/files'
import { guardedChange, withLabels } from '../../../contract/register-words'
import { decideRow } from '../../../domain/community/register/decide'
import { rowReader } from '../../../domain/community/register/read-row'
import { labelOf, unitKey } from '../../../domain/community/register/unit-key'
import { dayOf } from '../../../domain/kernel/instant'
import { load } from '../../_kit/store/store'
import { files } from '../implementer'
import { admitToJob } from '../job/admit-to-job'
import { addressedSentence } from './cell-address'
import { partId, PARTS, type Job, type JobPart, type PartRow } from '../job/job'
import { usualHeading } from '../workbook/headings'

/** As many as a person reads before asking for more. */
const PAGE = 100

export type ShownKind = (typeof ROW_KINDS)[number]

export const isOfKind = (row: PartRow, kind: ShownKind): boolean =>
  kind === 'moved' ? row.moved === true : row.kind === kind

/** What a new unit gets, as changes from nothing. */
const additions = (row: PartRow, read: ReturnType<typeof rowReader>, today: string): PartRow['changes'] => {
  const found = read(row.cells)
  if ('problems' in found) return []
  const decision = decideRow(found.row, { households: [] }, { today })
  return 'problems' in decision ? [] : decision.changes
}

const placeIn = (row: PartRow, job: Job, read: ReturnType<typeof rowReader>): string => {
  const found = read(row.cells)
  if (!('problems' in found)) return labelOf(found.row.key)
  // A row that cannot be read is shown by what stands in its cells.
  const at = (name: string) => row.cells[job.headings.findIndex((one) => usualHeading(one) === name)] ?? ''
  return labelOf(unitKey(at('分期'), at('楼栋'), at('单元'), at('房号')))
}

/** Of a row that does not say when a household begins: the day of the import is taken, and the preview says so. */
const beginsUnsaid = (row: PartRow, read: ReturnType<typeof rowReader>): boolean => {
  const found = read(row.cells)
  return 'row' in found && found.row.fields.from === undefined
}

const shown = (row: PartRow, job: Job): PreviewRow => {
  const read = rowReader(job.headings, job.communityName)
  const changes = row.kind === 'add' ? additions(row, read, dayOf(job.createdAt)) : row.changes
  return {
    row: row.n,
    label: placeIn(row, job, read),
    // What the file says is the reader's own; what the register has is shown as it is at the desk.
    changes: withLabels((changes ?? []).map((one) => ({ ...guardedChange(one), to: one.to }))).map((one) =>
      one.field === 'from' && beginsUnsaid(row, read) ? { ...one, assumed: true as const } : one,
    ),
    newTenure: row.newTenure === true,
    problems: row.problems.map((one) => addressedSentence(one, job.headings, row.n)),
  }
}

/** Rows of one kind after a row of the file, at most `limit` of them, in the order of the file. */
export const rowsOf = async (
  job: Job,
  kinds: readonly ShownKind[],
  after: number,
  limit: number,
): Promise<PartRow[]> => {
  const found: PartRow[] = []
  for (let n = 0; n < job.parts && found.length < limit; n += 1) {
    const part = await load<JobPart>(PARTS, partId(job._id, n))
    const last = part?.rows.at(-1)?.n ?? 0
    if (part === undefined || last <= after) continue
    found.push(...part.rows.filter((row) => row.n > after && kinds.some((kind) => isOfKind(row, kind))))
  }
  return found.slice(0, limit)
}

export const rows = files.import.rows.handler(async ({ input, context: { call } }) => {
  const { job } = await admitToJob(call, input)
  const found = await rowsOf(job, [input.kind], input.after ?? 0, PAGE + 1)
  const page = found.slice(0, PAGE)
  const last = page.at(-1)
  return {
    rows: page.map((row) => shown(row, job)),
    ...(found.length > PAGE && last && { after: last.n }),
  }
})

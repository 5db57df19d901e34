import { rowReader } from '../../../domain/community/register/read-row'
import { keyText } from '../../../domain/community/register/unit-key'
import { cloud } from '../../_kit/cloudbase'
import { fetchIncoming } from '../../_kit/incoming'
import { insert } from '../../_kit/store/store'
import { partId, PARTS, ROWS_A_PART, type Job, type JobPart, type PartRow } from '../job/job'
import { readWorkbook, type ReadRow, type Unreadable } from '../workbook/read-workbook'

const MOST_BYTES = 20 * 1024 * 1024

const failed = ({ problem }: Unreadable): Partial<Job> => ({ state: 'failed', open: false, problem })

/** Marks every row whose unit stands in another row too: which of them is right, a person has to say. */
const markTwins = (rows: readonly PartRow[], headings: readonly string[], communityName: string): void => {
  const read = rowReader(headings, communityName)
  const first = new Map<string, PartRow>()
  for (const row of rows) {
    const found = read(row.cells)
    if ('problems' in found) continue
    const name = keyText(found.row.key)
    const twin = first.get(name)
    if (twin === undefined) first.set(name, row)
    else {
      row.problems.push({ code: 'duplicate', other: twin.n })
      if (!twin.problems.some(({ code }) => code === 'duplicate'))
        twin.problems.push({ code: 'duplicate', other: row.n })
    }
  }
}

const asPartRow = ({ n, cells, problems }: ReadRow): PartRow => ({ n, cells, problems })

/** In parts of a size that a document may have; a repeat finds them written already. */
const keepRows = async (job: Job, rows: readonly PartRow[]): Promise<number> => {
  const count = Math.ceil(rows.length / ROWS_A_PART)
  for (let n = 0; n < count; n += 1) {
    const part: JobPart = {
      _id: partId(job._id, n),
      version: 1,
      jobId: job._id,
      n,
      expiresAt: job.expiresAt,
      rows: rows.slice(n * ROWS_A_PART, (n + 1) * ROWS_A_PART),
    }
    await insert(PARTS, part)
  }
  return count
}

/** Reads the uploaded file whole, which takes seconds, and keeps its rows; the upload itself is removed afterwards. */
export const readFile = async (job: Job): Promise<Partial<Job>> => {
  const bytes = job.fileId === undefined ? 'missing' : await fetchIncoming(job.fileId, MOST_BYTES)
  const read: Awaited<ReturnType<typeof readWorkbook>> =
    typeof bytes === 'string' ? { problem: { code: bytes } } : await readWorkbook(bytes)
  if ('problem' in read) return failed(read)
  const rows = read.rows.map(asPartRow)
  markTwins(rows, read.headings, job.communityName)
  const parts = await keepRows(job, rows)
  const { headings, notes } = read
  return { state: 'comparing', cursor: 0, headings, notes, parts, total: rows.length }
}

/** Takes the upload away once its rows are kept: it holds everybody's names and numbers. */
export const dropUpload = async ({ fileId }: Job): Promise<void> => {
  if (fileId !== undefined) await cloud.deleteFile({ fileList: [fileId] })
}

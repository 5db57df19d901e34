import excel from 'exceljs'
import { columnsFor, headingOf } from '../domain/community/register/columns'
import type { JobView } from '../contract/files'
import { COMMUNITY_ID } from '../scripts/demo/names'
import { openBenchCloud, type BenchCloud, type Workshop } from './bench-cloud'
import { timed } from './measure'
import type { Group, Row } from './report'

const ADMIN = 'zhu'
const communityId = COMMUNITY_ID

/** A file of `count` new homes, two members and a car each: 34 buildings of 600 for 20,000. */
const fileOf = async (count: number): Promise<Buffer> => {
  const book = new excel.Workbook()
  const sheet = book.addWorksheet('房屋')
  sheet.addRow(columnsFor(4, 2).map(headingOf))
  for (let n = 0; n < count; n += 1) {
    const [building, entrance] = [100 + Math.floor(n / 600), 1 + (Math.floor(n / 100) % 6)]
    const place = ['', '一期', String(building), String(entrance), String(101 + (n % 100))]
    const unit = [String(60 + (n % 90)), '住宅', '入住', '2028-06-30', '自住', '2024-05-01', '', '']
    const phone = (k: number): string => `13${String(100_000_000 + n * 2 + k)}`
    const members = [`业主${n}`, '业主', phone(0), `家属${n}`, '家属', phone(1), '', '', '', '', '', '']
    sheet.addRow([...place, ...unit, ...members, `京A${String(10_000 + (n % 89_999))}`, `B1-${n}`])
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}

const upload = async (cloud: BenchCloud, bytes: Buffer, name: string): Promise<string> => {
  const { url, headers, fileId } = await cloud.api(ADMIN).files.offerUpload({ communityId, name })
  const put = await fetch(url, { method: 'PUT', headers, body: new Uint8Array(bytes) })
  if (!put.ok) throw new Error(`the upload answered ${put.status}`)
  return fileId
}

const until = async (
  cloud: BenchCloud,
  { jobId }: JobView,
  states: readonly JobView['state'][],
): Promise<JobView> => {
  for (;;) {
    const job = await cloud.api(ADMIN).files.job({ communityId, jobId })
    if (job.state === 'failed') throw new Error(job.problem)
    if (states.includes(job.state)) return job
    await new Promise((next) => setTimeout(next, 100))
  }
}

type Pass = { read: number; compare: number; write: number; job: JobView }

/** One import from upload to result; `read` ends when the first row is compared. */
const importOf = async (cloud: BenchCloud, bytes: Buffer, name: string): Promise<Pass> => {
  const { files } = cloud.api(ADMIN)
  const fileId = await upload(cloud, bytes, `${name}.xlsx`)
  const input = { communityId, fileId, fileName: `${name}.xlsx`, newBuildings: true, commandId: name }
  let job = await files.import.start(input)
  const read = await timed(async () => {
    job = await until(cloud, job, ['comparing', 'ready'])
  })
  const compare = await timed(async () => {
    job = await until(cloud, job, ['ready'])
  })
  const write = await timed(async () => {
    await files.import.confirm({ communityId, jobId: job.jobId, commandId: `${name}-confirm` })
    job = await until(cloud, job, ['done'])
  })
  return { read, compare, write, job }
}

const rate = (name: string, count: number, ms: number, note = ''): Row => ({
  name,
  value: count / (ms / 1000),
  unit: 'rows/s',
  note: `${(ms / 1000).toFixed(1)} s${note === '' ? '' : `, ${note}`}`,
})

/** An import of the largest community, the same file again, and the export: within the function's 512 MB and 60 s. */
export const register = async (workshop: Workshop, count: number): Promise<Group> => {
  const cloud = await openBenchCloud(workshop, 'register', 0)
  try {
    const bytes = await fileOf(count)
    const first = await importOf(cloud, bytes, 'bench-first')
    const again = await importOf(cloud, bytes, 'bench-again')
    if (first.job.counts.add !== count || again.job.counts.same !== count)
      throw new Error(`not imported: ${JSON.stringify([first.job.counts, again.job.counts])}`)
    const { files } = cloud.api(ADMIN)
    const out = await timed(async () => {
      const job = await files.export.start({ communityId, commandId: 'bench-export' })
      await until(cloud, job, ['done'])
    })
    const size = `${(bytes.length / 1024 / 1024).toFixed(1)} MB`
    return {
      title: `8. The register: ${count} rows in a function of 512 MB`,
      rows: [
        rate('reading the file', count, first.read, size),
        rate('comparing with an empty register', count, first.compare),
        rate('writing new units and households', count, first.write),
        rate('comparing with the full register', count, again.compare, 'nothing to write'),
        rate('exporting', count, out),
      ],
    }
  } finally {
    await cloud.close()
  }
}

import { MOVED_WORDS } from '../../../contract/register-words'
import { files } from '../implementer'
import { admitToJob } from '../job/admit-to-job'
import type { PartRow } from '../job/job'
import { keep, linkTo } from '../link'
import { usualHeading } from '../workbook/headings'
import { writeWorkbook } from '../workbook/write-workbook'
import { templateSentence } from './cell-address'
import { rowsOf } from './rows'

const reasonOf = ({ moved, problems }: PartRow): string =>
  moved === true ? MOVED_WORDS.zh : problems.map(templateSentence).join('；')

/** Everything that was not taken, cell by cell as it was, with why: to be corrected and imported again. */
export const refused = files.import.refused.handler(async ({ input, context: { call } }) => {
  const { job } = await admitToJob(call, input)
  const rows = await rowsOf(job, ['refuse', 'moved'], 0, Infinity)
  const headings = job.headings.map(usualHeading)
  const had = headings.indexOf('原因')
  const kept = headings.flatMap((heading, at) => (at === had || heading === '' ? [] : [{ heading, at }]))
  const bytes = await writeWorkbook(
    ['原因', ...kept.map(({ heading }) => heading)],
    rows.map((row) => [reasonOf(row), ...kept.map(({ at }) => row.cells[at] ?? '')]),
  )
  return linkTo(await keep(`refused/${job._id}`, bytes), `不能导入的行 ${job.fileName}`)
})

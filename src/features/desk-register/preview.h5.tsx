import { useState } from 'react'
import type { JobView, PreviewRow } from '../../../contract/files'
import { Button } from '../../ui/button'
import { Choice } from '../../ui/choice'
import { DataTable } from '../../ui/data-table'
import type { Column } from '../../ui/data-table.types'
import { FailureState } from '../../ui/failure-notice'
import { Notice } from '../../ui/notice'
import { Skeleton } from '../../ui/skeleton'
import { StateTag } from '../../ui/state-tag'
import { say } from '../../ui/words'
import { changeWord } from './unit-words'
import type { Import } from './use-import'
import { useRows, type Kind } from './use-rows'

function Content({ row }: { row: PreviewRow }) {
  return (
    <div className="al-register__changes">
      {row.newTenure && <StateTag word={say('import.newTenure')} tone="warn" icon="home" />}
      {row.changes.map((change) => (
        <span key={change.field}>
          {change.assumed ? say('import.assumed', { change: changeWord(change) }) : changeWord(change)}
        </span>
      ))}
    </div>
  )
}

const columnsOf = (kind: Kind): Column<PreviewRow>[] => [
  { id: 'row', head: say('import.row'), cell: ({ row }) => row, figures: true, width: '72px' },
  { id: 'unit', head: say('register.unit'), cell: ({ label }) => label, width: '220px' },
  kind === 'add' || kind === 'change'
    ? { id: 'what', head: say('import.what'), cell: (row) => <Content row={row} /> }
    : {
        id: 'why',
        head: say('import.why'),
        cell: ({ problems }) => (kind === 'moved' ? say('import.movedWhy') : problems.join('；')),
      },
]

function Rows({ communityId, job, kind }: { communityId: string; job: JobView; kind: Kind }) {
  const { rows, failure, retry, next, busy } = useRows(communityId, job.jobId, kind, job.state)
  if (failure) return <FailureState failure={failure} onRetry={retry} />
  if (!rows) return <Skeleton of="line" count={5} />
  return (
    <>
      <div className="al-register__rows">
        <DataTable
          caption={say('import.tabs')}
          columns={columnsOf(kind)}
          rows={rows}
          keyOf={({ row }) => String(row)}
          empty={say('import.noRows')}
        />
      </div>
      {next && (
        <Button inline kind="quiet" onPress={next} loading={busy}>
          {say('import.next')}
        </Button>
      )}
    </>
  )
}

function Decision({ it, job }: { it: Import; job: JobView }) {
  const n = job.counts.add + job.counts.change
  return (
    <>
      <Notice
        tone="info"
        title={say(n > 0 ? 'import.ready' : job.counts.refuse > 0 ? 'import.nothingLeft' : 'import.nothing')}
      >
        {job.notes.length > 0 && job.notes.join('；')}
      </Notice>
      <div className="al-register__line">
        {n > 0 && (
          <Button inline kind="primary" onPress={it.confirm} loading={it.confirming}>
            {say('import.confirm', { n })}
          </Button>
        )}
        <Button inline kind="quiet" onPress={it.discard} loading={it.discarding}>
          {say('import.discard')}
        </Button>
      </div>
    </>
  )
}

/** What an import would do, or did, row by row. */
export function Preview({ it, job, communityId }: { it: Import; job: JobView; communityId: string }) {
  const kinds: Kind[] = ['add', 'change', 'refuse', ...(job.counts.moved > 0 ? (['moved'] as const) : [])]
  const first = kinds.find((kind) => job.counts[kind] > 0) ?? 'add'
  const [chosen, setChosen] = useState<Kind>()
  const kind = chosen ?? first
  return (
    <>
      {job.state === 'ready' && <Decision it={it} job={job} />}
      <div className="al-register__line">
        <Choice
          label={say('import.tabs')}
          options={kinds.map((value) => ({ value, word: say(`import.${value}`, { n: job.counts[value] }) }))}
          value={kind}
          onChange={setChosen}
        />
        {job.counts.same > 0 && (
          <span className="al-register__small">{say('import.same', { n: job.counts.same })}</span>
        )}
      </div>
      <Rows key={kind} communityId={communityId} job={job} kind={kind} />
    </>
  )
}

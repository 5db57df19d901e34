import type { JobView } from '../../../contract/files'
import { chooseSpreadsheet } from '../../platform/spreadsheet'
import { Button } from '../../ui/button'
import { Choice } from '../../ui/choice'
import { FailureNotice } from '../../ui/failure-notice'
import { Notice } from '../../ui/notice'
import { Skeleton } from '../../ui/skeleton'
import { say } from '../../ui/words'
import { Preview } from './preview'
import { useDownloads } from './use-downloads'
import { useImport, type Import } from './use-import'

function Bar({ word, done, total }: { word: string; done: number; total: number }) {
  return (
    <div className="al-register__progress" role="status">
      <span>{word}</span>
      <progress
        className="al-register__bar"
        aria-label={say('import.progress')}
        {...(total > 0 && { value: done, max: total })}
      />
    </div>
  )
}

const workingWord = ({ state, done, total }: JobView): string => {
  if (state === 'reading') return say('import.reading')
  return say(state === 'applying' ? 'import.applying' : 'import.comparing', { done, total })
}

function Working({ job }: { job: JobView }) {
  return (
    <>
      <Bar word={workingWord(job)} done={job.done} total={job.state === 'reading' ? 0 : job.total} />
      <p className="al-register__small">{say('import.leave')}</p>
    </>
  )
}

function Choose({ it, onTemplate }: { it: Import; onTemplate: () => void }) {
  if (it.percent !== undefined)
    return <Bar word={say('import.uploading', { percent: it.percent })} done={it.percent} total={100} />
  const choose = async (): Promise<void> => {
    const file = await chooseSpreadsheet()
    if (file) await it.send(file)
  }
  return (
    <>
      <p>{say('import.how')}</p>
      <Choice
        many
        label={say('import.newBuildings')}
        options={[{ value: 'new', word: say('import.newBuildings') }]}
        value={it.newBuildings ? ['new'] : []}
        onChange={() => it.setNewBuildings(!it.newBuildings)}
      />
      <p className="al-register__small">{say('import.newBuildingsHint')}</p>
      {it.tooLarge !== undefined && (
        <Notice tone="warn" title={say('import.tooLarge', { mb: it.tooLarge })} />
      )}
      <div className="al-register__line">
        <Button inline kind="primary" onPress={() => void choose()}>
          {say('import.choose')}
        </Button>
        <Button inline kind="quiet" onPress={onTemplate}>
          {say('register.template')}
        </Button>
      </div>
    </>
  )
}

function Ended({ it, job }: { it: Import; job: JobView }) {
  const { add, change, moved } = job.counts
  return (
    <>
      {job.state === 'failed' ? (
        <Notice tone="danger" title={say('import.failed')}>
          {job.problem}
        </Notice>
      ) : (
        <Notice tone="ok" title={say('import.done', { add, change })}>
          {moved > 0 && say('import.doneMoved', { n: moved })}
        </Notice>
      )}
      <Button inline onPress={it.again}>
        {say('import.again')}
      </Button>
    </>
  )
}

function Step({ it, communityId }: { it: Import; communityId: string }) {
  const downloads = useDownloads(communityId)
  const { job } = it
  if (it.loading) return <Skeleton of="line" count={3} />
  if (job === undefined || job.state === 'discarded')
    return <Choose it={it} onTemplate={downloads.template} />
  if (job.state === 'reading' || job.state === 'comparing' || job.state === 'applying')
    return <Working job={job} />
  const refused = job.counts.refuse + job.counts.moved
  return (
    <>
      {job.state !== 'ready' && <Ended it={it} job={job} />}
      {job.state !== 'failed' && <Preview it={it} job={job} communityId={communityId} />}
      {refused > 0 && (
        <Button
          inline
          kind="quiet"
          icon="down"
          onPress={() => downloads.refused(job.jobId)}
          loading={downloads.busy}
        >
          {say('import.refused')}
        </Button>
      )}
      <FailureNotice failure={downloads.failure} />
    </>
  )
}

/** An import from the choice of a file to its result. */
export function ImportPane({ communityId, onBack }: { communityId: string; onBack: () => void }) {
  const it = useImport(communityId)
  return (
    <section className="al-register__import" aria-label={say('import.title')}>
      <div className="al-register__line">
        <h2 className="al-register__place">{say('import.title')}</h2>
        <span className="al-register__small">{it.job?.state === 'discarded' ? '' : it.job?.fileName}</span>
        <span className="al-register__push" />
        <Button inline kind="quiet" icon="back" onPress={onBack}>
          {say('import.back')}
        </Button>
      </div>
      <FailureNotice failure={it.failure} />
      <Step it={it} communityId={communityId} />
    </section>
  )
}

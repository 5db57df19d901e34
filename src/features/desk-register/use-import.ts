import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { JobView } from '../../../contract/files'
import { api } from '../../api/api'
import { failureOf, type Failure } from '../../api/failure'
import { keys } from '../../api/keys'
import { useCommand, type WithId } from '../../api/use-command'
import { newId } from '../../platform/live'
import { putFile } from '../../platform/spreadsheet'
import { useJob } from './use-job'

const MOST_BYTES = 20 * 1024 * 1024
const MEGABYTE = 1024 * 1024

/** Whose preview or progress is still there when the page is opened again. */
const UNFINISHED: readonly JobView['state'][] = ['reading', 'comparing', 'ready', 'applying']

const lastUnfinished = (jobs: readonly JobView[] | undefined): string | undefined =>
  jobs?.find(({ kind, state }) => kind === 'register_import' && UNFINISHED.includes(state))?.jobId

/** An import from the file to its result; leaving the page does not stop it. */
export function useImport(communityId: string) {
  const [begun, setBegun] = useState<string>()
  const [newBuildings, setNewBuildings] = useState(false)
  const [percent, setPercent] = useState<number>()
  const [failure, setFailure] = useState<Failure>()
  const [tooLarge, setTooLarge] = useState<number>()
  const client = useQueryClient()
  const jobs = useQuery({
    queryKey: [...keys.register(communityId), 'jobs'],
    queryFn: () => api.files.jobs({ communityId }),
  })
  const jobId = begun === '' ? undefined : (begun ?? lastUnfinished(jobs.data?.jobs))
  const look = useJob(communityId, jobId)
  const answered = (job: JobView): void => void client.setQueryData(keys.job(job.jobId), job)

  const send = async (file: File): Promise<void> => {
    setFailure(undefined)
    setTooLarge(undefined)
    if (file.size > MOST_BYTES) {
      setTooLarge(Math.ceil(file.size / MEGABYTE))
      return
    }
    setPercent(0)
    try {
      const commandId = newId()
      const offer = await api.files.offerUpload({ communityId, name: `${commandId}.xlsx` })
      const fileId = await putFile(file, offer, setPercent)
      const input = { communityId, fileId, fileName: file.name.slice(-120), newBuildings, commandId }
      const job = await api.files.import.start(input)
      answered(job)
      setBegun(job.jobId)
    } catch (error) {
      setFailure(failureOf(error))
    }
    setPercent(undefined)
  }
  type Step = { communityId: string; jobId: string }
  const confirm = useCommand((input: WithId<Step>) => api.files.import.confirm(input), { onDone: answered })
  const discard = useCommand((input: WithId<Step>) => api.files.import.discard(input), {
    onDone: (job) => {
      answered(job)
      setBegun('')
    },
  })
  const job = jobId === undefined ? undefined : look.job
  return {
    job,
    loading: jobs.data === undefined && jobs.error === null,
    percent,
    failure: failure ?? look.failure ?? confirm.failure ?? discard.failure,
    tooLarge,
    newBuildings,
    setNewBuildings,
    send,
    confirm: () => job && void confirm.run({ communityId, jobId: job.jobId }),
    confirming: confirm.busy,
    discard: () => job && void discard.run({ communityId, jobId: job.jobId }),
    discarding: discard.busy,
    again: () => setBegun(''),
  }
}

export type Import = ReturnType<typeof useImport>

import { useEffect, useRef, useState } from 'react'
import { api } from '../../api/api'
import { failureOf, type Failure } from '../../api/failure'
import { newId } from '../../platform/live'
import { saveLink } from '../../platform/spreadsheet'
import { isWorking, useJob } from './use-job'

/** The template and the export of a register, saved on this computer. */
export function useDownloads(communityId: string) {
  const [jobId, setJobId] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const { job } = useJob(communityId, jobId)
  const saved = useRef<string>()

  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true)
    setFailure(undefined)
    try {
      await work()
    } catch (error) {
      setFailure(failureOf(error))
    }
    setBusy(false)
  }
  const state = job?.state
  useEffect(() => {
    if (state !== 'done' || jobId === undefined || saved.current === jobId) return
    saved.current = jobId
    api.files.export
      .link({ communityId, jobId })
      .then(saveLink, (error: unknown) => setFailure(failureOf(error)))
  }, [communityId, jobId, state])

  return {
    template: () => void attempt(async () => saveLink(await api.files.template({ communityId }))),
    refused: (importId: string) =>
      void attempt(async () => saveLink(await api.files.import.refused({ communityId, jobId: importId }))),
    exportAll: () =>
      void attempt(async () => {
        const begun = await api.files.export.start({ communityId, commandId: newId() })
        setJobId(begun.jobId)
      }),
    exporting: jobId !== undefined && (job === undefined || isWorking(job)),
    busy,
    failure,
  }
}

export type Downloads = ReturnType<typeof useDownloads>

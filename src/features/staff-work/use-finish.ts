import { useRef, useState } from 'react'
import type { TicketView } from '../../../contract/ticket'
import { api } from '../../api/api'
import type { Failure } from '../../api/failure'
import { usePhotos, type Photos } from '../../api/use-photos'
import { useTicketCommand } from '../../api/use-ticket'
import { newId } from '../../platform/live'
import { firstTooLong } from '../../ui/too-long'
import { say } from '../../ui/words'
import { dropDraft, keepDraft, readDraft, type FinishDraft } from './finish-draft'
import { causesOf, materialsOf, remember } from './habits'

export const MAX_PHOTOS = 9
/** Characters, as the contract takes them (ticket.finish). */
export const LIMITS = { cause: 100, materials: 200, words: 1000 }
type Fields = Pick<FinishDraft, 'cause' | 'materials' | 'minutes' | 'words'>
type Ticket = Pick<TicketView, 'ticketId' | 'category'>

/** Why it cannot be submitted yet, in words; undefined when it can. */
function blocked({ cause, minutes, materials, words }: Fields, photos: Photos): string | undefined {
  if (cause.trim() === '') return say('finish.needCause')
  const long = firstTooLong([
    [cause, LIMITS.cause],
    [materials, LIMITS.materials],
    [words, LIMITS.words],
  ])
  if (long !== undefined) return long
  if (minutes === undefined) return say('finish.needMinutes')
  if (photos.failed > 0) return say('finish.photosFailed', { n: photos.failed })
  if (photos.uploading > 0) return say('finish.photosGoing', { n: photos.uploading })
  return undefined
}

/** Refusals that the person can mend in the form; the others end it. */
const MENDABLE = ['BAD_INPUT', 'PHOTO_REFUSED']

type After = { done: (view: TicketView) => void; refused: (failure: Failure) => void }

/** Reporting what was done. The draft and its id stay on this phone until the server has answered. */
export function useFinish({ ticketId, category }: Ticket, after: After) {
  const [draft, setDraft] = useState(() => readDraft(ticketId))
  const current = useRef(draft)
  const change = (part: Partial<FinishDraft>): void => {
    current.current = { ...current.current, ...part }
    setDraft(current.current)
    keepDraft(ticketId, current.current)
  }
  const photos = usePhotos({
    max: MAX_PHOTOS,
    kept: draft.photos,
    onChange: (kept) => change({ photos: kept }),
  })
  const done = (view: TicketView): void => {
    remember('cause', category, current.current.cause.trim())
    remember('materials', category, current.current.materials.trim())
    photos.release()
    dropDraft(ticketId)
    after.done(view)
  }
  const command = useTicketCommand<Omit<Fields, 'minutes'> & { minutes: number; photos: string[] }>(
    ticketId,
    (input) => api.ticket.finish({ ...input, commandId: current.current.commandId }),
    done,
    (failure) => {
      // A refusal is final for this id; what is corrected and sent again is another command.
      change({ commandId: newId() })
      if (!MENDABLE.includes(failure.code)) after.refused(failure)
    },
  )
  const run = async (): Promise<void> => {
    const { cause, materials, words, minutes } = current.current
    if (minutes === undefined) return
    keepDraft(ticketId, current.current)
    await command.run({
      cause: cause.trim(),
      materials: materials.trim(),
      words: words.trim(),
      minutes,
      photos: photos.fileIds,
    })
  }
  return {
    draft,
    change,
    photos,
    causes: causesOf(category),
    materials: materialsOf(category),
    blockedBy: blocked(draft, photos),
    run,
    busy: command.busy,
    failure: command.failure,
  }
}

import { useEffect, useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { TAXONOMY, type Category } from '../../../domain/routing/taxonomy'
import { api } from '../../api/api'
import type { Failure } from '../../api/failure'
import { keys } from '../../api/keys'
import { dropDraft, keepDraft } from '../../api/report-drafts'
import { useCommand, type WithId } from '../../api/use-command'
import { useMe } from '../../api/use-me'
import { usePhotos } from '../../api/use-photos'
import { askForMessages } from '../../platform/ask-for-messages'
import { firstTooLong } from '../../ui/too-long'
import { say } from '../../ui/words'
import { openDraft } from './open-draft'
import { keepSent, sentHere, type Sent } from './sent-here'
import { isPublic, type Spot } from './spot'
import { useWhenOnline } from './use-when-online'

type HomeReport = Omit<Parameters<typeof api.ticket.submit>[0], 'commandId'>
type PublicReport = Omit<Parameters<typeof api.ticket.submitPublic>[0], 'commandId'>

/** WeChat's own chooser stops there too (domain.md §3.1). */
export const MAX_PHOTOS = 9
/** As the contract takes them (ticket.submit). */
export const MAX_TEXT = 1000
export const MAX_PLACE = 60

const send = (input: WithId<HomeReport | PublicReport>): Promise<Sent> =>
  'householdId' in input ? api.ticket.submit(input) : api.ticket.submitPublic(input)

/** `photos.3` → 3: the photo that the server would not take. */
const refusedPhoto = ({ code, field }: Failure): number | undefined =>
  code === 'PHOTO_REFUSED' && field ? Number(field.split('.')[1]) : undefined

/**
 * One report from the tile to its number; everything written is kept on the phone until the server has it.
 * @param atOnce sends what the draft holds as soon as the form is there: "send again" on the home page
 */
export function useReport(category: Category, current: Spot, spots: readonly Spot[], atOnce: boolean) {
  const client = useQueryClient()
  const { who } = useMe()
  const [draft, setDraft] = useState(() => openDraft(category, current, spots))
  const [keptPhotos] = useState(draft.photos)
  const [problem, setProblem] = useState<'community' | 'place' | 'photos'>()
  const [sent, setSent] = useState(() => sentHere(category))

  const { priority, emergencyWhen } = TAXONOMY[category]
  const emergency = priority === 'emergency' || (draft.urgent && emergencyWhen !== '')
  const latest = useRef(draft)
  const change = (part: Partial<typeof draft>): void => {
    latest.current = { ...latest.current, ...part }
    keepDraft(latest.current)
    setDraft(latest.current)
    setProblem(undefined)
  }
  const photos = usePhotos({
    max: MAX_PHOTOS,
    kept: keptPhotos,
    onChange: (next) => change({ photos: next }),
  })
  const command = useCommand(send, {
    commandId: draft.commandId,
    onDone: (answer) => {
      photos.release()
      dropDraft(category)
      void client.invalidateQueries({ queryKey: keys.lists })
      const report = { category, sent: answer, emergency }
      keepSent(report)
      setSent(report)
    },
    onRefused: (failure) => {
      const index = refusedPhoto(failure)
      if (index !== undefined) photos.refuse(index, failure.sentence ?? say('report.photoRefused'))
    },
  })
  const [waiting, setWaiting] = useState(false)
  const inPublic = isPublic(draft)
  const spot =
    spots.find(({ householdId, communityId }) =>
      inPublic ? communityId === draft.communityId : householdId === draft.householdId,
    ) ?? current
  // Whoever reports from outside must be one who can be called back.
  const needsPhone = inPublic && (!who?.phone || command.failure?.field === 'phone')
  const blockedBy = firstTooLong([
    [draft.text, MAX_TEXT],
    [draft.where === 'public' ? draft.publicPlace : '', MAX_PLACE],
  ])
  const submit = async (): Promise<void> => {
    if (blockedBy !== undefined) return
    if (inPublic && spot.communityId === '') {
      setProblem('community')
      return
    }
    const publicPlace = draft.publicPlace.trim()
    if (draft.where === 'public' && publicPlace === '') {
      setProblem('place')
      return
    }
    askForMessages()
    setWaiting(true)
    const ids = await photos.arrived()
    setWaiting(false)
    if (!ids) {
      setProblem('photos')
      return
    }
    change({ unsent: true })
    const what = { category, urgent: draft.urgent, text: draft.text.trim(), photos: ids }
    if (inPublic) await command.run({ ...what, communityId: spot.communityId, publicPlace })
    else
      await command.run({
        ...what,
        householdId: draft.householdId,
        ...(draft.where === 'public' && { publicPlace }),
      })
  }
  useWhenOnline(() => {
    if (command.failure?.kind === 'offline') void submit()
  })
  const sendAtOnce = useRef(atOnce)
  useEffect(() => {
    if (sendAtOnce.current) void submit()
    sendAtOnce.current = false
  })
  return {
    draft,
    spot,
    spots,
    inPublic,
    needsPhone,
    change,
    photos,
    problem,
    blockedBy,
    failure: command.failure,
    busy: command.busy || waiting,
    submit,
    sent,
    emergency,
  }
}
export type ReportState = ReturnType<typeof useReport>

import { useState } from 'react'
import { usePhotos } from '../../api/use-photos'
import { useSay } from '../../api/use-say'
import { say } from '../../ui/words'

export const MAX_PHOTOS = 9

/** A message being written, with photos; its words stay on the phone until the server has them. */
export function useMessage(ticketId: string) {
  const talk = useSay(ticketId)
  const [photosMissing, setPhotosMissing] = useState(false)
  const photos = usePhotos({ max: MAX_PHOTOS, onChange: () => setPhotosMissing(false) })
  const empty = talk.empty && photos.views.length === 0

  const send = async (): Promise<void> => {
    if (empty) return
    const ids = await photos.arrived()
    if (!ids) {
      setPhotosMissing(true)
      return
    }
    if (await talk.send(ids)) photos.clear()
  }
  return {
    text: talk.text,
    setText: talk.write,
    photos,
    empty,
    send,
    busy: talk.busy,
    failure: talk.failure,
    problem: photos.refused ?? (photosMissing ? say('talk.photosFailed') : undefined),
  }
}

import { useRef, useState } from 'react'
import { choosePhotos, isHere, uploadPhoto } from '../platform/photos'
import type { LocalPhoto } from '../platform/photos.types'
import { showPhotos } from '../platform/phone'
import type { PhotoView } from '../ui/photo-picker'
import { api } from './api'

/** A photo as a draft keeps it: with the file id once it has arrived. */
export type KeptPhoto = LocalPhoto & { fileId?: string }

type Photo = KeptPhoto & { state: PhotoView['state']; percent: number }

export type Photos = {
  /** For `PhotoPicker`. */
  views: PhotoView[]
  /** File ids to submit, in order. */
  fileIds: string[]
  uploading: number
  failed: number
  add: () => Promise<void>
  remove: (id: string) => void
  retry: (id: string) => void
  preview: (id: string) => void
  clear: () => void
}

const offer = (name: string) => api.ticket.offerUpload({ name })

/** What a draft held: sent photos stay; others are sent again if this phone still has them. */
const revive = (kept: readonly KeptPhoto[]): Photo[] =>
  kept.flatMap((photo): Photo[] => {
    const here = isHere(photo)
    if (photo.fileId === undefined && !here) return []
    return [
      {
        ...photo,
        ref: here ? photo.ref : '',
        state: photo.fileId === undefined ? 'failed' : 'done',
        percent: 0,
      },
    ]
  })

/**
 * Photos of a form: chosen, shrunk and sent at once, each saying by itself whether it arrived (design.md D7).
 * @param kept what a draft held when the form opened
 * @param onChange is told after every change, so that the draft follows
 */
export function usePhotos(o: {
  max: number
  kept?: readonly KeptPhoto[]
  onChange?: (photos: KeptPhoto[]) => void
}): Photos {
  const [photos, setPhotos] = useState<Photo[]>(() => revive(o.kept ?? []))
  const current = useRef(photos)

  const set = (next: Photo[]): void => {
    current.current = next
    setPhotos(next)
    o.onChange?.(next.map(({ ref, name, fileId }) => ({ ref, name, ...(fileId && { fileId }) })))
  }
  const patch = (name: string, change: Partial<Photo>): void =>
    set(current.current.map((photo) => (photo.name === name ? { ...photo, ...change } : photo)))

  const send = async ({ ref, name }: LocalPhoto): Promise<void> => {
    patch(name, { state: 'uploading', percent: 0 })
    try {
      const onProgress = (percent: number): void => patch(name, { percent })
      patch(name, { fileId: await uploadPhoto({ ref, name }, { offer, onProgress }), state: 'done' })
    } catch {
      patch(name, { state: 'failed' })
    }
  }

  const add = async (): Promise<void> => {
    const chosen = await choosePhotos(o.max - current.current.length)
    set([...current.current, ...chosen.map((photo): Photo => ({ ...photo, state: 'waiting', percent: 0 }))])
    await Promise.all(chosen.map(send))
  }

  const find = (id: string): Photo | undefined => current.current.find(({ name }) => name === id)
  return {
    views: photos.map(({ name, ref, state, percent }) => ({ id: name, src: ref, state, percent })),
    fileIds: photos.flatMap(({ fileId }) => fileId ?? []),
    uploading: photos.filter(({ state }) => state === 'uploading' || state === 'waiting').length,
    failed: photos.filter(({ state }) => state === 'failed').length,
    add,
    remove: (id) => set(current.current.filter(({ name }) => name !== id)),
    retry: (id) => {
      const photo = find(id)
      if (photo) void send(photo)
    },
    preview: (id) => {
      const photo = find(id)
      if (photo?.ref)
        showPhotos(
          photo.ref,
          current.current.flatMap(({ ref }) => (ref ? [ref] : [])),
        )
    },
    clear: () => set([]),
  }
}

import { useEffect, useRef, useState } from 'react'
import { choosePhotos, forgetPhoto, restorePhoto, uploadPhoto } from '../platform/photos'
import type { LocalPhoto } from '../platform/photos.types'
import { showPhotos } from '../platform/phone'
import type { PhotosLeft, PhotoView } from '../ui/photo-picker'
import { api } from './api'

/** A photo as a draft keeps it: with the file id once it has arrived. */
export type KeptPhoto = LocalPhoto & { fileId?: string }

/** `refused`: why the server did not take it, in words. */
type Photo = KeptPhoto & { state: PhotoView['state']; percent: number; refused?: string }

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
  /** Takes all of them out. */
  clear: () => void
  /** They are sent: the pictures need not be kept on this phone. The draft is told nothing. */
  release: () => void
  /** Photos of the draft that this phone no longer had. */
  lost: number
  /** What of the last choice could not be taken. */
  left: PhotosLeft
  /** Why the server did not take one of them, in words. */
  refused: string | undefined
  /** The server refused the one at this place of `fileIds`: only that one is marked, the others are kept. */
  refuse: (index: number, sentence: string) => void
  /** Waits for what is on its way and sends again what failed; the file ids, or undefined when one did not arrive. */
  arrived: () => Promise<string[] | undefined>
}

const NONE_LEFT: PhotosLeft = { unreadable: 0, beyond: 0 }

const offer = (name: string) => api.ticket.offerUpload({ name })

/** What a draft held, before it is known whether this phone still has the pictures. */
const revive = (kept: readonly KeptPhoto[]): Photo[] =>
  kept.map((photo) => ({
    ...photo,
    ref: '',
    state: photo.fileId === undefined ? 'waiting' : 'done',
    percent: 0,
  }))

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
  const onItsWay = useRef(new Map<string, Promise<void>>())
  const restoring = useRef(new Map<string, Promise<void>>())
  const [lost, setLost] = useState(0)
  const [left, setLeft] = useState<PhotosLeft>(NONE_LEFT)

  const set = (next: Photo[]): void => {
    current.current = next
    setPhotos(next)
    o.onChange?.(next.map(({ ref, name, fileId }) => ({ ref, name, ...(fileId && { fileId }) })))
  }
  const patch = (name: string, change: Partial<Photo>): void =>
    set(current.current.map((photo) => (photo.name === name ? { ...photo, ...change } : photo)))

  const upload = async ({ ref, name }: LocalPhoto): Promise<void> => {
    patch(name, { state: 'uploading', percent: 0, refused: undefined })
    try {
      const onProgress = (percent: number): void => patch(name, { percent })
      patch(name, { fileId: await uploadPhoto({ ref, name }, { offer, onProgress }), state: 'done' })
    } catch {
      patch(name, { state: 'failed' })
    }
    onItsWay.current.delete(name)
  }
  const send = (photo: LocalPhoto): Promise<void> => {
    const sending = onItsWay.current.get(photo.name) ?? upload(photo)
    onItsWay.current.set(photo.name, sending)
    return sending
  }

  /** Shows a photo of the draft again and sends it if it never arrived; one that is gone is taken out and counted. */
  const restore = async (kept: KeptPhoto): Promise<void> => {
    const here = await restorePhoto(kept)
    if (here) patch(kept.name, { ref: here.ref })
    else if (kept.fileId === undefined) {
      set(current.current.filter(({ name }) => name !== kept.name))
      setLost((n) => n + 1)
    }
    restoring.current.delete(kept.name)
    if (here && kept.fileId === undefined) await send(here)
  }
  const toRestore = useRef([...(o.kept ?? [])])
  useEffect(() => {
    for (const kept of toRestore.current.splice(0)) restoring.current.set(kept.name, restore(kept))
  })

  const add = async (): Promise<void> => {
    const { photos: chosen, ...rest } = await choosePhotos(o.max - current.current.length)
    setLeft(rest)
    set([...current.current, ...chosen.map((photo): Photo => ({ ...photo, state: 'waiting', percent: 0 }))])
    await Promise.all(chosen.map(send))
  }
  const arrived = async (): Promise<string[] | undefined> => {
    await Promise.all(restoring.current.values())
    await Promise.all(current.current.filter(({ state }) => state !== 'done').map(send))
    const ids = current.current.flatMap(({ state, fileId }) => (state === 'done' && fileId ? [fileId] : []))
    return ids.length === current.current.length ? ids : undefined
  }
  const refuse = (index: number, sentence: string): void => {
    const photo = current.current.filter(({ fileId }) => fileId)[index]
    if (photo) patch(photo.name, { state: 'failed', fileId: undefined, refused: sentence })
  }

  const find = (id: string): Photo | undefined => current.current.find(({ name }) => name === id)
  return {
    views: photos.map(({ name, ref, state, percent }) => ({ id: name, src: ref, state, percent })),
    fileIds: photos.flatMap(({ fileId }) => fileId ?? []),
    uploading: photos.filter(({ state }) => state === 'uploading' || state === 'waiting').length,
    failed: photos.filter(({ state }) => state === 'failed').length,
    add,
    remove: (id) => {
      const photo = find(id)
      if (photo) forgetPhoto(photo)
      set(current.current.filter(({ name }) => name !== id))
    },
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
    clear: () => {
      current.current.forEach(forgetPhoto)
      set([])
    },
    release: () => current.current.forEach(forgetPhoto),
    lost,
    left,
    refused: photos.find(({ refused }) => refused)?.refused,
    refuse,
    arrived,
  }
}

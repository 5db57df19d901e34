import { newId } from './live'
import { LinkError } from './link-error'
import { dropBlob, keepBlob, keptBlob } from './photo-store'
import { LONG_SIDE, QUALITY, type Chosen, type LocalPhoto, type UploadOptions } from './photos.types'

const blobs = new Map<string, Blob>()

const shown = (name: string, blob: Blob): LocalPhoto => {
  const ref = URL.createObjectURL(blob)
  blobs.set(ref, blob)
  return { ref, name }
}

/** A photo of a draft as this window can show and send it; undefined when this browser no longer has the picture. */
export async function restorePhoto(photo: LocalPhoto): Promise<LocalPhoto | undefined> {
  if (blobs.has(photo.ref)) return photo
  const blob = await keptBlob(photo.name)
  return blob && shown(photo.name, blob)
}

/** The draft is sent or the photo was taken out of it: its picture need not be kept. */
export function forgetPhoto({ ref, name }: LocalPhoto): void {
  void dropBlob(name)
  if (blobs.delete(ref)) URL.revokeObjectURL(ref)
}

async function shrink(file: File): Promise<Blob> {
  const bitmap = await createImageBitmap(file)
  const factor = Math.min(1, LONG_SIDE / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(bitmap.width * factor)
  canvas.height = Math.round(bitmap.height * factor)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? file), 'image/jpeg', QUALITY / 100))
}

function chooseFiles(): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = 'image/*'
    input.multiple = true
    input.style.display = 'none'
    const finish = (): void => {
      resolve(Array.from(input.files ?? []))
      input.remove()
    }
    input.addEventListener('change', finish)
    input.addEventListener('cancel', finish)
    document.body.appendChild(input)
    input.click()
  })
}

/** Undefined for a file that is no picture, whatever its name says. */
async function taken(file: File): Promise<LocalPhoto | undefined> {
  const blob = await shrink(file).catch(() => undefined)
  if (blob === undefined) return undefined
  const name = `${newId()}.jpg`
  await keepBlob(name, blob)
  return shown(name, blob)
}

/** Lets the person take or choose up to `max` photos; none when they change their mind. */
export async function choosePhotos(max: number): Promise<Chosen> {
  const files = await chooseFiles()
  const photos = (await Promise.all(files.slice(0, max).map(taken))).filter((photo) => photo !== undefined)
  return {
    photos,
    unreadable: Math.min(files.length, max) - photos.length,
    beyond: Math.max(0, files.length - max),
  }
}

function put(
  url: string,
  headers: Record<string, string>,
  blob: Blob,
  onProgress?: (percent: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest() // fetch tells no progress of what it sends
    request.open('PUT', url)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.setRequestHeader('content-type', 'image/jpeg')
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(Math.round((loaded / total) * 100))
    request.onerror = () => reject(new LinkError('offline', 'the photo was not sent'))
    request.onload = () =>
      request.status < 300
        ? resolve()
        : reject(new LinkError('server', 'the photo was refused', request.status))
    request.send(blob)
  })
}

/** Sends a photo to `in/` and resolves with its file id (design.md D7). */
export async function uploadPhoto(photo: LocalPhoto, { offer, onProgress }: UploadOptions): Promise<string> {
  const blob = blobs.get(photo.ref) ?? (await (await fetch(photo.ref)).blob())
  const { url, headers, fileId } = await offer(photo.name)
  await put(url, headers, blob, onProgress)
  return fileId
}

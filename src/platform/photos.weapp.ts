import Taro from '@tarojs/taro'
import { newId } from './live'
import { LONG_SIDE, QUALITY, type Chosen, type LocalPhoto, type UploadOptions } from './photos.types'

async function keep(path: string): Promise<LocalPhoto> {
  const small = await Taro.compressImage({ src: path, quality: QUALITY, compressedWidth: LONG_SIDE }).then(
    ({ tempFilePath }) => tempFilePath,
    () => path, // a format WeChat cannot compress is sent as it was chosen
  )
  const extension = /\.(jpe?g|png|webp)$/i.exec(small)?.[0].toLowerCase() ?? '.jpg'
  const name = `${newId()}${extension}`
  return { ref: await saved(small, name), name }
}

/** WeChat clears away temporary files; a draft needs one that stays. Full (200 MB): the temporary one has to do. */
const saved = (tempFilePath: string, name: string): Promise<string> =>
  new Promise((resolve) => {
    const filePath = `${Taro.env.USER_DATA_PATH ?? ''}/${name}`
    const keepTemporary = (): void => resolve(tempFilePath)
    Taro.getFileSystemManager().saveFile({
      tempFilePath,
      filePath,
      success: () => resolve(filePath),
      fail: keepTemporary,
    })
  })

/** A photo of a draft as it can be shown and sent; undefined when the phone no longer has the file. */
export const restorePhoto = (photo: LocalPhoto): Promise<LocalPhoto | undefined> =>
  new Promise((resolve) => {
    Taro.getFileSystemManager().access({
      path: photo.ref,
      success: () => resolve(photo),
      fail: () => resolve(undefined),
    })
  })

/** The draft is sent or the photo was taken out of it: its file need not be kept. */
export function forgetPhoto({ ref }: LocalPhoto): void {
  Taro.getFileSystemManager().unlink({ filePath: ref, fail: () => undefined })
}

const isCancel = (error: unknown): boolean =>
  /cancel/.test((error as { errMsg?: string } | null)?.errMsg ?? '')

/** Lets the person take or choose up to `max` photos, which WeChat holds to; none when they change their mind. */
export async function choosePhotos(max: number): Promise<Chosen> {
  try {
    const { tempFiles } = await Taro.chooseMedia({
      count: max,
      mediaType: ['image'],
      sizeType: ['compressed'],
    })
    const photos = await Promise.all(tempFiles.map(({ tempFilePath }) => keep(tempFilePath)))
    return { photos, unreadable: 0, beyond: 0 }
  } catch (error) {
    if (isCancel(error)) return { photos: [], unreadable: 0, beyond: 0 }
    throw error
  }
}

/** `cloud://<env>.<bucket>/in/…` → `in/…`. */
const pathIn = (fileId: string): string => fileId.replace(/^cloud:\/\/[^/]+\//, '')

/** Sends a photo to its place under `in/` and resolves with its file id (design.md D7). */
export async function uploadPhoto(photo: LocalPhoto, { offer, onProgress }: UploadOptions): Promise<string> {
  const { fileId } = await offer(photo.name)
  const task = Taro.cloud.uploadFile({ cloudPath: pathIn(fileId), filePath: photo.ref })
  const withProgress = task as unknown as {
    onProgressUpdate?: (f: (at: { progress: number }) => void) => void
  }
  withProgress.onProgressUpdate?.(({ progress }) => onProgress?.(progress))
  const { fileID } = (await task) as { fileID: string }
  return fileID
}

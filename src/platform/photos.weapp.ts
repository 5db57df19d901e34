import Taro from '@tarojs/taro'
import { newId } from './live'
import { LONG_SIDE, QUALITY, type LocalPhoto, type UploadOptions } from './photos.types'

async function keep(path: string): Promise<LocalPhoto> {
  const small = await Taro.compressImage({ src: path, quality: QUALITY, compressedWidth: LONG_SIDE }).then(
    ({ tempFilePath }) => tempFilePath,
    () => path, // a format WeChat cannot compress is sent as it was chosen
  )
  const extension = /\.(jpe?g|png|webp)$/i.exec(small)?.[0].toLowerCase() ?? '.jpg'
  return { ref: small, name: `${newId()}${extension}` }
}

/** Whether the phone may still have it; one that WeChat has cleared away fails when it is sent. */
export const isHere = (_photo: LocalPhoto): boolean => true

const isCancel = (error: unknown): boolean =>
  /cancel/.test((error as { errMsg?: string } | null)?.errMsg ?? '')

/** Lets the person take or choose up to `max` photos; empty when they change their mind. */
export async function choosePhotos(max: number): Promise<LocalPhoto[]> {
  try {
    const { tempFiles } = await Taro.chooseMedia({
      count: max,
      mediaType: ['image'],
      sizeType: ['compressed'],
    })
    return await Promise.all(tempFiles.map(({ tempFilePath }) => keep(tempFilePath)))
  } catch (error) {
    if (isCancel(error)) return []
    throw error
  }
}

/** Sends a photo to `in/` and resolves with its file id (design.md D7). */
export async function uploadPhoto(photo: LocalPhoto, { onProgress }: UploadOptions): Promise<string> {
  const task = Taro.cloud.uploadFile({ cloudPath: `in/${photo.name}`, filePath: photo.ref })
  const withProgress = task as unknown as {
    onProgressUpdate?: (f: (at: { progress: number }) => void) => void
  }
  withProgress.onProgressUpdate?.(({ progress }) => onProgress?.(progress))
  const { fileID } = (await task) as { fileID: string }
  return fileID
}

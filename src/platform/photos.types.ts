/** A photo on this phone, made small enough to send. `ref` is shown by <Image> and names it in a draft. */
export type LocalPhoto = { ref: string; name: string }

/** Where a browser may put one photo (`ticket.offerUpload`). */
export type UploadOffer = { fileId: string; url: string; headers: Record<string, string> }

export type UploadOptions = {
  /** Asked in a browser only; WeChat's own upload needs no offer. */
  offer: (name: string) => Promise<UploadOffer>
  /** 0–100. */
  onProgress?: (percent: number) => void
}

/** Long side and quality: the content check takes 10 MB, a resident's network takes 300 kB (wechat.md §5). */
export const LONG_SIDE = 1600
export const QUALITY = 80

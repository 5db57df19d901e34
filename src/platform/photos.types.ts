/** A photo on this phone, made small enough to send. `ref` is shown by <Image> and names it in a draft. */
export type LocalPhoto = { ref: string; name: string }

/** What a person chose, and what of it could not be taken: said in words, never dropped silently. */
export type Chosen = {
  photos: LocalPhoto[]
  /** Files that are no picture this phone can read. */
  unreadable: number
  /** Pictures beyond as many as there may be. */
  beyond: number
}

/** Where one photo may be put (`ticket.offerUpload`). */
export type UploadOffer = { fileId: string; url: string; headers: Record<string, string> }

export type UploadOptions = {
  /** The server notes each place it offers: what nobody claims is cleared away after a day. */
  offer: (name: string) => Promise<UploadOffer>
  /** 0–100. */
  onProgress?: (percent: number) => void
}

/** Long side and quality: the content check takes 10 MB, a resident's network takes 300 kB (wechat.md §5). */
export const LONG_SIDE = 1600
export const QUALITY = 80

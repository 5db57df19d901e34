import type { KeptPhoto } from '../../api/use-photos'
import { newId } from '../../platform/live'
import { storage } from '../../platform/storage'

/** What was filled in so far, with the id it will be sent under however often (design.md D3). */
export type FinishDraft = {
  commandId: string
  cause: string
  materials: string
  minutes?: number
  words: string
  photos: KeptPhoto[]
}

const keyOf = (ticketId: string): string => `finish.${ticketId}`

/** The draft of this ticket on this phone, or a new one. */
export const readDraft = (ticketId: string): FinishDraft =>
  storage.read<FinishDraft>(keyOf(ticketId)) ?? {
    commandId: newId(),
    cause: '',
    materials: '',
    words: '',
    photos: [],
  }

export const keepDraft = (ticketId: string, draft: FinishDraft): void => storage.write(keyOf(ticketId), draft)

export const dropDraft = (ticketId: string): void => storage.remove(keyOf(ticketId))

import { useSyncExternalStore } from 'react'
import type { Category } from '../../domain/routing/taxonomy'
import { newId } from '../platform/live'
import { storage } from '../platform/storage'
import type { KeptPhoto } from './use-photos'

/** What was written of a report and not yet sent; its commandId makes every repeat the same ticket (domain.md §3.1). */
export type ReportDraft = {
  commandId: string
  category: Category
  /** Empty: by somebody without a home, about a public place of `communityId`. */
  householdId: string
  communityId?: string
  text: string
  photos: readonly KeptPhoto[]
  urgent: boolean
  /** Empty: at home. */
  publicPlace: string
  where: 'home' | 'public'
  /** True once it was sent and no answer came. */
  unsent: boolean
}

const KEY = 'report-drafts'
type Drafts = Partial<Record<Category, ReportDraft>>

const listeners = new Set<() => void>()
let last: { kept: string; drafts: ReportDraft[] } = { kept: '', drafts: [] }

const readAll = (): Drafts => storage.read<Drafts>(KEY) ?? {}

function write(drafts: Drafts): void {
  storage.write(KEY, drafts)
  listeners.forEach((listener) => listener())
}

export const newDraft = (category: Category, householdId: string): ReportDraft => ({
  commandId: newId(),
  category,
  householdId,
  text: '',
  photos: [],
  urgent: false,
  publicPlace: '',
  where: 'home',
  unsent: false,
})

/** One draft for each kind of matter: opening another tile loses nothing. */
export const readDraft = (category: Category): ReportDraft | undefined => readAll()[category]

export const keepDraft = (draft: ReportDraft): void => write({ ...readAll(), [draft.category]: draft })

export function dropDraft(category: Category): void {
  const { [category]: _gone, ...rest } = readAll()
  write(rest)
}

const isBegun = ({ unsent, text, photos }: ReportDraft): boolean => unsent || text !== '' || photos.length > 0

/** The same array until something changes, as useSyncExternalStore wants it. */
function begun(): ReportDraft[] {
  const drafts = Object.values(readAll()).filter(isBegun)
  const kept = JSON.stringify(drafts)
  if (kept !== last.kept) last = { kept, drafts }
  return last.drafts
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Reports that were begun and not sent. */
export const useReportDrafts = (): ReportDraft[] => useSyncExternalStore(subscribe, begun)

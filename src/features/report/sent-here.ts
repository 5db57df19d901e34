import type { Category } from '../../../domain/routing/taxonomy'
import { thisWindow } from '../../platform/this-window'
import type { api } from '../../api/api'

/** What the server answered. */
export type Sent = Awaited<ReturnType<typeof api.ticket.submit>>

/** A report that the server has, as its page says so. */
export type SentReport = { category: Category; sent: Sent; emergency: boolean }

const NAME = 'sent'

/** Of a page that was loaded anew: what it had sent, instead of an empty form that asks for it again. */
export const sentHere = (category: Category): SentReport | undefined => {
  const kept = thisWindow.read(NAME) as SentReport | undefined
  return kept?.category === category ? kept : undefined
}

export const keepSent = (report: SentReport): void => thisWindow.write(NAME, report)

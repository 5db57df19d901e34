import { type Category, isTrapped, type Kind, type Priority } from '../routing/taxonomy'
import type { CaseRow, ComplaintClass, LimitRow, ServicePolicy } from './policy'

/** What a report is, as far as its promises depend on it (the first column of domain.md §3.3). */
export type ServiceCase =
  | { kind: 'inquiry' }
  /** Every emergency has the row of emergency repair: a falling object, an e-bike or a gas leak too. */
  | { kind: 'emergency-repair'; trapped: boolean }
  | { kind: 'normal-repair' }
  | { kind: 'complaint'; class: ComplaintClass; complex?: boolean }
  | { kind: 'invalid-complaint' }
  /** Suggestion, praise, paid service, external: the ceiling for every report. */
  | { kind: 'other' }

/** The facts of a report that decide its case; a complaint without a class yet is minor. */
export type CaseFacts = {
  kind: Kind
  category: Category
  priority: Priority
  complaint?: { class: ComplaintClass; complex?: boolean; valid?: boolean }
}

export const serviceCaseOf = ({ kind, category, priority, complaint }: CaseFacts): ServiceCase => {
  if (priority === 'emergency') return { kind: 'emergency-repair', trapped: isTrapped(category) }
  if (kind === 'inquiry') return { kind: 'inquiry' }
  if (kind === 'repair') return { kind: 'normal-repair' }
  if (kind !== 'complaint') return { kind: 'other' }
  if (complaint?.valid === false) return { kind: 'invalid-complaint' }
  const { class: complaintClass = 'minor', complex = false } = complaint ?? {}
  return { kind: 'complaint', class: complaintClass, complex }
}

type OwnRow = Exclude<CaseRow, 'ceiling'>

const COMPLAINT_ROWS: Readonly<Record<ComplaintClass, OwnRow>> = {
  minor: 'complaintMinor',
  important: 'complaintImportant',
  general: 'complaintGeneral',
  major: 'complaintMajor',
}

const rowOf = (serviceCase: ServiceCase): OwnRow | undefined => {
  switch (serviceCase.kind) {
    case 'inquiry':
      return 'inquiry'
    case 'emergency-repair':
      return serviceCase.trapped ? 'emergencyTrapped' : 'emergency'
    case 'normal-repair':
      return 'normalRepair'
    case 'complaint':
      return COMPLAINT_ROWS[serviceCase.class]
    case 'invalid-complaint':
      return 'complaintInvalid'
    case 'other':
      return undefined
  }
}

/** The case's own limits, without the ceiling; a complex complaint has its own time to be solved. */
export const limitsOf = (serviceCase: ServiceCase, limits: ServicePolicy['limits']): LimitRow => {
  const row = rowOf(serviceCase)
  const own = row === undefined ? {} : limits[row]
  const complex = serviceCase.kind === 'complaint' && serviceCase.complex === true
  return complex ? { ...own, ...limits.complaintComplex } : own
}

import { addDays, instantAt, MINUTE, type Day, type Instant } from '../kernel/instant'
import { KEPT_MONTHS, monthsAfter } from '../kernel/keeping'
import { DEPARTMENTS, type Department } from '../kernel/department'
import { CATEGORIES, TAXONOMY, type Category } from '../routing/taxonomy'

/** What a community's heads say of a contractor firm (domain.md §2). */
export type FirmForm = {
  name: string
  contactName: string
  phone: string
  /** Answered at any hour. */
  emergencyPhone: string
  /** What it is called for. */
  categories: readonly Category[]
  /** The contract, both days included. */
  firstDay: Day
  lastDay: Day
}

/** The contractor firm that does the work; the owner stays answerable all the while (domain.md §1 P1, §2). */
export type FirmOnTicket = {
  firmId: string
  name: string
  contactName: string
  phone: string
  emergencyPhone: string
}

/** A contractor firm of one community. */
export type Firm = FirmForm & {
  _id: string
  version: number
  communityId: string
  /** Its contract was ended before its day. */
  removedAt?: Instant
  /** When the timer has to take its jobs and its people's roles back; absent once that is done. */
  dueAt?: Instant
  /** After its end: when whoever was to be called there is forgotten; absent before and afterwards. */
  keepUntil?: Instant
  /** The last commands carried out, so that a repeat is recognised (design.md D3). */
  commands: string[]
}

/** The first instant after the contract. */
export const endOf = ({ lastDay, removedAt = Infinity }: Pick<Firm, 'lastDay' | 'removedAt'>): Instant =>
  Math.min(instantAt(addDays(lastDay, 1), 0), removedAt)

/** True while it may be given work. */
export const serves = (firm: Pick<Firm, 'firstDay' | 'lastDay' | 'removedAt'>, now: Instant): boolean =>
  instantAt(firm.firstDay, 0) <= now && now < endOf(firm)

/** The departments that its categories are of. */
export const departmentsOf = ({ categories }: Pick<FirmForm, 'categories'>): Department[] =>
  DEPARTMENTS.filter((department) =>
    categories.some((category) => TAXONOMY[category].department === department),
  )

/**
 * Whether somebody else's people can be sent for it: work at a place. What is asked, praised, disputed or of other
 * authorities is answered by ourselves (taxonomy.csv: kinds, `external`, the desks of 客服 and 财务).
 */
const isWork = (category: Category): boolean => {
  const { kind, department } = TAXONOMY[category]
  if (kind === 'repair' || kind === 'paid_service') return true
  return kind === 'complaint' && department !== 'customer_service' && department !== 'finance'
}
/** What a firm may be called for. */
export const FIRM_CATEGORIES: readonly Category[] = CATEGORIES.filter(isWork)

export type FirmProblem = 'categories' | 'lastDay'

export const firmProblem = ({ categories, firstDay, lastDay }: FirmForm): FirmProblem | undefined => {
  if (categories.length === 0 || new Set(categories).size < categories.length) return 'categories'
  if (!categories.every((category) => FIRM_CATEGORIES.includes(category))) return 'categories'
  return lastDay < firstDay ? 'lastDay' : undefined
}

/** What a ticket keeps of the firm that works on it. */
export const onTicket = ({ _id, name, contactName, phone, emergencyPhone }: Firm): FirmOnTicket => ({
  firmId: _id,
  ...{ name, contactName, phone, emergencyPhone },
})

const REMEMBERED = 20

/** The firm as a form says it; whoever removed it and writes it again takes it back. */
export const withFirmForm = (
  { _id, communityId }: Pick<Firm, '_id' | 'communityId'>,
  known: Firm | undefined,
  form: FirmForm,
  commandId: string,
): Firm => ({
  _id,
  communityId,
  ...form,
  version: (known?.version ?? 0) + 1,
  dueAt: endOf(form),
  commands: [...(known?.commands ?? []), commandId].slice(-REMEMBERED),
})

/** The firm whose contract ends now; undefined when it was ended before. */
export const withoutFirm = (firm: Firm, now: Instant): Firm | undefined =>
  firm.removedAt === undefined
    ? { ...firm, version: firm.version + 1, removedAt: now, dueAt: now }
    : undefined

/** Longer than a function lives: who assigned the firm in the last moment has written by then. */
const LAST_WRITERS_MS = 2 * MINUTE

/**
 * The firm after its jobs were taken back at `now`: looked at once more, when nobody can be giving it one any more, and
 * when its contract has been over as long as its tickets are kept.
 */
export const afterRelease = ({ dueAt: _due, ...firm }: Firm, now: Instant): Firm => {
  const again = endOf(firm) + LAST_WRITERS_MS
  return {
    ...firm,
    version: firm.version + 1,
    keepUntil: monthsAfter(endOf(firm), KEPT_MONTHS.tickets),
    ...(now < again && { dueAt: again }),
  }
}

/** A firm of long ago: which one, for what and from when to when; nobody to call, and in no list any more. */
export const withoutContact = ({ keepUntil: _until, ...firm }: Firm): Firm => ({
  ...firm,
  version: firm.version + 1,
  ...{ contactName: '', phone: '', emergencyPhone: '' },
  removedAt: endOf(firm),
})

/** The same for what a ticket keeps of it. */
export const withoutContactOnTicket = (firm: FirmOnTicket): FirmOnTicket => ({
  ...firm,
  ...{ contactName: '', phone: '', emergencyPhone: '' },
})

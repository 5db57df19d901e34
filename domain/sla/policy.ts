import type { Department } from '../kernel/department'
import type { CalendarRules, DayKinds, Period, WorkCalendar } from './calendar'

/** The promises that a report can carry (the columns of domain.md §3.3; update is the emergency's "every 2 h"). */
export const CLOCK_NAMES = ['assigned', 'firstReply', 'onSite', 'update', 'solved'] as const
export type ClockName = (typeof CLOCK_NAMES)[number]

/** C = calendar time, W = working time of the handling department's calendar. */
export type Basis = 'C' | 'W'
export type LimitUnit = 'min' | 'hour' | 'workingDay'

/** One cell of the table. `limit` 0 = at once. */
export type Limit = {
  limit: number
  unit: LimitUnit
  basis: Basis
  /** The furthest a date told to the resident may be, in the same unit ("1 working day, at most 3"). */
  atMost?: number
}

export const COMPLAINT_CLASSES = ['minor', 'important', 'general', 'major'] as const
export type ComplaintClass = (typeof COMPLAINT_CLASSES)[number]

/** The rows of domain.md §3.3; emergencyTrapped is the emergency row's "(15 trapped)". */
export const CASE_ROWS = [
  'ceiling',
  'inquiry',
  'emergency',
  'emergencyTrapped',
  'normalRepair',
  'complaintMinor',
  'complaintImportant',
  'complaintGeneral',
  'complaintMajor',
  'complaintComplex',
  'complaintInvalid',
] as const
export type CaseRow = (typeof CASE_ROWS)[number]

export type LimitRow = Readonly<Partial<Record<ClockName, Limit>>>

/**
 * What a community promises, edited by its administrator (domain.md, preface): every number is here and none in code.
 * A change makes a new version; a ticket keeps the version it was promised under.
 */
export type ServicePolicy = {
  version: number
  calendars: Readonly<Record<Department, CalendarRules>>
  limits: Readonly<Record<CaseRow, LimitRow>>
  /** Complaint classes in use; 'general' only where a community wants it. */
  complaintClasses: readonly ComplaintClass[]
  /** Share of a limit, in percent, at which the ticket's owner is warned. */
  warnPercent: number
  /** Share of a limit, in percent, at which the next one up is told. */
  overduePercents: { lead: number; supervisor: number; manager: number }
  /** Calendar minutes that an agreed appointment may take: it is solved by its start and so much (decisions/0019). */
  appointmentMinutes: number
  /** Calendar hours from done to confirmation by itself. */
  autoConfirmHours: number
  /** Calendar days after confirmation in which a resident may reopen. */
  reopenDays: number
  /** Minutes until an unaccepted job goes to the next (domain.md §3.4). */
  offerMinutes: { normal: number; emergency: number }
  /** Return visit after a handled complaint (domain.md §3.5). */
  returnVisit: Limit
  /** Months after closing in which a ticket's photos are kept (domain.md §8). */
  photoMonths: number
}

/** A policy with the public days its calendars refer to: what promises are calculated with. */
export type PolicyInForce = Omit<ServicePolicy, 'calendars'> & {
  calendars: Readonly<Record<Department, WorkCalendar>>
}

const at = (hours: number, minutes = 0): number => hours * 60 + minutes

const OFFICE_PERIODS: readonly Period[] = [
  { from: at(8, 30), to: at(12) },
  { from: at(13, 30), to: at(17, 30) },
]

/** Monday to Friday 08:30–12:00 and 13:30–17:30, with public holidays and make-up days. */
export const OFFICE_HOURS: CalendarRules = {
  workday: OFFICE_PERIODS,
  saturday: [],
  sunday: [],
  publicHolidays: true,
  overrides: {},
}

/** Staffed every minute of the year. */
export const ROUND_THE_CLOCK: CalendarRules = {
  roundTheClock: true,
  workday: [],
  saturday: [],
  sunday: [],
  publicHolidays: false,
  overrides: {},
}

const AT_ONCE: Limit = { limit: 0, unit: 'min', basis: 'C' }
const minutes = (limit: number, basis: Basis): Limit => ({ limit, unit: 'min', basis })
const hours = (limit: number, basis: Basis): Limit => ({ limit, unit: 'hour', basis })
const workingDays = (limit: number, atMost?: number): Limit => ({
  limit,
  unit: 'workingDay',
  basis: 'W',
  ...(atMost === undefined ? {} : { atMost }),
})

/** The table of domain.md §3.3, row by row. */
const DEFAULT_LIMITS: Readonly<Record<CaseRow, LimitRow>> = {
  ceiling: { firstReply: hours(24, 'C'), solved: hours(48, 'C') },
  inquiry: { firstReply: minutes(15, 'W'), solved: minutes(15, 'W') },
  emergency: {
    assigned: AT_ONCE,
    firstReply: minutes(5, 'C'),
    onSite: minutes(30, 'C'),
    update: hours(2, 'C'),
  },
  emergencyTrapped: {
    assigned: AT_ONCE,
    firstReply: minutes(5, 'C'),
    onSite: minutes(15, 'C'),
    update: hours(2, 'C'),
  },
  normalRepair: { assigned: hours(2, 'W'), firstReply: hours(2, 'W'), solved: hours(24, 'C') },
  complaintMinor: { assigned: minutes(30, 'W'), firstReply: hours(2, 'W'), solved: workingDays(1) },
  complaintImportant: { assigned: minutes(30, 'W'), firstReply: workingDays(1), solved: workingDays(2) },
  complaintGeneral: { assigned: minutes(30, 'W'), firstReply: hours(2, 'W'), solved: workingDays(1, 3) },
  complaintMajor: { assigned: AT_ONCE, firstReply: hours(2, 'C'), solved: workingDays(3) },
  complaintComplex: { solved: workingDays(5, 7) },
  complaintInvalid: { solved: workingDays(1) },
}

/** The defaults of a new community (domain.md §3.2–§3.5). */
export const DEFAULT_POLICY: ServicePolicy = {
  version: 1,
  calendars: {
    engineering: ROUND_THE_CLOCK,
    security: ROUND_THE_CLOCK,
    cleaning: OFFICE_HOURS,
    greening: OFFICE_HOURS,
    customer_service: OFFICE_HOURS,
    finance: OFFICE_HOURS,
  },
  limits: DEFAULT_LIMITS,
  complaintClasses: ['minor', 'important', 'major'],
  warnPercent: 80,
  overduePercents: { lead: 100, supervisor: 150, manager: 200 },
  appointmentMinutes: 120,
  autoConfirmHours: 72,
  reopenDays: 7,
  offerMinutes: { normal: 10, emergency: 3 },
  returnVisit: workingDays(3),
  photoMonths: 12,
}

/**
 * Joins a stored policy with the public days (PUBLIC_DAYS of public-holidays.ts; the functions pass them in). A number
 * that came into the table after the policy was stored has its default.
 */
export const inForce = (policy: ServicePolicy, publicDays: DayKinds): PolicyInForce => {
  const calendar = (department: Department): WorkCalendar => ({ ...policy.calendars[department], publicDays })
  return {
    ...DEFAULT_POLICY,
    ...policy,
    calendars: {
      engineering: calendar('engineering'),
      security: calendar('security'),
      cleaning: calendar('cleaning'),
      greening: calendar('greening'),
      customer_service: calendar('customer_service'),
      finance: calendar('finance'),
    },
  }
}

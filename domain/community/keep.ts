import { KEPT_MONTHS, monthsAfter } from '../kernel/keeping'
import { DAY, type Instant } from '../kernel/instant'
import type { Household } from './household'

type Kept = Pick<Household, 'to' | 'log'>

/** Three years after it ended its people are forgotten; never while it goes on. */
const endOf = ({ to }: Kept): Instant | undefined =>
  to === undefined ? undefined : monthsAfter(to, KEPT_MONTHS.tickets)

/** When the oldest change that the register notes of a household has served its time: it says who lived there. */
const logEndOf = ({ log }: Kept): Instant | undefined =>
  log?.[0] === undefined ? undefined : monthsAfter(log[0].at, KEPT_MONTHS.logs)

const nextLook = (household: Kept): { keepUntil?: Instant } => {
  const looks = [endOf(household), logEndOf(household)].filter((at) => at !== undefined)
  return looks.length === 0 ? {} : { keepUntil: Math.min(...looks) }
}

/** The household with the next time that something of it has served its time. */
export const withTerm = ({ keepUntil: _until, ...household }: Household): Household => ({
  ...household,
  ...nextLook(household),
})

/**
 * An ended household once everybody's binding to it is over. What care it needed was for visits to its home, which has
 * other people now; names stay as long as its tickets do.
 */
export const closedHousehold = ({ closingSince: _since, care: _care, ...household }: Household): Household =>
  withTerm({ ...household, version: household.version + 1 })

/** True when all that names somebody is to go. */
export const isOver = (household: Kept, now: Instant): boolean => (endOf(household) ?? Infinity) <= now

/** The household without changes noted longer ago than logs are kept. */
export const trimmed = (household: Household, now: Instant): Household => {
  const { log = [], ...rest } = household
  const young = log.filter(({ at }) => monthsAfter(at, KEPT_MONTHS.logs) > now)
  return withTerm({ ...rest, version: rest.version + 1, ...(young.length > 0 && { log: young }) })
}

/** How long to wait when something about a household is still open. */
const LOOK_AGAIN = 30 * DAY

export const heldHousehold = (household: Household, now: Instant): Household => ({
  ...trimmed(household, now),
  keepUntil: now + LOOK_AGAIN,
})

/** That there was a household, of which kind and from when to when: nobody's name, number or car. */
export const nameless = ({
  keepUntil: _until,
  registered: _people,
  vehicles: _cars,
  care: _care,
  log: _log,
  ...household
}: Household): Household => ({ ...household, version: household.version + 1 })

/** What the timer takes out, in the words of the log. */
export const EXPIRED_WORDS = {
  tickets: '工单结束满 3 年：去掉住户的姓名、电话和房号',
  photos: '工单照片到期：删除',
  households: '住户迁出满 3 年：去掉姓名、电话和车辆',
  bindings: '房屋绑定结束满 3 年：删除',
  firms: '外包合同结束满 3 年：去掉联系人和电话',
  changes: '房屋档案的变更记录满 6 个月：删除',
  requests: '绑定申请办完满 6 个月：删除',
  invitations: '邀请过期满 6 个月：删除',
  logs: '操作记录和通知满 6 个月：删除',
} as const
export type ExpiredKind = keyof typeof EXPIRED_WORDS

import { KEPT_MONTHS, monthsAfter } from '../kernel/keeping'
import { DAY, type Instant } from '../kernel/instant'
import type { Household } from './household'

/**
 * An ended household once everybody's binding to it is over. What care it needed was for visits to its home, which has
 * other people now; names stay as long as its tickets do.
 */
export const closedHousehold = ({ closingSince, care: _care, ...household }: Household): Household => ({
  ...household,
  version: household.version + 1,
  keepUntil: monthsAfter(household.to ?? closingSince ?? household.from, KEPT_MONTHS.tickets),
})

/** How long to wait when something about a household is still open. */
const LOOK_AGAIN = 30 * DAY

export const heldHousehold = (household: Household, now: Instant): Household => ({
  ...household,
  version: household.version + 1,
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
  requests: '绑定申请办完满 6 个月：删除',
  invitations: '邀请过期满 6 个月：删除',
  logs: '操作记录和通知满 6 个月：删除',
} as const
export type ExpiredKind = keyof typeof EXPIRED_WORDS

import type { WhoAmI } from '../../contract/community/me'
import type { InboxEntry } from '../../contract/notify'
import type { TicketView } from '../../contract/ticket'
import type { InferContractRouterOutputs } from '@orpc/contract'
import type { Contract } from '../../contract/contract'
import { PRIVACY_NOTICE_VERSION } from '../../domain/community/consent'
import { MINUTE, NOW, ticketView } from './ticket-view'

type Home = WhoAmI['homes'][number]
type Sent = InferContractRouterOutputs<Contract>['ticket']['submit']

export const homeOf = (room: string): Home => ({
  householdId: `h${room}`,
  unitId: `u${room}`,
  communityId: 'c1',
  communityName: '安邻示范小区',
  unitLabel: `1栋1单元${room}室`,
  relation: 'owner',
  dutyPhone: '010-60001000',
})

/** 王芳 with one home. */
export const wang = (more: Partial<WhoAmI> = {}): WhoAmI => ({
  personId: 'p-wang',
  name: '王芳',
  phone: '13900001000',
  homes: [homeOf('101')],
  roles: [],
  consent: { version: PRIVACY_NOTICE_VERSION, at: NOW },
  now: NOW,
  ...more,
})

/** The answer to a report. */
export const SENT: Sent = {
  ticketId: 't1',
  number: 'ABC234',
  promise: { department: 'engineering', who: '陈师傅', what: 'visit', by: NOW + 60 * MINUTE, late: false },
  dutyPhone: '010-60001000',
}

/** A ticket as its resident sees it. */
export const myTicket = (more: Partial<TicketView> = {}): TicketView =>
  ticketView({
    state: 'accepted',
    promise: { department: 'engineering', who: '陈师傅', what: 'visit', by: NOW + 60 * MINUTE, late: false },
    moves: ['cancel'],
    ...more,
  })

export const entryOf = (entryId: string, more: Partial<InboxEntry> = {}): InboxEntry => ({
  entryId,
  kind: 'ticket_accepted',
  title: `工单 ${entryId} 已接单`,
  text: '陈师傅会处理',
  ticketId: `t-${entryId}`,
  at: NOW - MINUTE,
  ...more,
})

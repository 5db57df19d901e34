import { policyAt, type Community } from '../../domain/community/community'
import { inForce, ROUND_THE_CLOCK } from '../../domain/sla/policy'
import { PUBLIC_DAYS } from '../../domain/sla/public-holidays'
import { load } from '../_kit/store/store'
import { admitToTicket, carryOut, rehearse, writeCommand } from './carry-out'
import { successorOf } from './successor'
import { tickets } from './implementer'
import { viewOf } from './view'

export const confirm = tickets.confirm.handler(({ input, context }) =>
  carryOut(context.call, input, { do: 'confirm' }),
)

export const rate = tickets.rate.handler(({ input, context }) => {
  const { score, tags, words } = input
  return carryOut(context.call, input, { do: 'rate', rating: { score, tags, words } })
})

export const cancel = tickets.cancel.handler(({ input, context }) =>
  carryOut(context.call, input, { do: 'cancel', reason: input.reason }),
)

/** Whether reopening is refused does not depend on the calendar. */
const ANY_CALENDAR = { ...ROUND_THE_CLOCK, publicDays: {} }

/** Goes back to the same owner (domain.md §3.4), or to somebody else when that account is closed meanwhile. */
export const reopen = tickets.reopen.handler(async ({ input, context: { call } }) => {
  const { person, ticket, thread } = await admitToTicket(call, input.ticketId)
  const asked = { do: 'reopen' as const, reason: input.reason, calendar: ANY_CALENDAR }
  const { commandId } = input
  const done = await rehearse(call, { person, ticket, command: asked, commandId })
  const [owner, community] = done
    ? []
    : await Promise.all([successorOf(ticket, call.now), load<Community>('communities', ticket.communityId)])
  const calendar =
    community && inForce(policyAt(community, call.now), PUBLIC_DAYS).calendars[ticket.department]
  const command = { ...asked, ...(calendar && { calendar }), ...(owner && { owner }) }
  return viewOf(await writeCommand(call, { person, ticket, command, commandId }), thread, person, call.now)
})

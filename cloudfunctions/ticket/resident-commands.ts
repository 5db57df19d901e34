import { policyAt, type Community } from '../../domain/community/community'
import { serves, type Firm } from '../../domain/community/firm'
import { inForce, ROUND_THE_CLOCK } from '../../domain/sla/policy'
import { PUBLIC_DAYS } from '../../domain/sla/public-holidays'
import type { Ticket } from '../../domain/ticket/ticket'
import { load } from '../_kit/store/store'
import { admitToTicket, carryOut, rehearse, writeCommand } from './carry-out'
import { successorOf } from './successor'
import { tickets } from './implementer'
import { viewOf } from './view'
import { judgeWords } from './words'

export const confirm = tickets.confirm.handler(({ input, context }) =>
  carryOut(context.call, input, { do: 'confirm' }),
)

export const rate = tickets.rate.handler(({ input, context }) => {
  const { score, tags, words } = input
  return carryOut(
    context.call,
    input,
    { do: 'rate', rating: { score, tags, words } },
    { words, tags: tags.join('，') },
  )
})

export const cancel = tickets.cancel.handler(({ input, context }) =>
  carryOut(context.call, input, { do: 'cancel', reason: input.reason }, { reason: input.reason }),
)

/** Whether reopening is refused does not depend on the calendar. */
const ANY_CALENDAR = { ...ROUND_THE_CLOCK, publicDays: {} }

/** A firm whose contract is over does not come again. */
const firmIsGone = async ({ firm }: Ticket, at: number): Promise<boolean> => {
  const known = firm && (await load<Firm>('firms', firm.firmId))
  return firm !== undefined && (known === undefined || !serves(known, at))
}

/** Goes back to the same owner (domain.md §3.4), or to somebody else when that account is closed meanwhile. */
export const reopen = tickets.reopen.handler(async ({ input, context: { call } }) => {
  const { person, ticket, thread } = await admitToTicket(call, input.ticketId)
  const asked = { do: 'reopen' as const, reason: input.reason, calendar: ANY_CALENDAR }
  const { commandId } = input
  const done = await rehearse(call, { person, ticket, command: asked, commandId })
  const [owner, community, firmGone] = done
    ? []
    : await Promise.all([
        successorOf(ticket, call.now),
        load<Community>('communities', ticket.communityId),
        firmIsGone(ticket, call.now),
      ])
  const mark = done
    ? undefined
    : await judgeWords(call, { ticket, side: 'resident', typed: { reason: input.reason } })
  const calendar =
    community && inForce(policyAt(community, call.now), PUBLIC_DAYS).calendars[ticket.department]
  const command = {
    ...asked,
    ...(calendar && { calendar }),
    ...(owner && { owner }),
    ...(firmGone && { firmGone }),
  }
  const after = await writeCommand(call, { person, ticket, command, commandId, mark })
  return viewOf(after, thread, person, call.now)
})

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

/** Goes back to the same owner (domain.md §3.4), or to somebody else when that account is closed meanwhile. */
export const reopen = tickets.reopen.handler(async ({ input, context: { call } }) => {
  const { person, ticket, thread } = await admitToTicket(call, input.ticketId)
  const asked = { do: 'reopen' as const, reason: input.reason }
  const { commandId } = input
  const done = rehearse(call, { person, ticket, command: asked, commandId })
  const owner = done ? undefined : await successorOf(ticket, call.now)
  const command = { ...asked, ...(owner && { owner }) }
  return viewOf(await writeCommand(call, { person, ticket, command, commandId }), thread, person, call.now)
})

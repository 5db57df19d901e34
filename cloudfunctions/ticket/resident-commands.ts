import { carryOut } from './carry-out'
import { tickets } from './implementer'

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

export const reopen = tickets.reopen.handler(({ input, context }) =>
  carryOut(context.call, input, { do: 'reopen', reason: input.reason }),
)

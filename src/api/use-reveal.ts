import { api } from './api'
import { useCommand } from './use-command'

type Reporter = Awaited<ReturnType<typeof api.ticket.reveal>>

/** Has the reporter's number shown: logged on the server, so it is asked for by a tap and never beforehand. */
export function useReveal(ticketId: string, onShown?: (reporter: Reporter) => void) {
  const command = useCommand<{ ticketId: string }, Reporter>((input) => api.ticket.reveal(input), {
    ...(onShown && { onDone: onShown }),
  })
  return {
    reveal: () => void command.run({ ticketId }),
    busy: command.busy,
    failure: command.failure,
  }
}

import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { TicketView } from '../../contract/ticket'
import { api } from './api'
import type { Failure } from './failure'
import { keys } from './keys'
import { useCommand, type Command } from './use-command'

/** Of two answers the later state: one that set out before a command was answered may arrive after it. */
const later = (known: TicketView | undefined, answer: TicketView): TicketView =>
  known !== undefined && known.version > answer.version ? known : answer

/** One ticket as the caller may see it; links to its photos last an hour. */
export const useTicket = (ticketId: string) => {
  const client = useQueryClient()
  const queryKey = keys.ticket(ticketId)
  return useQuery({
    queryKey,
    queryFn: async () => {
      const answer = await api.ticket.get({ ticketId })
      return later(client.getQueryData<TicketView>(queryKey), answer)
    },
  })
}

type OnTicket<Rest> = Rest & { ticketId: string }

/**
 * A command on one ticket: its answer is the new state of the screen. When the table of moves has gone on meanwhile
 * (WRONG_STATE, ALREADY_ACCEPTED), the ticket is asked again, so that the screen shows what is true.
 */
export function useTicketCommand<Rest extends object>(
  ticketId: string,
  send: (input: OnTicket<Rest> & { commandId: string }) => Promise<TicketView>,
  onDone?: (view: TicketView) => void,
  onRefused?: (failure: Failure) => void,
): Command<Rest, TicketView> {
  const client = useQueryClient()
  const queryKey = keys.ticket(ticketId)
  const refresh = (): void => {
    void client.invalidateQueries({ queryKey: keys.lists })
    void client.invalidateQueries({ queryKey: keys.insight })
  }
  const command = useCommand<OnTicket<Rest>, TicketView>(send, {
    onDone: (view) => {
      client.setQueryData<TicketView>(queryKey, (known) => later(known, view))
      refresh()
      onDone?.(view)
    },
    onRefused: (failure) => {
      void client.invalidateQueries({ queryKey })
      refresh()
      onRefused?.(failure)
    },
  })
  return { ...command, run: (rest) => command.run({ ...rest, ticketId }) }
}

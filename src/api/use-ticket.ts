import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { TicketView } from '../../contract/ticket'
import { api } from './api'
import { failureOf, type Failure } from './failure'
import { keys } from './keys'
import { useCommand, type Command } from './use-command'

/** Of two answers the later state: one that set out before a command was answered may arrive after it. */
const later = (known: TicketView | undefined, answer: TicketView): TicketView =>
  known !== undefined && known.version > answer.version ? known : answer

const isOver = ({ state }: TicketView): boolean => state === 'confirmed' || state === 'cancelled'

/** The pulse tells what concerns this person; what others do is seen by asking (design.md D10: 15 s on duty). */
const LOOK_AGAIN_MS = 15_000

/**
 * One ticket as the caller may see it; links to its photos last an hour.
 * @param watched of a ticket that changes without a word to the caller: it is asked again every 15 s until it is over,
 *   only while the app is in front
 */
export const useTicket = (ticketId: string, watched: (view: TicketView) => boolean = () => false) => {
  const client = useQueryClient()
  const queryKey = keys.ticket(ticketId)
  return useQuery({
    queryKey,
    queryFn: async () => {
      const answer = await api.ticket.get({ ticketId })
      return later(client.getQueryData<TicketView>(queryKey), answer)
    },
    refetchInterval: ({ state: { data } }) => data && !isOver(data) && watched(data) && LOOK_AGAIN_MS,
  })
}

/**
 * What a command hears when the ticket went on meanwhile, or went to somebody else: what the screen offers may no
 * longer be true. BUSY is also what the loser of four races in a row hears; its command may be sent again.
 */
const GONE_ON = ['ALREADY_ACCEPTED', 'WRONG_STATE', 'TOO_LATE', 'NOT_ALLOWED', 'BUSY']

/** True from such an answer until the fresh ticket is there; the caller draws again when the question ends. */
export function useGoneOn(ticketId: string, failure: Failure | undefined): boolean {
  const state = useQueryClient().getQueryState(keys.ticket(ticketId))
  return failure !== undefined && GONE_ON.includes(failure.code) && state?.isInvalidated === true
}

type OnTicket<Rest> = Rest & { ticketId: string }

/**
 * A command on one ticket: its answer is the new state of the screen. When it was refused, or lost its races (BUSY), the
 * ticket is asked again, so that the screen shows what is true.
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
  const sendOrAsk: typeof send = async (input) => {
    try {
      return await send(input)
    } catch (error) {
      if (failureOf(error).code === 'BUSY') void client.invalidateQueries({ queryKey })
      throw error
    }
  }
  const command = useCommand<OnTicket<Rest>, TicketView>(sendOrAsk, {
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

import { useState } from 'react'
import type { TicketView } from '../../contract/ticket'
import { storage } from '../platform/storage'
import { api } from './api'
import { useTicketCommand } from './use-ticket'

const draftKey = (ticketId: string): string => `say.${ticketId}`

/** A message in a ticket's thread; what is written stays on this phone until it was sent. */
export function useSay(ticketId: string) {
  const [text, setText] = useState(() => storage.read<string>(draftKey(ticketId)) ?? '')
  const command = useTicketCommand<{ text: string; photos: string[] }>(
    ticketId,
    (input): Promise<TicketView> => api.ticket.say(input),
  )
  const write = (next: string): void => {
    setText(next)
    if (next === '') storage.remove(draftKey(ticketId))
    else storage.write(draftKey(ticketId), next)
  }
  /** @param photos file ids; @returns whether it arrived */
  const send = async (photos: string[] = []): Promise<boolean> => {
    const sent = await command.run({ text: text.trim(), photos })
    if (sent !== undefined) write('')
    return sent !== undefined
  }
  return { text, write, send, busy: command.busy, failure: command.failure, empty: text.trim() === '' }
}

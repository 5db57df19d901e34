import { useQueryClient } from '@tanstack/react-query'
import { api } from './api'
import { keys } from './keys'
import { useCommand, type WithId } from './use-command'

/** What is read: everything up to an instant, or of it only what is about one ticket. */
export type Read = { until: number; ticketId?: string }

/** Marking lines of the inbox as read: the badge and the list follow. */
export function useInboxRead() {
  const client = useQueryClient()
  return useCommand((input: WithId<Read>) => api.notify.inbox.read(input), {
    onDone: ({ unread }) => {
      client.setQueryData(keys.inboxHead, (head: object | undefined) => head && { ...head, unread })
      void client.invalidateQueries({ queryKey: keys.inboxList })
    },
  })
}

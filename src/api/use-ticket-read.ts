import { useEffect, useRef } from 'react'
import type { TicketView } from '../../contract/ticket'
import { useInboxRead } from './use-inbox-read'
import { useHead } from './use-pulse'

/** The last step or message that the page shows: a line of the inbox is as old as the step that it tells. */
const shownUntil = ({ timeline, submittedAt }: Pick<TicketView, 'timeline' | 'submittedAt'>): number =>
  Math.max(submittedAt, ...timeline.map(({ at }) => at))

/**
 * Whoever has a ticket open has read what the inbox says of it. Told to the server once for what the page shows, and
 * again when a later step or another line comes; not at all while nothing is unread.
 * @param view undefined until it is there, and while another page covers this one
 */
export function useTicketRead(
  view: Pick<TicketView, 'ticketId' | 'timeline' | 'submittedAt'> | undefined,
): void {
  const head = useHead()
  const { run } = useInboxRead()
  const latest = useRef(run)
  const told = useRef('')
  const ticketId = view?.ticketId
  const until = view && shownUntil(view)
  const newest = head?.newest?.entryId
  const unread = (head?.unread ?? 0) > 0
  useEffect(() => {
    if (ticketId === undefined || until === undefined || !unread) return
    const what = [ticketId, until, newest].join()
    if (told.current === what) return
    told.current = what
    void latest.current({ ticketId, until })
  }, [ticketId, until, newest, unread])
}

import { useEffect } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import type { WhoAmI } from '../../contract/community/me'
import { ticks } from '../platform/live'
import { watchVisibility } from '../platform/visibility'
import { looksForOffers, markActivity } from './activity'
import { api } from './api'
import { failureOf, maySendAgain } from './failure'
import { keys } from './keys'
import { startPulse } from './pulse'

type Head = Awaited<ReturnType<typeof api.notify.inbox.head>>
const askHead = (): Promise<Head> => api.notify.inbox.head({ offers: looksForOffers() })

/** A home or a role was given or taken: who the caller is, and what they asked for, is known again at once. */
function noticeTies(client: QueryClient, { ties }: Head): void {
  const known = client.getQueryData<WhoAmI>(keys.me)?.ties
  if (known === undefined || known === ties) return
  for (const queryKey of [keys.me, keys.myRequests, keys.lists]) void client.invalidateQueries({ queryKey })
}

function takeIn(client: QueryClient, answer: Head): void {
  const before = client.getQueryData<Head>(keys.inboxHead)
  const offers = answer.offers ?? before?.offers
  const head = { ...answer, ...(offers !== undefined && { offers }) }
  client.setQueryData(keys.inboxHead, head)
  noticeTies(client, head)
  if (before !== undefined && before.offers !== offers)
    void client.invalidateQueries({ queryKey: keys.list('offered', true) })
  if (before === undefined || before.stamp === head.stamp) return
  markActivity()
  for (const queryKey of [keys.lists, keys.everyTicket, keys.inboxList, keys.insight])
    void client.invalidateQueries({ queryKey })
}

/**
 * One poll for the whole app, mounted once around the pages: when the inbox's stamp changes, lists, the open ticket and
 * the inbox are asked again (design.md D10).
 * @param enabled false while nobody is signed in
 */
export function usePulse(enabled: boolean): void {
  const client = useQueryClient()
  useEffect(() => {
    if (!enabled) return undefined
    markActivity()
    return startPulse<Head>({
      ask: askHead,
      onHead: (head) => takeIn(client, head),
      mayGoOn: (error) => maySendAgain(failureOf(error)),
      now: ticks,
      watchVisibility,
    })
  }, [client, enabled])
}

/** What the last poll told; undefined before the first. */
export const useHead = (): Head | undefined =>
  useQuery<Head>({ queryKey: keys.inboxHead, queryFn: askHead, enabled: false }).data

/** How many are unread; 0 before the first poll. */
export const useUnread = (): number => useHead()?.unread ?? 0

import type { Person } from '../../domain/community/person'
import type { Instant } from '../../domain/kernel/instant'
import { offeredTo } from '../../domain/ticket/offered'
import { command, list, type Document } from '../_kit/store/store'

/** As many as one page of the list shows. */
const SHOWN = 20

const newestOffers = ({
  communityId,
  department,
}: ReturnType<typeof offeredTo>[number]): Promise<Document[]> =>
  list<Document>({
    collection: 'tickets',
    index: 'offered',
    equals: { communityId, department, state: 'dispatched' },
    filter: { firm: command.exists(false) },
    fields: ['version'],
    limit: SHOWN,
  })

/**
 * Changes when anything in the person's list of open offers does. A colleague gets no notice of an offer (only the one
 * it is made to does), so the inbox cannot tell. One read for each department the person works in, usually one.
 */
export const offersStamp = async (person: Person, now: Instant): Promise<string> => {
  const found = await Promise.all(offeredTo(person, now).map(newestOffers))
  return found
    .flat()
    .map(({ _id, version }) => `${_id}.${version}`)
    .join(' ')
}

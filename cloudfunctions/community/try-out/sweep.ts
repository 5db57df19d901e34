import type { Community, Trial } from '../../../domain/community/community'
import type { Entry } from '../../../domain/ticket/facts'
import { photosIn } from '../../../domain/ticket/keep'
import { commit } from '../../_kit/command'
import { command, list, load, removeAll, removeThese } from '../../_kit/store/store'
import { deleteFiles } from '../../_kit/photos/delete-files'

/** More than a trial takes of anything. */
const PAGE = 200

/** What carries the community's id; the tickets, and what hangs on them or on people, go by their own ways. */
const OF_COMMUNITY = [
  { collection: 'units', index: 'all' },
  { collection: 'households', index: 'byUnit' },
  { collection: 'home_requests', index: 'waiting' },
  { collection: 'staff_invitations', index: 'byCommunity' },
  { collection: 'firms', index: 'byCommunity' },
  { collection: 'audit', index: 'byCommunity' },
] as const

type Pictured = {
  _id: string
  photo?: string
  photos?: string[]
  timeline?: Entry[]
  entries?: Entry[]
}
type Slice = { collection: string; index: string; equals: Record<string, unknown> }

const picturesOf = ({ photo, photos = [], timeline = [], entries = [] }: Pictured): string[] => [
  ...(photo === undefined ? [] : [photo]),
  ...photos,
  ...photosIn(timeline),
  ...photosIn(entries),
]

/** Files first: nothing else says where they are. */
const removeWithPhotos = async (slice: Slice, filter: Record<string, unknown> = {}): Promise<void> => {
  for (;;) {
    const found = await list<Pictured>({ ...slice, filter, limit: PAGE })
    if (found.length === 0) return
    await deleteFiles(found.flatMap(picturesOf))
    await removeThese(
      slice.collection,
      found.map(({ _id }) => _id),
    )
  }
}

const ticketIdsIn = async (communityId: string): Promise<string[]> => {
  const equals = { communityId }
  const found = await list<{ _id: string }>({
    ...{ collection: 'tickets', index: 'byNumber', equals, fields: ['number'], limit: PAGE },
  })
  return found.map(({ _id }) => _id)
}

/** Kept on the community first: what is written late hangs on a ticket that has gone by then. */
const noteTickets = async (communityId: string, trial: Trial): Promise<string[]> => {
  const ids = [...new Set([...(trial.ticketIds ?? []), ...(await ticketIdsIn(communityId))])]
  const reload = () => load<Community>('communities', communityId)
  const community = await reload()
  if (community !== undefined && ids.length > (trial.ticketIds?.length ?? 0))
    await commit('communities', community, reload, (state) =>
      state.trial === undefined
        ? undefined
        : { ...state, version: state.version + 1, trial: { ...state.trial, ticketIds: ids } },
    )
  return ids
}

const sweepTicket = async (ticketId: string, people: readonly string[]): Promise<void> => {
  await removeWithPhotos({ collection: 'messages', index: 'thread', equals: { ticketId } })
  await removeWithPhotos({ collection: 'ticket_history', index: 'byEntry', equals: { ticketId } })
  await removeWithPhotos({ collection: 'photo_checks', index: 'byTicket', equals: { ticketId } })
  for (const personId of people)
    await removeAll({ collection: 'inbox', index: 'aboutTicket', equals: { personId, ticketId } })
}

/** What was sent to somebody, or could be told to nobody, because of this community. */
const sweepDeliveries = async (personId: string, communityId: string, since: number): Promise<void> => {
  const found = await list<{ _id: string }>({
    ...{ collection: 'deliveries', index: 'byPerson', equals: { personId }, fields: ['communityId'] },
    ...{ range: { field: 'createdAt', condition: command.gte(since) }, filter: { communityId }, limit: 1000 },
  })
  const ids = found.map(({ _id }) => _id)
  // A delivery and its line of the inbox have the same id.
  for (const collection of ['inbox', 'deliveries']) await removeThese(collection, ids)
}

/**
 * Takes away all that a trial's community holds, except its own document, which says that there is something to take
 * away. Done again it goes on where a fault ended it.
 */
export const sweep = async (communityId: string, trial: Trial): Promise<void> => {
  const extras = [`${communityId}-neighbour`, `${communityId}-colleague`]
  const ids = await noteTickets(communityId, trial)
  await removeWithPhotos({ collection: 'tickets', index: 'byNumber', equals: { communityId } })
  for (const id of ids) await sweepTicket(id, [trial.personId, ...extras])
  for (const personId of [trial.personId, ...extras, 'nobody'])
    await sweepDeliveries(personId, communityId, trial.begunAt)
  for (const { collection, index } of OF_COMMUNITY)
    await removeAll({ collection, index, equals: { communityId } })
  await removeThese('rosters', [communityId])
  await removeThese('persons', extras)
}
